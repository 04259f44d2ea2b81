/**
 * Ranked ballots as CSV: a header "count,rank1,rank2,…", then one line for each different ballot. A rank holds a name,
 * or a label: undervote or nothing, for a rank that is skipped; overvote, for one with several names; and UWI or "write-in" for everybody whose name was not declared, who count as one candidate.
 */
import { parse } from 'csv-parse/sync';
import type { BallotGroup, OptionId } from '#tally/ballot.ts';
import { UnusableInput } from '../unusable-input.ts';
import type { BallotFile } from './read-ballots.ts';

const UNDERVOTE: ReadonlySet<string> = new Set(['', 'undervote', 'skipped']);
const WRITE_IN: ReadonlySet<string> = new Set(['uwi', 'write-in', 'undeclared write-ins', 'undeclared write-in']);
const UNDECLARED = 'Undeclared Write-ins';

/** What papers say that do not go on rank by rank. */
export interface PaperRules {
  /** After an overvote the paper says no more, or goes on at the next rank. */
  readonly overvote: 'exhaust' | 'skip';
  /** Ranks that may be skipped in a row; with more the paper says no more. */
  readonly skipped: number;
}

interface Line {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

/** @throws UnusableInput with file, line and reason */
export function readBallotCsv(path: string, text: string, papers: PaperRules): BallotFile {
  const [head, ...lines] = parsed(path, text);
  if (!head) throw new UnusableInput(`${path}:1: the file is empty`);
  refuseBadHeader(path, head);
  const problems: string[] = [];
  const ballots = lines.flatMap(line => {
    const ballot = readBallot(line, papers);
    if (typeof ballot !== 'string') return [ballot];
    problems.push(`${path}:${line.info.lines}: ${ballot}`);
    return [];
  });
  if (problems.length > 0) throw new UnusableInput(...problems);
  const options = [...new Set(ballots.flatMap(({ choice }) => (choice.kind === 'ranking' ? choice.ranks.flat() : [])))].sort();
  if (options.length === 0) throw new UnusableInput(`${path}:${lines.at(-1)?.info.lines ?? 1}: no ballot names anybody`);
  return { options, withdrawn: [], ballots, title: '' };
}

function parsed(path: string, text: string): readonly Line[] {
  try {
    return parse(text, { bom: true, info: true, trim: true, skip_empty_lines: true, relax_column_count: true }) as unknown as readonly Line[];
  } catch (error) {
    const { lines, message } = error as Error & { readonly lines?: number };
    throw new UnusableInput(`${path}:${lines ?? 1}: ${message}`);
  }
}

function refuseBadHeader(path: string, { record }: Line): void {
  const fits = record.length > 1 && record.every((name, column) => name.toLowerCase() === (column === 0 ? 'count' : `rank${column}`));
  if (!fits) throw new UnusableInput(`${path}:1: the first line is count,rank1,rank2,… and not ${record.join(',')}`);
}

function readBallot({ record: [count = '', ...ranks] }: Line, papers: PaperRules): BallotGroup | string {
  if (!/^[1-9]\d{0,14}$/.test(count)) return `the count is a whole number from 1, not ${count}`;
  const read = preferences(ranks, papers);
  const spoiled = read.length === 0 && ranks.some(rank => rank.toLowerCase() === 'overvote');
  return { choice: spoiled ? { kind: 'spoiled' } : { kind: 'ranking', ranks: read.map(name => [name]) }, count: BigInt(count) };
}

function preferences(ranks: readonly string[], { overvote, skipped }: PaperRules): readonly OptionId[] {
  const read: OptionId[] = [];
  let passed = 0;
  for (const rank of ranks) {
    const label = rank.toLowerCase();
    passed = UNDERVOTE.has(label) ? passed + 1 : 0;
    if (passed > skipped || (label === 'overvote' && overvote === 'exhaust')) break;
    if (passed > 0 || label === 'overvote') continue;
    const name = (WRITE_IN.has(label) ? UNDECLARED : rank) as OptionId;
    // Voters repeat a name to stress it; what it says the second time is nothing new.
    if (!read.includes(name)) read.push(name);
  }
  return read;
}
