/** Candidates in polls under way: voting, counting in the hall, closing, settling a tie. */
import { unreachable } from '#kernel/unreachable.ts';
import { fact, facts, type Asking } from '../asking.ts';
import { formOf } from '../choices.ts';
import type { Poll } from '../facts.ts';
import type { Choice, OrderOfPoll } from '../order.ts';
import { candidate, type AnyCandidate } from './candidate.ts';
import type { Place } from './place.ts';

/** Polls of the bodies around, and of elections in the own constituencies. */
function* pollsFor(place: Place): Asking<readonly Poll[]> {
  const found = new Map<string, Poll>();
  for (const body of place.bodies) for (const poll of yield* facts('poll', 'live', body)) found.set(poll.id, poll);
  for (const unit of place.units)
    for (const election of yield* facts('election', 'constituency', unit.id)) {
      const poll = election.poll === undefined ? undefined : yield* fact('poll', election.poll);
      if (poll && (poll.stage === 'open' || poll.stage === 'tied')) found.set(poll.id, poll);
    }
  return [...found.values()];
}

/** A blank ballot is a lawful choice of its kind, so it stands in for the one to be made. */
function blankChoice(order: OrderOfPoll): Choice {
  const form = formOf(order);
  switch (form.kind) {
    case 'motion': return { kind: 'question', vote: 'abstain' };
    case 'ranking': return { kind: 'ranking', order: [] };
    case 'marks': return { kind: 'picks', options: [] };
    case 'points': return { kind: 'points', points: {} };
    default: return unreachable(form);
  }
}

function ofPoll(poll: Poll): AnyCandidate[] {
  const on = { type: 'poll', id: poll.id } as const;
  if (poll.stage === 'tied') {
    const tied = poll.verdict?.count?.tied ?? [];
    return [candidate('settle-tie', on, { poll: poll.id, winner: tied[0] ?? '' }, [{ path: 'winner', type: 'option', oneOf: tied }])];
  }
  if (poll.order.mode === 'hall-count') return [
    candidate('enter-hall-count', on, { poll: poll.id, for: 0, against: 0, abstain: 0 }, [{ path: 'for', type: 'number' }, { path: 'against', type: 'number' }, { path: 'abstain', type: 'number' }]),
    candidate('confirm-hall-count', on, { poll: poll.id }),
  ];
  const cast = candidate('cast', on, { poll: poll.id, choice: blankChoice(poll.order) }, [{ path: 'choice', type: 'choice' }], poll.order.closes);
  return poll.order.closes === undefined ? [cast, candidate('close-poll', on, { poll: poll.id })] : [cast];
}

export function* pollCandidates(place: Place): Asking<readonly AnyCandidate[]> {
  return (yield* pollsFor(place)).flatMap(ofPoll);
}
