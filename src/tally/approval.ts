/**
 * Approval: every option is accepted or not.
 *
 * Definition: a ballot names any number of options; the seats go to the options with the most approvals.
 * Source: Python PEP 8103, the steering council of 2022: 67 voters, five seats.
 * Complexity: linear in the votes named.
 */
import { acceptBallots, wrongBallot } from './ballot.ts';
import type { Contest, Count } from './contest.ts';
import { atMost, countMostVotes } from './most-votes.ts';

/** In this rule a ballot that names nobody is blank. */
export function countApproval(contest: Contest): Count {
  const accepted = acceptBallots(contest, (choice) =>
    choice.kind === 'options' ? atMost(contest.options.length + contest.withdrawn.length, choice.chosen) : wrongBallot('approval', choice));
  return countMostVotes('approval', contest, accepted);
}
