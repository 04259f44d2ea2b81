/** Candidates in meetings and on motions. */
import { facts, type Asking } from '../asking.ts';
import type { Meeting, Motion } from '../facts.ts';
import { kindOfBody } from '../ids.ts';
import { candidate, UNWRITTEN, type AnyCandidate } from './candidate.ts';
import type { Place } from './place.ts';

function ofMeeting(meeting: Meeting, present: boolean): AnyCandidate[] {
  const on = { type: 'meeting', id: meeting.id } as const;
  const presence = present ? candidate('check-out', on, { meeting: meeting.id }) : candidate('check-in', on, { meeting: meeting.id });
  const agenda = candidate('put-on-agenda', on, { meeting: meeting.id, title: UNWRITTEN }, [{ path: 'title', type: 'text' }]);
  if (meeting.stage === 'convened') return [presence, agenda, candidate('open-meeting', on, { meeting: meeting.id })];
  return [presence, agenda, candidate('close-meeting', on, { meeting: meeting.id })];
}

function ofMotion({ rules }: Place, motion: Motion): AnyCandidate[] {
  const on = { type: 'motion', id: motion.id } as const;
  const rule = rules.lawOf(motion.governedBy).motions.find(each => each.body === kindOfBody(motion.body));
  if (motion.stage === 'moved') return [candidate('second', on, { motion: motion.id }), candidate('withdraw-motion', on, { motion: motion.id })];
  if (motion.stage !== 'admitted') return [];
  const modes = rule?.modes ?? [];
  const [first] = modes;
  return [
    candidate('withdraw-motion', on, { motion: motion.id }),
    ...(rule?.amendments && !motion.amends ? [candidate('move-amendment', on, { motion: motion.id, title: UNWRITTEN, changes: [{ do: 'insert', after: 'start', paragraph: 'unwritten', text: UNWRITTEN }] }, [{ path: 'title', type: 'text' }, { path: 'changes', type: 'changes' }])] : []),
    ...(first === undefined ? [] : [candidate('put-to-vote', on, { motion: motion.id, mode: first }, [{ path: 'mode', type: 'mode', oneOf: modes }])]),
    ...(rule?.demand ?? []).map(each => candidate('demand-mode', on, { motion: motion.id, mode: each.mode })),
  ];
}

export function* meetingCandidates(place: Place): Asking<readonly AnyCandidate[]> {
  const here = new Set((yield* facts('presence', 'person', place.person)).map(presence => presence.meeting));
  const found: AnyCandidate[] = [];
  for (const body of place.bodies) {
    for (const meeting of yield* facts('meeting', 'live', body)) found.push(...ofMeeting(meeting, here.has(meeting.id)));
    for (const motion of yield* facts('motion', 'live', body)) found.push(...ofMotion(place, motion));
  }
  return found;
}
