/** Candidates that a body as a whole gives rise to: calling its election, convening it, moving in it, and motions it is asked for. */
import type { Asking } from '../asking.ts';
import { deadline } from '#kernel/time.ts';
import type { Instant } from '#kernel/time.ts';
import { kindOfBody, type BodyId } from '../ids.ts';
import { candidate, type AnyCandidate } from './candidate.ts';
import { moveCandidate } from './move-candidate.ts';
import { consentCandidates } from './of-consents.ts';
import { instructionCandidates } from './of-instructions.ts';
import type { Place } from './place.ts';

/** The earliest moment for which a meeting can be convened now. */
function earliestMeeting({ rules, at }: Place, body: BodyId): Instant {
  const notice = rules.law.meetings.find(rule => rule.body === kindOfBody(body))?.notice;
  return notice ? deadline(at, notice, rules.calendar) : at;
}

function* ofBody(place: Place, body: BodyId): Asking<AnyCandidate[]> {
  const { law } = place.rules;
  const kind = kindOfBody(body);
  const on = { type: 'body', id: body } as const;
  const found: AnyCandidate[] = [];
  if (law.elections.some(rule => rule.body === kind)) found.push(candidate('call-election', on, { body }));
  const meets = law.meetings.find(rule => rule.body === kind);
  if (meets) found.push(candidate('convene', on, { body, meetingAt: earliestMeeting(place, body) }, [{ path: 'meetingAt', type: 'instant' }, { path: 'place', type: 'text' }]));
  if (meets && meets.onDemandOf.length > 0) found.push(candidate('sign', on, { for: 'convene', body }));
  const moves = law.motions.find(rule => rule.body === kind);
  if (moves) found.push(yield* moveCandidate(place, on, { body }));
  return found;
}

export function* bodyCandidates(place: Place): Asking<readonly AnyCandidate[]> {
  const found: AnyCandidate[] = [];
  for (const body of place.bodies) found.push(...(yield* ofBody(place, body)));
  return [...found, ...(yield* instructionCandidates(place)), ...(yield* consentCandidates(place))];
}
