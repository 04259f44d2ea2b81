/**
 * One door to all counting rules.
 *
 * Definition: `count` applies a rule of the charter to a contest and gives the whole account.
 * Source: each rule names its own.
 * Complexity: that of the rule.
 */
import { unreachable } from '#kernel/unreachable.ts';
import { countApproval } from './approval.ts';
import type { BallotGroup, OptionId } from './ballot.ts';
import { countBlock } from './block.ts';
import type { Contest, Count, CountRule } from './contest.ts';
import { countIrv } from './irv.ts';
import { countPlurality } from './plurality.ts';
import { countScottishStv } from './scottish-stv.ts';
import type { TieInputs } from './tie.ts';
import { countYesNo } from './yes-no.ts';

export type { Contest, Count, CountRule, Stage, StageAction, StageReason } from './contest.ts';

function refuseBadContest({ options, withdrawn, seats }: Contest): void {
  if (!Number.isSafeInteger(seats) || seats < 1) throw new RangeError('seats must be a whole number from 1');
  if (new Set([...options, ...withdrawn]).size !== options.length + withdrawn.length) throw new RangeError('an option is listed twice');
}

export function countContest(rule: CountRule, contest: Contest): Count {
  refuseBadContest(contest);
  switch (rule.kind) {
    case 'yes-no': return countYesNo(contest);
    case 'plurality': return countPlurality(contest);
    case 'block': return countBlock(contest);
    case 'approval': return countApproval(contest);
    case 'irv': return countIrv(contest);
    case 'scottish-stv': return countScottishStv(contest);
    default: return unreachable(rule);
  }
}

/**
 * Counts. Fewer options than seats leave seats unfilled, which shows as `elected` shorter than `seats`.
 *
 * @throws RangeError for seats below 1, an option listed twice, or a ballot naming an option that is not in the contest
 * @throws TypeError for ballots of a kind the rule does not read
 */
export function count(
  rule: CountRule, options: readonly OptionId[], ballots: readonly BallotGroup[], seats: number, ties: TieInputs, withdrawn: readonly OptionId[] = [],
): Count {
  return countContest(rule, { options, withdrawn, ballots, seats, ties });
}

/**
 * Who follows when a seat falls vacant: the non-elected, first those never excluded by their last votes, then the excluded in
 * reverse order of exclusion; under rules with one stage by votes. Equal ones stand together and need the tie ladder.
 *
 * This order is a choice of the charter. A recount without the departed member can give another order, and fairer to the ballots
 * that elected them; a charter that wants it must say so.
 */
export function alternatesOf(counted: Count): readonly (readonly OptionId[])[] {
  return counted.ranking;
}
