/**
 * Plurality: one vote each, the most votes win.
 *
 * Definition: a ballot names one option; the seats go to the options with the most votes, whether or not they have a majority.
 * With several seats this is the single non-transferable vote.
 * Source: first past the post as in most standing orders; e.g. the presidential election in Mexico.
 * Complexity: linear in the votes named.
 */
import { acceptBallots, wrongBallot } from './ballot.ts';
import type { Contest, Count } from './contest.ts';
import { atMost, countMostVotes } from './most-votes.ts';

/** In this rule a ballot that names two options is invalid as an overvote. */
export function countPlurality(contest: Contest): Count {
  const accepted = acceptBallots(contest, (choice) =>
    choice.kind === 'options' ? atMost(1, choice.chosen) : wrongBallot('plurality', choice));
  return countMostVotes('plurality', contest, accepted);
}
