/** The agenda: what a meeting will deal with, handed in before it closes. */
import { deadline } from '#kernel/time.ts';
import type { Instant } from '#kernel/time.ts';
import type { MeetingRule } from '#charter/law.ts';
import { fact, facts, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { isEntitled } from './entitlement.ts';
import { event, type AssemblyEvent } from './event.ts';
import type { Meeting, Motion } from './facts.ts';
import { idFrom, type MotionId } from './ids.ts';
import { lawful, refuse, remedy, type Judgement, type Refusal } from './judgement.ts';
import { holderNames, meetingGround } from './meetings.ts';
import { governingOf } from './powers.ts';
import type { Rules } from './rules.ts';

/** The last instant at which an item may be handed in is before this one. Undefined: until the opening. */
export function isAgendaOpen(rules: Rules, rule: MeetingRule, meeting: Meeting, at: Instant): boolean {
  if (meeting.stage !== 'convened') return false;
  return rule.agendaCloses === undefined || deadline(at, rule.agendaCloses, rules.calendar) <= meeting.at;
}

export function isOnAgenda(meeting: Meeting, motion: Motion): boolean {
  return meeting.agenda.some(item => item.motion === motion.id);
}

/** A motion of this body that waits for a meeting: attached to none, or to one that is over. */
function* motionFault(rules: Rules, rule: MeetingRule, meeting: Meeting, id: Motion['id'], at: Instant): Asking<Refusal | undefined> {
  const motion = yield* fact('motion', id);
  if (!motion || motion.body !== meeting.body) return refuse('no-such-thing', rule.article, { motion: id });
  if (motion.stage !== 'moved' && motion.stage !== 'admitted') return refuse('wrong-stage', rule.article, { stage: motion.stage });
  if (isOnAgenda(meeting, motion)) return refuse('already-done', rule.article, { motion: id });
  const held = motion.meeting === undefined || motion.meeting === meeting.id ? undefined : yield* fact('meeting', motion.meeting);
  if (held && held.stage !== 'closed' && held.stage !== 'cancelled') return refuse('wrong-stage', rule.article, { meeting: held.id, stage: held.stage });
  const governing = yield* governingOf({ ...rules, law: rules.lawOf(motion.governedBy) }, motion.body, motion.effect, at);
  if ('lawful' in governing) return governing;
  const earliest = governing.power?.notice ? deadline(at, governing.power.notice, rules.calendar) : at;
  return meeting.at < earliest ? refuse('notice-too-short', governing.article, { meetingAt: meeting.at, earliest }, [remedy('next-meeting', { earliest })]) : undefined;
}

/** Amendments go where their motion goes. */
function* amending(motion: MotionId): Asking<readonly MotionId[]> {
  return (yield* facts('motion', 'amends', motion)).map(each => each.id);
}

export function* judgePutOnAgenda(rules: Rules, act: Act<'put-on-agenda'>): Asking<Judgement> {
  const ground = yield* meetingGround(rules, act.content.meeting);
  if ('lawful' in ground) return ground;
  const { meeting, rule, then } = ground;
  const { title, motion } = act.content;
  if (meeting.stage !== 'convened') return refuse('wrong-stage', rule.article, { stage: meeting.stage });
  // A charter that does not say who draws up the agenda leaves it to those who convene.
  const holders = rule.agendaBy.length > 0 ? rule.agendaBy : rule.convenedBy;
  if (!(yield* isEntitled(then, holders, act.by, { body: meeting.body, at: act.at }))) return refuse('not-entitled', rule.article, { act: act.kind, body: meeting.body }, [remedy('ask-holder', { holders: holderNames(holders) })]);
  if (!isAgendaOpen(rules, rule, meeting, act.at)) return refuse('agenda-closed', rule.article, { meetingAt: meeting.at }, [remedy('next-meeting')]);
  const fault = motion === undefined ? undefined : yield* motionFault(rules, rule, meeting, motion, act.at);
  if (fault) return fault;
  const events: AssemblyEvent[] = [event('agenda-extended', { meeting: meeting.id, item: { id: idFrom(act.key), title, ...(motion === undefined ? {} : { motion }) } })];
  if (motion !== undefined) for (const id of [motion, ...(yield* amending(motion))]) events.push(event('motion-changed', { motion: id, meeting: meeting.id }));
  return lawful(rule.article, events);
}
