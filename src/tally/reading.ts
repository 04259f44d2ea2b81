/**
 * How a rule reads papers that do not rank one option after another.
 *
 * Definition: of each paper, what remains when withdrawn options are struck out and shared and skipped ranks are read as the rule says;
 * a paper of which nothing remains is invalid, with the reason.
 * Source: Scottish Local Government Elections Order 2011, schedule 1, part 3 (a shared rank ends the paper); the settings of RCTab
 * (overvotes, skipped ranks, duplicates); Hill, "Meek or Warren", Voting matters 11 (shared ranks split).
 * Complexity: linear in the marks.
 */
import type { BallotGroup, InvalidBallots, InvalidReason, OptionId } from './ballot.ts';
import { headsOf, wrongBallot } from './ballot.ts';
import { isPapers, JOINED, PaperPile, SKIPPED, type Papers } from './papers.ts';
import { sumOfAll, weightOf } from './weights.ts';

export interface PaperReading {
  /** Options in one rank: the paper says no more from there; or the rank is passed over; or the options share the vote equally. */
  readonly shared: 'ends' | 'passed-over' | 'split';
  /** More empty ranks in a row than this end the paper; 'any' number is passed over. */
  readonly skipped: 'any' | number;
  /** Ranks that count, from the first. */
  readonly ranks: 'all' | number;
}

export const CLEAR_PREFERENCES: PaperReading & { readonly shared: 'ends' } = { shared: 'ends', skipped: 'any', ranks: 'all' };

export interface ReadPapers {
  /** Marks point at the options that stand. */
  readonly papers: Papers;
  /** Votes: the sum of weights. */
  readonly valid: bigint;
  /** Ballots. */
  readonly validHeads: bigint;
  /** Votes. */
  readonly invalid: bigint;
  readonly invalidBecause: readonly InvalidBallots[];
}

interface Standing {
  readonly options: readonly OptionId[];
  readonly withdrawn: readonly OptionId[];
  readonly ballots: readonly BallotGroup[] | Papers;
}

/** @throws RangeError for a negative weight or an option that is not in the contest; TypeError for ballots that are not ranked */
export function readPapers(standing: Standing, reading: PaperReading): ReadPapers {
  const raw = isPapers(standing.ballots) ? standing.ballots : papersOf(standing.ballots, [...standing.options, ...standing.withdrawn]);
  const places = placesOf(raw.options, standing);
  const rejected = new Map<InvalidReason, bigint>();
  const papers = isClear(raw, places, standing.options.length, reading) ? withoutBlank(raw, rejected) : readEach(raw, { places, reading, pile: new PaperPile(standing.options) }, rejected);
  if (raw.spoiled.votes > 0n) rejected.set('spoiled', raw.spoiled.votes);
  const invalidBecause = [...rejected].map(([reason, count]) => ({ reason, count }));
  const valid = sumOfAll(papers.weights);
  return { papers, valid, validHeads: papers.heads ? sumOfAll(papers.heads) : valid, invalid: invalidBecause.reduce((sum, { count }) => sum + count, 0n), invalidBecause };
}

/** Whether every paper says what stands on it: nobody is withdrawn, and no rank is shared, skipped or beyond those that count. */
function isClear({ marks }: Papers, places: Int32Array, options: number, { ranks }: PaperReading): boolean {
  if (ranks !== 'all' || places.length !== options || places.some((place, at) => place !== at)) return false;
  for (const mark of marks) if (mark >= SKIPPED) return false;
  return true;
}

/** Identical papers are one, so that there is one blank at most. */
function withoutBlank(papers: Papers, rejected: Map<InvalidReason, bigint>): Papers {
  const { starts, weights, heads, size } = papers;
  const blank = starts.findIndex((start, paper) => start === starts[paper + 1]);
  if (blank < 0) return papers;
  rejected.set('blank', weightOf(weights, blank));
  const others = (_: unknown, at: number): boolean => at !== blank;
  return { ...papers, size: size - 1, starts: starts.filter(others), weights: weights.filter(others), ...(heads ? { heads: heads.filter(others) } : {}) };
}

function readEach(raw: Papers, room: ReadingRoom, rejected: Map<InvalidReason, bigint>): Papers {
  const { weights, heads = weights } = raw;
  for (let paper = 0; paper < raw.size; paper++) {
    const why = readPaper(raw, paper, room);
    if (why === undefined) room.pile.end(weights[paper] as number | bigint, heads[paper] as number | bigint);
    else rejected.set(why, (rejected.get(why) ?? 0n) + weightOf(weights, paper));
  }
  return room.pile.papers();
}

/** For each place among the raw options its place among those that stand, or -1 for a withdrawn one. */
function placesOf(raw: readonly OptionId[], { options, withdrawn }: Standing): Int32Array {
  const standing = new Map(options.map((option, place) => [option, place]));
  const gone = new Set(withdrawn);
  return Int32Array.from(raw, option => {
    const place = standing.get(option) ?? (gone.has(option) ? -1 : undefined);
    if (place === undefined) throw new RangeError(`ballots name ${option}, which is not in the contest`);
    return place;
  });
}

interface ReadingRoom {
  readonly places: Int32Array;
  readonly reading: PaperReading;
  readonly pile: PaperPile;
}

/** Puts what the paper says into the pile; the reason when it says nothing. */
function readPaper({ starts, marks }: Papers, paper: number, { places, reading, pile }: ReadingRoom): InvalidReason | undefined {
  const end = starts[paper + 1] as number;
  let [at, empty, kept, ranks, unclear] = [starts[paper] as number, 0, 0, 0, false];
  while (at < end && !(unclear && reading.shared === 'ends') && (reading.ranks === 'all' || ranks < reading.ranks)) {
    if (marks[at] === SKIPPED) {
      at++;
      if (reading.skipped !== 'any' && ++empty > reading.skipped) break;
      continue;
    }
    [empty, ranks] = [0, ranks + 1];
    const next = endOfRank(marks, at, end);
    const clear = reading.shared === 'split' || standingIn(marks, at, next, places) <= 1;
    unclear ||= !clear;
    if (clear) kept += keepRank(marks, at, next, places, pile);
    at = next;
  }
  if (kept > 0) return undefined;
  return ranks === 0 ? 'blank' : unclear ? 'unclear-first-preference' : 'only-withdrawn';
}

function endOfRank(marks: Uint16Array, from: number, end: number): number {
  let next = from + 1;
  while (next < end && marks[next] !== SKIPPED && ((marks[next] as number) & JOINED) !== 0) next++;
  return next;
}

function standingIn(marks: Uint16Array, from: number, to: number, places: Int32Array): number {
  let standing = 0;
  for (let at = from; at < to; at++) if ((places[(marks[at] as number) & ~JOINED] as number) >= 0) standing++;
  return standing;
}

/** Marks of one rank that still stand. */
function keepRank(marks: Uint16Array, from: number, to: number, places: Int32Array, pile: PaperPile): number {
  let kept = 0;
  for (let at = from; at < to; at++) {
    const place = places[(marks[at] as number) & ~JOINED] as number;
    if (place >= 0) pile.mark(kept++ === 0 ? place : place | JOINED);
  }
  return kept;
}

/** @throws RangeError, TypeError: see `readPapers` */
export function papersOf(ballots: readonly BallotGroup[], options: readonly OptionId[]): Papers {
  const places = new Map(options.map((option, place) => [option, place]));
  const pile = new PaperPile(options);
  for (const group of ballots) {
    if (group.count < 0n || headsOf(group) < 0n) throw new RangeError('negative count of ballots');
    if (group.choice.kind === 'spoiled') pile.spoil(group.count, headsOf(group));
    else if (group.choice.kind === 'ranking') {
      for (const rank of group.choice.ranks) markRank(rank, places, pile);
      pile.end(group.count, headsOf(group));
    } else wrongBallot('a ranked count', group.choice);
  }
  return pile.papers();
}

function markRank(rank: readonly OptionId[], places: ReadonlyMap<OptionId, number>, pile: PaperPile): void {
  if (rank.length === 0) pile.mark(SKIPPED);
  rank.forEach((option, index) => {
    const place = places.get(option);
    if (place === undefined) throw new RangeError(`ballot names ${option}, which is not in the contest`);
    pile.mark(index === 0 ? place : place | JOINED);
  });
}

/** Papers as rankings, one group for each different one: for rules that do not read papers. */
export function groupsOf({ starts, marks, weights, heads, options, size, spoiled }: Papers): readonly BallotGroup[] {
  const groups = Array.from({ length: size }, (_, paper): BallotGroup => ({
    choice: { kind: 'ranking', ranks: ranksOf(marks.subarray(starts[paper], starts[paper + 1]), options) }, count: weightOf(weights, paper), ...(heads ? { heads: weightOf(heads, paper) } : {}),
  }));
  return spoiled.votes === 0n ? groups : [...groups, { choice: { kind: 'spoiled' }, count: spoiled.votes, heads: spoiled.heads }];
}

function ranksOf(marks: Uint16Array, options: readonly OptionId[]): readonly (readonly OptionId[])[] {
  const ranks: OptionId[][] = [];
  for (const mark of marks) {
    if (mark === SKIPPED) ranks.push([]);
    else if ((mark & JOINED) === 0) ranks.push([options[mark] as OptionId]);
    else ranks.at(-1)?.push(options[mark & ~JOINED] as OptionId);
  }
  return ranks;
}
