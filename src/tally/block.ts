/**
 * Block vote: as many votes as seats.
 *
 * Definition: a ballot names up to as many options as there are seats, each at most once; the seats go to the most votes.
 * Source: constitutions of clubs and councils; the Whitkirk Arts Guild rule that an overvote spoils the paper.
 * Complexity: linear in the votes named.
 */
import { acceptBallots, wrongBallot } from './ballot.ts';
import type { Contest, Count } from './contest.ts';
import { atMost, countMostVotes } from './most-votes.ts';

/** In this rule fewer names than seats are a full ballot, more are an overvote. */
export function countBlock(contest: Contest): Count {
  const accepted = acceptBallots(contest, (choice) =>
    choice.kind === 'options' ? atMost(contest.seats, choice.chosen) : wrongBallot('block', choice));
  return countMostVotes('block', contest, accepted);
}
