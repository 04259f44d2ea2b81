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
import type { BallotGroup, OptionId } from '../ballot.ts';
import { MOST_VOTES } from '../weights.ts';
import { BltLines, type BltProblem } from './blt-lines.ts';

export type { BltProblem } from './blt-lines.ts';

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

/** All problems in the order of the lines, up to a hundred; a file with any problem is not read at all. */
export function parseBlt(text: string): Result<Blt, readonly BltProblem[]> {
  const ballots: BltBallot[] = [];
  let votes = 0n;
  const lines = new BltLines((weight, ranks) => {
    ballots.push({ weight, ranks });
    votes += weight;
    return votes <= MOST_VOTES;
  });
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text;
  for (const [index, line] of bare.split(/\r\n|\n|\r/u).entries()) lines.line(index + 1, line);
  lines.close();
  const { problems, names, seats, withdrawn, title = '' } = lines;
  return problems.length > 0 ? err(problems) : ok({ candidates: [...names], seats, withdrawn: [...withdrawn], ballots, title });
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
