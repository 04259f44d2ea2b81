/**
 * Counts points (see `PointsRule`).
 *
 * Definition: the points that ballots give an option add up; the most points fill the seats.
 * Source: named at the rule.
 * Complexity: linear in the points given.
 */
import { acceptBallots, wrongBallot, type InvalidReason, type OptionId } from '../ballot.ts';
import type { Contest, Count } from '../contest.ts';
import type { RuleName } from '../presets.ts';
import type { PointsRule } from './marks-rule.ts';
import { countMostVotes, totalsOf } from './most-votes.ts';

type Points = ReadonlyMap<OptionId, bigint>;

export interface PointsAllowed {
  /** Points for one option. */
  readonly each: number;
  /** Points for all of them; 'any' number. */
  readonly together: number | 'any';
}

/** What a ballot may give at most. A rule without any limit is refused where rules are checked. */
export function pointsAllowed(rule: PointsRule, seats: number): PointsAllowed {
  const together = rule.together === 'seats' ? seats : rule.together;
  if (rule.each !== 'together') return { each: rule.each, together };
  return { each: together === 'any' ? Number.MAX_SAFE_INTEGER : together, together };
}

function within(rule: PointsRule, seats: number, points: Points): Points | InvalidReason {
  const { each, together } = pointsAllowed(rule, seats);
  const given = [...points.values()];
  const sum = given.reduce((total, number) => total + number, 0n);
  if (given.length === 0) return 'blank';
  const over = given.some(number => number > BigInt(each)) || (together !== 'any' && sum > BigInt(together));
  return over || given.some(number => number < 0n) ? 'overvote' : points;
}

export function countPoints(rule: PointsRule, contest: Contest, name: RuleName): Count {
  const { ballots, ...accepted } = acceptBallots(contest, choice => (choice.kind === 'points' ? within(rule, contest.seats, choice.points) : wrongBallot(name, choice)));
  const totals = totalsOf(contest.options, ballots.flatMap(({ vote, count }) => [...vote].map(([option, points]) => ({ option, votes: points * count }))));
  return countMostVotes({ name, contest, accepted, totals });
}
