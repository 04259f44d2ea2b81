/**
 * One question, answered for or against.
 *
 * Definition: the option put to the vote is adopted when more votes are for it than against it. A tie is not a majority: it falls,
 * and no ladder is asked. Abstentions are valid ballots and no votes. Charters that ask for more use `threshold.ts` on `votesOf`.
 * Source: RONR (12th ed.) 44, bases for determining a voting result.
 * Complexity: linear in the groups.
 */
import { acceptBallots, headsOf, wrongBallot } from '../ballot.ts';
import type { BallotGroup } from '../ballot.ts';
import type { Contest, Count, Stage } from '../contest.ts';

export interface MotionVotes {
  readonly for: bigint;
  readonly against: bigint;
  readonly abstain: bigint;
}

/** For, against and abstentions in ballots (`heads`) or in votes (`weights`). Spoiled ballots are none of the three. */
export function votesOf(ballots: readonly BallotGroup[], counted: 'heads' | 'weights'): MotionVotes {
  const sum = { for: 0n, against: 0n, abstain: 0n };
  for (const group of ballots) {
    if (group.choice.kind === 'spoiled') continue;
    if (group.choice.kind !== 'motion') return wrongBallot('yes-no', group.choice);
    sum[group.choice.vote] += counted === 'heads' ? headsOf(group) : group.count;
  }
  return sum;
}

/** @throws RangeError unless exactly one option is put to the vote for one seat: two questions are two polls. */
export function countYesNo(contest: Contest): Count {
  const [option] = contest.options;
  if (option === undefined || contest.options.length > 1 || contest.seats !== 1) throw new RangeError('yes-no puts one option to the vote');
  const { ballots, ...accepted } = acceptBallots(contest, (choice) => (choice.kind === 'motion' ? choice : wrongBallot('yes-no', choice)));
  const votes = votesOf(ballots.map(({ vote, count }) => ({ choice: vote, count })), 'weights');
  const carried = votes.for > votes.against;
  const elected = carried ? [option] : [];
  const stage: Stage = {
    stage: 1,
    action: { kind: 'votes-counted' },
    votes: Object.fromEntries([[option, String(votes.for)]]),
    against: String(votes.against),
    nonTransferable: String(votes.abstain),
    elected,
    excluded: [],
    reasons: [{ option, code: carried ? 'carried' : 'not-carried' }],
  };
  return { rule: 'yes-no', seats: 1, ...accepted, elected, ranking: carried ? [] : [[option]], stages: [stage], ties: [], status: 'decided' };
}
