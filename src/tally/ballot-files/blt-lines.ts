/**
 * BLT line by line: what each line must be where it stands.
 *
 * Definition: see `blt.ts`. A line that is refused is passed over, so that all that is wrong with a file comes out at once, up to a hundred problems.
 * Source: see `blt.ts`.
 * Complexity: linear in the text.
 */
import { MOST_OPTIONS } from '../papers.ts';
import type { StrangeEncoding } from './encoding.ts';

export interface BltProblem {
  /** From 1; the last line when something is missing at the end. */
  readonly line: number;
  readonly code:
    | 'bad-header' | 'too-many-candidates' | 'bad-withdrawal' | 'withdrawn-twice' | 'withdrawal-after-ballots' | 'no-such-candidate' | 'bad-weight' | 'bad-rank'
    | 'ranked-twice' | 'ballot-not-ended' | 'text-after-ballot' | 'too-many-votes' | 'ballots-not-ended' | 'bad-name' | 'empty-name' | 'duplicate-name'
    | 'too-few-names' | 'text-after-title' | 'all-withdrawn' | StrangeEncoding;
  /** What stands there. */
  readonly found: string;
}

/** What is done with a ballot that is well formed: places from 0, best first, equal ones together. False when there are more votes than can be counted. */
export type KeepBallot = (weight: bigint, ranks: readonly (readonly number[])[]) => boolean;

interface Line {
  readonly number: number;
  readonly text: string;
}

/** More digits than any election needs, and few enough that a hostile file costs nothing. */
const WHOLE = /^[1-9]\d{0,14}$/;
const QUOTED = /^"((?:[^"\\]|\\.)*)"$/su;
const MOST_PROBLEMS = 100;

function withoutComment(line: string): string {
  return /^((?:[^"#]|"(?:[^"\\]|\\.)*(?:"|\\?$))*)/u.exec(line)?.[1] ?? '';
}

export class BltLines {
  readonly problems: BltProblem[] = [];
  readonly withdrawn = new Set<number>();
  readonly names = new Set<string>();
  candidates = 0;
  seats = 0;
  title: string | undefined;
  /** What is read next; nothing can be judged after a bad header or bytes that are no text. */
  part: 'header' | 'ballots' | 'names' | 'nothing' = 'header';
  private readonly keep: KeepBallot;
  private named = 0;
  private anyBallot = false;
  private lastPassed = 0;
  private refused = 0;
  private last: Line = { number: 1, text: '' };

  constructor(keep: KeepBallot) {
    this.keep = keep;
  }

  /** @param number from 1; lines are given in their order, those that ballots were read from in another way left out */
  line(number: number, raw: string): void {
    const text = withoutComment(raw).trim();
    if (text === '' || this.part === 'nothing') return;
    const line = { number, text };
    this.last = line;
    if (this.part === 'header') this.header(line);
    else if (this.part === 'names') this.text(line);
    else if (text === '0') this.part = 'names';
    else if (text.startsWith('-')) this.withdrawals(line);
    else this.ballot(line);
  }

  /** Bytes that are no text: nothing is read after them. */
  strange(number: number, code: StrangeEncoding): void {
    this.refuse({ number, text: '' }, code);
    this.part = 'nothing';
  }

  /** The ballot of this line was read in another way. */
  passed(number: number): void {
    this.anyBallot = true;
    this.lastPassed = number;
  }

  /** After the last line. */
  close(): void {
    const last = this.lastPassed > this.last.number ? { number: this.lastPassed, text: '' } : this.last;
    if (this.part === 'header') this.refuse(last, 'bad-header');
    if (this.part === 'ballots') this.refuse(last, 'ballots-not-ended');
    if (this.part === 'names' && this.named < this.candidates) this.refuse(last, 'too-few-names', String(this.named));
    if (this.candidates > 0 && this.withdrawn.size === this.candidates) this.refuse(last, 'all-withdrawn');
  }

  private refuse(line: Line, code: BltProblem['code'], found = line.text): void {
    this.refused++;
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ line: line.number, code, found });
  }

  private header(line: Line): void {
    const [candidates, seats, ...more] = line.text.split(/\s+/u);
    this.part = 'nothing';
    if (!WHOLE.test(candidates ?? '') || !WHOLE.test(seats ?? '') || more.length > 0) return this.refuse(line, 'bad-header');
    if (Number(candidates) > MOST_OPTIONS) return this.refuse(line, 'too-many-candidates', candidates);
    [this.candidates, this.seats, this.part] = [Number(candidates), Number(seats), 'ballots'];
  }

  /** The place of a candidate's number; undefined when refused. */
  private place(line: Line, token: string): number | undefined {
    const number = Number(token);
    if (number <= this.candidates) return number - 1;
    this.refuse(line, 'no-such-candidate', token);
    return undefined;
  }

  private withdrawals(line: Line): void {
    if (this.anyBallot) return this.refuse(line, 'withdrawal-after-ballots');
    for (const token of line.text.split(/\s+/u)) {
      if (!token.startsWith('-') || !WHOLE.test(token.slice(1))) this.refuse(line, 'bad-withdrawal', token);
      else {
        const place = this.place(line, token.slice(1));
        if (place !== undefined && this.withdrawn.has(place)) this.refuse(line, 'withdrawn-twice', token);
        else if (place !== undefined) this.withdrawn.add(place);
      }
    }
  }

  private ballot(line: Line): void {
    const [weight = '', ...rest] = line.text.split(/\s+/u);
    const end = rest.indexOf('0');
    const before = this.refused;
    if (!WHOLE.test(weight)) this.refuse(line, 'bad-weight', weight);
    if (end < 0) this.refuse(line, 'ballot-not-ended');
    else if (end < rest.length - 1) this.refuse(line, 'text-after-ballot', rest.slice(end + 1).join(' '));
    const ranks = this.ranks(line, end < 0 ? rest : rest.slice(0, end));
    if (this.refused !== before) return;
    this.anyBallot = true;
    if (!this.keep(BigInt(weight), ranks)) this.refuse(line, 'too-many-votes', weight);
  }

  private ranks(line: Line, tokens: readonly string[]): number[][] {
    const seen = new Set<number>();
    return tokens.map(rank => rank.split('=').flatMap(token => {
      if (!WHOLE.test(token)) this.refuse(line, 'bad-rank', rank);
      const place = WHOLE.test(token) ? this.place(line, token) : undefined;
      if (place === undefined) return [];
      if (seen.has(place)) this.refuse(line, 'ranked-twice', token);
      seen.add(place);
      return [place];
    }));
  }

  private text(line: Line): void {
    if (this.title !== undefined) return this.refuse(line, 'text-after-title');
    const quoted = QUOTED.exec(line.text)?.[1];
    if (quoted === undefined) this.refuse(line, 'bad-name');
    const name = (quoted ?? '').replace(/\\(.)/gsu, '$1');
    if (this.named >= this.candidates) this.title = name;
    else {
      this.named++;
      if (quoted === '') this.refuse(line, 'empty-name');
      if (quoted !== undefined && this.names.has(name)) this.refuse(line, 'duplicate-name', name);
      this.names.add(name);
    }
  }
}
