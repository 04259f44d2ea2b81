/** Elections in which the most votes or points win, counted again. */
import type { Members } from '../shape.ts';
import { settle, type Tie } from '../ties.ts';
import { levels, sumOf, type Counted, type Election } from './contest.ts';
import { oneOf, wholeIn } from './settings.ts';

/** How many names a paper may bear. */
export function namesAllowed(rule: Members, seats: number, offered: number): number {
  if (typeof rule.most === 'number') return rule.most;
  return { seats, 'fewer-than-seats': Math.max(1, seats - 1), any: offered }[oneOf(rule, 'most', ['seats', 'fewer-than-seats', 'any'])];
}

/** Points that a paper may give to one name, and to all of them. */
export function pointsAllowed(rule: Members, seats: number): { readonly each: number; readonly together: number } {
  const together = typeof rule.together === 'number' ? rule.together : oneOf(rule, 'together', ['seats', 'any']) === 'seats' ? seats : Infinity;
  return { together, each: rule.each === 'together' ? together : wholeIn(rule.each, 'each') };
}

export function countMarks(election: Election, rule: Members): Counted {
  const { seats, offered, papers } = election;
  const limit = namesAllowed(rule, seats, offered);
  const counts = oneOf(rule, 'empty', ['invalid', 'valid']) === 'valid';
  const read = papers.map(({ ranks, weight }) => ({ names: new Set(ranks.flat()), weight })).filter(({ names }) => names.size <= limit && (counts || names.size > 0));
  const asked = oneOf(rule, 'majority', ['none', 'of-valid-ballots']) === 'none' ? undefined : sumOf(read.map(paper => paper.weight));
  return fill(election, new Map(election.options.map(option => [option, sumOf(read.filter(({ names }) => names.has(option)).map(paper => paper.weight))])), asked);
}

export function countPoints(election: Election, rule: Members): Counted {
  const { each, together } = pointsAllowed(rule, election.seats);
  const within = (points: ReadonlyMap<string, bigint>): boolean => {
    const given = [...points.values()].map(Number);
    return given.length > 0 && given.every(number => number <= each) && given.reduce((sum, number) => sum + number, 0) <= together;
  };
  const read = election.papers.filter(({ points }) => points && within(points));
  return fill(election, new Map(election.options.map(option => [option, sumOf(read.map(({ points, weight }) => (points!.get(option) ?? 0n) * weight))])), undefined);
}

/** @param asked whoever is elected needs more than half of this */
function fill({ options, seats, means }: Election, votes: ReadonlyMap<string, bigint>, asked: bigint | undefined): Counted {
  const all = levels(options, votes);
  const able = all.filter(([first]) => asked === undefined || 2n * votes.get(first!)! > asked);
  const filled = fillSeats(able, seats, between => settle({ stage: 1, purpose: 'elect', between, history: [votes] }, means));
  return {
    ...filled, ...(asked === undefined ? {} : { asked }), ranking: filled.open ? [] : [...filled.ranking, ...all.slice(able.length)],
    stages: [{ stage: 1, action: 'votes-counted', votes: Object.fromEntries([...votes].map(([option, sum]) => [option, String(sum)])), nonTransferable: '0', elected: filled.elected, excluded: [] }],
  };
}

/** Seats go down the levels; where a level has more than there are seats, the ladder is asked for each of them. */
export function fillSeats(all: readonly (readonly string[])[], seats: number, ask: (between: readonly string[]) => { readonly chosen: string | undefined; readonly tie: Tie }): Pick<Counted, 'elected' | 'ranking' | 'ties' | 'open'> {
  const elected: string[] = [];
  const ranking: (readonly string[])[] = [];
  const ties: Tie[] = [];
  for (const level of all) {
    let left = level;
    if (level.length <= seats - elected.length) {
      elected.push(...level);
      continue;
    }
    while (elected.length < seats) {
      const { chosen, tie } = ask(left);
      ties.push(tie);
      if (chosen === undefined) return { elected, ranking: [], ties, open: true };
      elected.push(chosen);
      left = left.filter(option => option !== chosen);
    }
    ranking.push(left);
  }
  return { elected, ranking, ties, open: false };
}
