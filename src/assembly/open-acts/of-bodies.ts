/** Candidates that a body as a whole gives rise to: calling its election, convening it, moving in it, and motions it is asked for. */
import type { Asking } from '../asking.ts';
import { deadline } from '#kernel/time.ts';
import type { Instant } from '#kernel/time.ts';
import { kindOfBody, type BodyId } from '../ids.ts';
import { candidate, type AnyCandidate } from './candidate.ts';
import { moveCandidate } from './move-candidate.ts';
import { consentCandidates } from './of-consents.ts';
import { demandCandidates } from './of-demands.ts';
import { instructionCandidates } from './of-instructions.ts';
import type { Place } from './place.ts';

/** Milliseconds that a person may take to fill in what is proposed and send it. */
const WRITING = 3_600_000;

/** A moment for which a meeting can be convened now and for an hour to come, so that the proposal is not too early when it is sent. */
function proposedMeeting({ rules, at }: Place, body: BodyId): Instant {
  const sent = (at + WRITING) as Instant;
  const notice = rules.law.meetings.find(rule => rule.body === kindOfBody(body))?.notice;
  const earliest = notice ? deadline(sent, notice, rules.calendar) : sent;
  return (Math.ceil(earliest / WRITING) * WRITING) as Instant;
}

function* ofBody(place: Place, body: BodyId): Asking<AnyCandidate[]> {
  const { law } = place.rules;
  const kind = kindOfBody(body);
  const on = { type: 'body', id: body } as const;
  const found: AnyCandidate[] = [];
  if (law.elections.some(rule => rule.body === kind)) found.push(candidate('call-election', on, { body }));
  const meets = law.meetings.find(rule => rule.body === kind);
  if (meets) found.push(candidate('convene', on, { body, meetingAt: proposedMeeting(place, body) }, [{ path: 'meetingAt', type: 'instant' }, { path: 'place', type: 'text' }]));
  found.push(...(yield* demandCandidates(place, body)));
  const moves = law.motions.find(rule => rule.body === kind);
  if (moves) found.push(yield* moveCandidate(place, on, { body }));
  return found;
}

export function* bodyCandidates(place: Place): Asking<readonly AnyCandidate[]> {
  const found: AnyCandidate[] = [];
  for (const body of place.bodies) found.push(...(yield* ofBody(place, body)));
  return [...found, ...(yield* instructionCandidates(place)), ...(yield* consentCandidates(place))];
}
