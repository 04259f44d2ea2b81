/**
 * One door to all counting rules.
 *
 * Definition: `count` applies a rule of the charter to a contest and gives the whole account.
 * Source: each rule names its own.
 * Complexity: that of the rule.
 */
import { unreachable } from '#kernel/unreachable.ts';
import type { BallotGroup, OptionId } from './ballot.ts';
import type { Contest, Count, RankedContest } from './contest.ts';
import { reopensUnder, reservesUnder } from './contest-settings.ts';
import { countMarks } from './marks/count-marks.ts';
import { countPoints } from './marks/count-points.ts';
import { countYesNo } from './marks/yes-no.ts';
import { countPairwise } from './pairwise/count-pairwise.ts';
import { isPapers, type Papers } from './papers.ts';
import { nameOf } from './presets.ts';
import type { CountRule } from './rule.ts';
import { countBucklin } from './single-seat/bucklin.ts';
import { countContingent } from './single-seat/contingent.ts';
import { countIrv } from './single-seat/irv.ts';
import { countErs97 } from './stv/count-ers97.ts';
import { countMeek } from './stv/count-meek.ts';
import { countStv } from './stv/count-stv.ts';
import { reservedProblems } from './stv/reserved.ts';
import type { TieInputs } from './tie.ts';

export type { CountRule } from './rule.ts';
export type { Contest, Count, Stage, StageAction, StageReason } from './contest.ts';

function refuseBadContest({ options, withdrawn, seats }: RankedContest): void {
  if (!Number.isSafeInteger(seats) || seats < 1) throw new RangeError('seats must be a whole number from 1');
  if (new Set([...options, ...withdrawn]).size !== options.length + withdrawn.length) throw new RangeError('an option is listed twice');
}

/** @throws TypeError for papers in their compact form, which only rules of ranked papers read */
function oneByOne({ ballots, ...contest }: RankedContest): Contest {
  if (isPapers(ballots)) throw new TypeError('this rule reads ballots one by one');
  return { ...contest, ballots };
}

/** A setting that the rule would pass over in silence is refused. */
function refuseBadReopen(rule: CountRule, { reopen, options }: RankedContest): void {
  if (!reopen) return;
  if (!reopensUnder(rule)) throw new RangeError(`${rule.kind} does not know what to do with an option to re-open nominations`);
  if (!options.includes(reopen.option)) throw new RangeError(`${reopen.option} does not stand`);
}

function refuseBadFirstOut({ kind }: CountRule, { firstOut = [], options }: RankedContest): void {
  if (firstOut.length === 0) return;
  if (kind !== 'irv') throw new RangeError(`${kind} excludes nobody before all others`);
  const strange = firstOut.find(option => !options.includes(option));
  if (strange !== undefined) throw new RangeError(`${strange} does not stand`);
}

/** @throws RangeError also with the reason why reserved places cannot be filled, as `reservedProblems` gives it */
function refuseBadReserved(rule: CountRule, { reserved = [], reopen, options, seats }: RankedContest): void {
  if (reserved.length === 0) return;
  if (!reservesUnder(rule)) throw new RangeError(`${rule.kind} knows no reserved places`);
  if (reopen) throw new RangeError('places are reserved and nominations can be re-opened: no rule says which comes first');
  const problems = reservedProblems(reserved, { options, seats });
  if (problems.length > 0) throw new RangeError(`the reserved places cannot be filled: ${JSON.stringify(problems)}`);
}

/** @throws as `count` */
export function countContest(rule: CountRule, contest: RankedContest): Count {
  refuseBadContest(contest);
  refuseBadReopen(rule, contest);
  refuseBadReserved(rule, contest);
  refuseBadFirstOut(rule, contest);
  switch (rule.kind) {
    case 'yes-no': return countYesNo(oneByOne(contest));
    case 'marks': return countMarks(rule, oneByOne(contest), nameOf(rule));
    case 'points': return countPoints(rule, oneByOne(contest), nameOf(rule));
    case 'irv': return countIrv(rule, contest, nameOf(rule));
    case 'contingent': return countContingent(rule, contest, nameOf(rule));
    case 'bucklin': return countBucklin(contest, nameOf(rule));
    case 'schulze':
    case 'ranked-pairs': return countPairwise(rule, contest, nameOf(rule));
    case 'stv': return countStv(rule, contest, nameOf(rule));
    case 'ers97': return countErs97(contest, nameOf(rule));
    case 'meek': return countMeek(rule, contest, nameOf(rule));
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
  rule: CountRule, options: readonly OptionId[], ballots: readonly BallotGroup[] | Papers, seats: number, ties: TieInputs, withdrawn: readonly OptionId[] = [],
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
