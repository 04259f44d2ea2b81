/**
 * BLT, the ballot file of the STV world: reading and writing.
 *
 * Definition: a line "candidates seats"; lines of withdrawn candidates as negative numbers; one ballot a line, "weight rank … 0", equal
 * ranks joined by "="; a line "0"; the names in quotes, one a line; a title in quotes, which may be missing. Candidates are numbered
 * from 1. "#" begins a comment to the end of the line, outside quotes. In a quoted text \" and \\ stand for the quote and the backslash.
 * Source: the format of Hill, Wichmann and Woodall's programs as OpenSTV and Droop extended it; no standard text exists.
 * Complexity: linear in the text.
 */
import { err, ok } from '#kernel/result.ts';
import type { Result } from '#kernel/result.ts';
import type { BallotGroup, OptionId } from './ballot.ts';

export interface BltBallot {
  readonly weight: bigint;
  /** Places in `candidates`, from 0; best first, equal ones together. Empty for a blank ballot. */
  readonly ranks: readonly (readonly number[])[];
}

export interface Blt {
  readonly candidates: readonly string[];
  readonly seats: number;
  /** Places in `candidates`, from 0. */
  readonly withdrawn: readonly number[];
  readonly ballots: readonly BltBallot[];
  /** Empty when the file has none. */
  readonly title: string;
}

export interface BltProblem {
  /** From 1; the last line when something is missing at the end. */
  readonly line: number;
  readonly code:
    | 'bad-header' | 'bad-withdrawal' | 'withdrawn-twice' | 'withdrawal-after-ballots' | 'no-such-candidate' | 'bad-weight' | 'bad-rank'
    | 'ranked-twice' | 'ballot-not-ended' | 'text-after-ballot' | 'ballots-not-ended' | 'bad-name' | 'empty-name' | 'duplicate-name'
    | 'too-few-names' | 'text-after-title' | 'all-withdrawn';
  /** What stands there. */
  readonly found: string;
}

interface Line {
  readonly number: number;
  readonly text: string;
}

/** More digits than any election needs, and few enough that a hostile file costs nothing. */
const WHOLE = /^[1-9]\d{0,14}$/;
const QUOTED = /^"((?:[^"\\]|\\.)*)"$/su;

function contentLines(text: string): Line[] {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return bare.split(/\r\n|\n|\r/u)
    .map((line, index) => ({ number: index + 1, text: withoutComment(line).trim() }))
    .filter((line) => line.text !== '');
}

function withoutComment(line: string): string {
  return /^((?:[^"#]|"(?:[^"\\]|\\.)*(?:"|\\?$))*)/u.exec(line)?.[1] ?? '';
}

class Reading {
  readonly problems: BltProblem[] = [];
  readonly ballots: BltBallot[] = [];
  readonly withdrawn = new Set<number>();
  readonly names = new Set<string>();
  named = 0;
  candidates = 0;
  seats = 0;
  title: string | undefined;

  refuse(line: Line, code: BltProblem['code'], found = line.text): void {
    this.problems.push({ line: line.number, code, found });
  }

  header(line: Line): void {
    const [candidates, seats, ...more] = line.text.split(/\s+/u);
    if (!WHOLE.test(candidates ?? '') || !WHOLE.test(seats ?? '') || more.length > 0) this.refuse(line, 'bad-header');
    else [this.candidates, this.seats] = [Number(candidates), Number(seats)];
  }

  /** The place of a candidate's number; undefined when refused. */
  place(line: Line, token: string): number | undefined {
    const number = Number(token);
    if (number <= this.candidates) return number - 1;
    this.refuse(line, 'no-such-candidate', token);
    return undefined;
  }

  withdrawals(line: Line): void {
    if (this.ballots.length > 0) return this.refuse(line, 'withdrawal-after-ballots');
    for (const token of line.text.split(/\s+/u)) {
      if (!token.startsWith('-') || !WHOLE.test(token.slice(1))) this.refuse(line, 'bad-withdrawal', token);
      else {
        const place = this.place(line, token.slice(1));
        if (place !== undefined && this.withdrawn.has(place)) this.refuse(line, 'withdrawn-twice', token);
        else if (place !== undefined) this.withdrawn.add(place);
      }
    }
  }

  ballot(line: Line): void {
    const [weight = '', ...rest] = line.text.split(/\s+/u);
    const end = rest.indexOf('0');
    const before = this.problems.length;
    if (!WHOLE.test(weight)) this.refuse(line, 'bad-weight', weight);
    if (end < 0) this.refuse(line, 'ballot-not-ended');
    else if (end < rest.length - 1) this.refuse(line, 'text-after-ballot', rest.slice(end + 1).join(' '));
    const ranks = this.ranks(line, end < 0 ? rest : rest.slice(0, end));
    if (this.problems.length === before) this.ballots.push({ weight: BigInt(weight), ranks });
  }

  ranks(line: Line, tokens: readonly string[]): number[][] {
    const seen = new Set<number>();
    return tokens.map((rank) => rank.split('=').flatMap((token) => {
      if (!WHOLE.test(token)) this.refuse(line, 'bad-rank', rank);
      const place = WHOLE.test(token) ? this.place(line, token) : undefined;
      if (place === undefined) return [];
      if (seen.has(place)) this.refuse(line, 'ranked-twice', token);
      seen.add(place);
      return [place];
    }));
  }

  text(line: Line): void {
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

  close(last: Line, ended: boolean): void {
    if (!ended) this.refuse(last, 'ballots-not-ended');
    else if (this.named < this.candidates) this.refuse(last, 'too-few-names', String(this.named));
    if (this.withdrawn.size === this.candidates) this.refuse(last, 'all-withdrawn');
  }
}

/** All problems at once, in the order of the lines; a file with any problem is not read at all. */
export function parseBlt(text: string): Result<Blt, readonly BltProblem[]> {
  const [head = { number: 1, text: '' }, ...lines] = contentLines(text);
  const reading = new Reading();
  reading.header(head);
  // Without the number of candidates nothing that follows can be judged.
  if (reading.problems.length > 0) return err(reading.problems);
  let ended = false;
  for (const line of lines) {
    if (ended) reading.text(line);
    else if (line.text === '0') ended = true;
    else if (line.text.startsWith('-')) reading.withdrawals(line);
    else reading.ballot(line);
  }
  reading.close(lines.at(-1) ?? head, ended);
  if (reading.problems.length > 0) return err(reading.problems);
  const { names, seats, withdrawn, ballots, title = '' } = reading;
  return ok({ candidates: [...names], seats, withdrawn: [...withdrawn], ballots, title });
}

function quote(text: string): string {
  return `"${text.replace(/["\\]/gu, '\\$&')}"`;
}

/** A line break in a name would break the file: it becomes a space. */
export function writeBlt({ candidates, seats, withdrawn, ballots, title }: Blt): string {
  const oneLine = (text: string): string => quote(text.replace(/[\r\n]+/gu, ' '));
  return [
    `${candidates.length} ${seats}`,
    ...withdrawn.map((place) => `-${place + 1}`),
    ...ballots.map(({ weight, ranks }) => [weight, ...ranks.map((rank) => rank.map((place) => place + 1).join('=')), 0].join(' ')),
    '0',
    ...candidates.map(oneLine),
    oneLine(title),
    '',
  ].join('\n');
}

/** The file as a contest for `count`; names are the ids of the options, which is safe because duplicate names are refused. */
export function contestOf(blt: Blt): { options: readonly OptionId[]; withdrawn: readonly OptionId[]; ballots: readonly BallotGroup[]; seats: number } {
  const named = (place: number): OptionId => blt.candidates[place] as OptionId;
  const gone = new Set(blt.withdrawn);
  return {
    options: blt.candidates.flatMap((_, place) => (gone.has(place) ? [] : [named(place)])),
    withdrawn: blt.withdrawn.map(named),
    ballots: blt.ballots.map(({ weight, ranks }) => ({ choice: { kind: 'ranking', ranks: ranks.map((rank) => rank.map(named)) }, count: weight })),
    seats: blt.seats,
  };
}
