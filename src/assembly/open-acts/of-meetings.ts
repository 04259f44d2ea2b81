/** Candidates in meetings and on motions. */
import type { Instant } from '#kernel/time.ts';
import type { MotionRule, VoteMode } from '#charter/law.ts';
import { facts, type Asking } from '../asking.ts';
import type { Meeting, Motion } from '../facts.ts';
import { kindOfBody } from '../ids.ts';
import type { Rules } from '../rules.ts';
import { demandsOn, modeFault, modesIn } from '../voting-modes.ts';
import { candidate, UNWRITTEN, type AnyCandidate } from './candidate.ts';
import { moveCandidate } from './move-candidate.ts';
import type { Place } from './place.ts';

function* ofMeeting(place: Place, meeting: Meeting, present: boolean): Asking<readonly AnyCandidate[]> {
  const on = { type: 'meeting', id: meeting.id } as const;
  const moves = place.rules.law.motions.some(rule => rule.body === kindOfBody(meeting.body)) ? [yield* moveCandidate(place, on, { body: meeting.body, meeting: meeting.id })] : [];
  const presence = present ? candidate('check-out', on, { meeting: meeting.id }) : candidate('check-in', on, { meeting: meeting.id });
  const agenda = candidate('put-on-agenda', on, { meeting: meeting.id, title: UNWRITTEN }, [{ path: 'title', type: 'text' }]);
  if (meeting.stage === 'convened') return [presence, agenda, ...moves, candidate('open-meeting', on, { meeting: meeting.id })];
  return [presence, agenda, ...moves, candidate('close-meeting', on, { meeting: meeting.id })];
}

/** The ways in which the motion can be voted on now; those of the rule when none can, so that the refusal says why. */
function* modesNow(rules: Rules, rule: MotionRule, motion: Motion, at: Instant): Asking<readonly VoteMode[]> {
  const inHall = motion.meeting !== undefined;
  const demands = yield* demandsOn(rules, rule, motion, at);
  const modes = modesIn(rule, inHall);
  const lawful = modes.filter(mode => modeFault(rule, mode, demands, inHall) === undefined);
  return lawful.length > 0 ? lawful : modes;
}

function* ofMotion({ rules, at }: Place, motion: Motion): Asking<readonly AnyCandidate[]> {
  const on = { type: 'motion', id: motion.id } as const;
  const rule = rules.lawOf(motion.governedBy).motions.find(each => each.body === kindOfBody(motion.body));
  if (motion.stage === 'moved') return [candidate('second', on, { motion: motion.id }), candidate('withdraw-motion', on, { motion: motion.id })];
  if (motion.stage !== 'admitted') return [];
  const modes = rule ? yield* modesNow(rules, rule, motion, at) : [];
  const [first] = modes;
  return [
    candidate('withdraw-motion', on, { motion: motion.id }),
    ...(rule?.amendments && !motion.amends ? [candidate('move-amendment', on, { motion: motion.id, title: UNWRITTEN, changes: [{ do: 'insert', after: 'start', paragraph: 'unwritten', text: UNWRITTEN }] }, [{ path: 'title', type: 'text' }, { path: 'changes', type: 'changes' }])] : []),
    ...(first === undefined ? [] : [candidate('put-to-vote', on, { motion: motion.id, mode: first }, [{ path: 'mode', type: 'mode', oneOf: modes }])]),
    ...(rule?.demand ?? []).filter(each => motion.meeting !== undefined || each.mode !== 'hall-count').map(each => candidate('demand-mode', on, { motion: motion.id, mode: each.mode })),
  ];
}

export function* meetingCandidates(place: Place): Asking<readonly AnyCandidate[]> {
  const here = new Set((yield* facts('presence', 'person', place.person)).map(presence => presence.meeting));
  const found: AnyCandidate[] = [];
  for (const body of place.bodies) {
    for (const meeting of yield* facts('meeting', 'live', body)) found.push(...(yield* ofMeeting(place, meeting, here.has(meeting.id))));
    for (const motion of yield* facts('motion', 'live', body)) found.push(...(yield* ofMotion(place, motion)));
  }
  return found;
}
