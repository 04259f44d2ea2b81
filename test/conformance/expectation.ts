/** The elections that others have counted, and what they found: read from a folder outside the repository, never copied into it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export const ELECTIONS = resolve(process.env['SOVET_DATA'] ?? '../shared/data', 'elections');
export const areElectionsThere = existsSync(resolve(ELECTIONS, 'index.json'));

export const readElection = (file: string): Buffer => readFileSync(resolve(ELECTIONS, file));
export const readJson = (file: string): unknown => JSON.parse(readElection(file).toString('utf8'));
/** Names of all files there but the index. */
export const electionFiles = (): readonly string[] => (areElectionsThere ? readdirSync(ELECTIONS).filter(file => file !== 'index.json').sort() : []);

export interface PublishedCase {
  readonly id: string;
  readonly file: string;
  readonly seats: number;
  readonly candidates: readonly string[];
  readonly ballots: number;
  readonly title?: string;
  readonly expected: Readonly<Record<string, unknown>> | string;
  readonly case_ids?: readonly string[];
}

export const publishedCases = (): readonly PublishedCase[] => (areElectionsThere ? (readJson('index.json') as { cases: readonly PublishedCase[] }).cases : []);

/** One comparison of a file with a rule. */
export interface Row {
  readonly id: string;
  readonly file: string;
  readonly rule: string;
  /** In words: what was compared. */
  readonly compared: string;
  /** What differs; nothing when all agrees. */
  readonly differences: readonly string[];
  /** Of a difference that is not a fault of ours, why. Rows with it are reported and not required. */
  readonly explained?: string;
}

/** Collects differences: names what was compared, and shows the first values that are not the same. */
export class Comparison {
  readonly differences: string[] = [];
  private readonly parts: string[] = [];

  same(what: string, have: unknown, want: unknown): void {
    if (!this.parts.includes(what)) this.parts.push(what);
    const [ours, theirs] = [JSON.stringify(have), JSON.stringify(want)];
    if (ours !== theirs) this.differences.push(`${what}: ${shorter(ours)} and not ${shorter(theirs)}`);
  }

  /** Decimal numbers that differ by no more than the tolerance, which its source states. */
  near(what: string, have: readonly (readonly string[])[], want: readonly (readonly string[])[], tolerance: string): void {
    const far = have.flatMap((row, i) => row.filter((number, j) => !(Math.abs(Number(number) - Number(want[i]?.[j])) <= Number(tolerance) * 1.000_001)));
    this.same(`${what} (within ${tolerance})`, [have.length, far], [want.length, []]);
  }

  row(id: string, file: string, rule: string): Row {
    return { id, file, rule, compared: this.parts.join(', '), differences: this.differences };
  }
}

function shorter(text: string | undefined): string {
  const all = text ?? 'nothing';
  return all.length > 160 ? `${all.slice(0, 160)}…` : all;
}

/** What a case expects, taken key by key, so that what nobody compared shows. */
export class Expected {
  private readonly taken = new Set<string>();
  private readonly values: Readonly<Record<string, unknown>>;
  /** What of it explains and expects nothing. */
  private readonly notes: readonly string[];

  constructor(values: Readonly<Record<string, unknown>>, notes: readonly string[] = []) {
    this.values = values;
    this.notes = notes;
  }

  has(key: string): boolean {
    return key in this.values;
  }

  take<Value>(key: string): Value {
    this.taken.add(key);
    return this.values[key] as Value;
  }

  get untaken(): readonly string[] {
    return Object.keys(this.values).filter(key => !this.taken.has(key) && !this.notes.includes(key));
  }
}
