/**
 * Counts marks (see `MarksRule`).
 *
 * Definition: every option named on a ballot gets its votes once; the most votes fill the seats; where a majority is asked, those without it
 * leave their seats empty, for another ballot to fill.
 * Source: named at the rule.
 * Complexity: linear in the votes named.
 */
import { acceptBallots, wrongBallot, type InvalidReason, type OptionId } from '../ballot.ts';
import type { Contest, Count } from '../contest.ts';
import type { RuleName } from '../presets.ts';
import type { MarksRule } from './marks-rule.ts';
import { countMostVotes, totalsOf } from './most-votes.ts';

/** How many options a ballot may mark. */
export function marksAllowed({ most }: Pick<MarksRule, 'most'>, seats: number, options: number): number {
  switch (most) {
    case 'seats': return seats;
    case 'fewer-than-seats': return Math.max(1, seats - 1);
    case 'any': return options;
    default: return most;
  }
}

/** A set of at most `limit` options. More of them spoil the ballot: nobody can say which the voter would have left out. */
function atMost(limit: number, chosen: readonly OptionId[], empty: MarksRule['empty']): readonly OptionId[] | InvalidReason {
  const marked = new Set(chosen);
  return marked.size === 0 && empty === 'invalid' ? 'blank' : marked.size > limit ? 'overvote' : [...marked];
}

export function countMarks(rule: MarksRule, contest: Contest, name: RuleName): Count {
  const limit = marksAllowed(rule, contest.seats, contest.options.length + contest.withdrawn.length);
  const { ballots, ...accepted } = acceptBallots(contest, choice => (choice.kind === 'options' ? atMost(limit, choice.chosen, rule.empty) : wrongBallot(name, choice)));
  const totals = totalsOf(contest.options, ballots.flatMap(({ vote, count }) => vote.map(option => ({ option, votes: count }))));
  return countMostVotes({ name, contest, accepted, totals, ...(rule.majority === 'none' ? {} : { above: accepted.valid }) });
}
