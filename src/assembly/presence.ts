/** Who is present at a meeting: voting voices make the quorum, consultative ones are noted. */
import type { Instant } from '#kernel/time.ts';
import { fact, facts, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { directRoll } from './direct.ts';
import { bodyRule } from './electors.ts';
import { event } from './event.ts';
import type { Meeting, Presence } from './facts.ts';
import { kindOfBody, type MeetingId, type PersonId } from './ids.ts';
import { lawful, refuse, remedy, type Judgement } from './judgement.ts';
import { meetingGround } from './meetings.ts';
import type { Rules } from './rules.ts';
import { isVoter } from './voters.ts';

export function presenceId(meeting: MeetingId, person: PersonId): string {
  return `${meeting}:${person}`;
}

/** An elector of the assembly or of the direct council, or the holder of a seat; an alternate only once the seat is theirs. */
function* presenceOf(rules: Rules, meeting: Meeting, person: PersonId, at: Instant): Asking<Presence | undefined> {
  const noted = { id: presenceId(meeting.id, person), meeting: meeting.id, person, since: at };
  const scope = { body: meeting.body, at, meeting };
  const inPerson = bodyRule(rules.law, kindOfBody(meeting.body)).everybody !== undefined || (yield* directRoll(rules, scope)) !== undefined;
  if (inPerson) return (yield* isVoter(rules, scope, person)) ? { ...noted, voice: 'vote' } : undefined;
  const held = (yield* facts('seat', 'holder', person)).filter(seat => seat.body === meeting.body);
  const seat = held.find(each => each.voice === 'vote') ?? held[0];
  return seat && { ...noted, seat: seat.id, voice: seat.voice };
}

/** Checks in on the day of the meeting, before or after it opens. */
export function* judgeCheckIn(rules: Rules, act: Act<'check-in'>): Asking<Judgement> {
  const ground = yield* meetingGround(rules, act.content.meeting);
  if ('lawful' in ground) return ground;
  const { meeting, rule, then } = ground;
  if (meeting.stage !== 'convened' && meeting.stage !== 'open') return refuse('wrong-stage', rule.article, { stage: meeting.stage });
  const doors = rules.calendar.startOf(rules.calendar.dayOf(meeting.at));
  if (act.at < doors) return refuse('too-early', rule.article, { opens: doors }, [remedy('wait-until', { from: doors })]);
  const presence = act.by.as === 'person' ? yield* presenceOf(then, meeting, act.by.person, act.at) : undefined;
  if (!presence) return refuse('not-entitled', rule.article, { act: act.kind, body: meeting.body });
  const noted = yield* fact('presence', presence.id);
  // Who came to speak only, and has a vote now, checks in once more.
  if (noted && (noted.voice === 'vote' || presence.voice !== 'vote')) return refuse('already-done', rule.article, { meeting: meeting.id });
  return lawful(rule.article, [event('presence-noted', { presence })]);
}

export function* judgeCheckOut(rules: Rules, act: Act<'check-out'>): Asking<Judgement> {
  const ground = yield* meetingGround(rules, act.content.meeting);
  if ('lawful' in ground) return ground;
  const { meeting, rule } = ground;
  if (meeting.stage === 'closed' || meeting.stage === 'cancelled') return refuse('wrong-stage', rule.article, { stage: meeting.stage });
  const presence = act.by.as === 'person' ? yield* fact('presence', presenceId(meeting.id, act.by.person)) : undefined;
  if (!presence) return refuse('not-present', rule.article, { meeting: meeting.id }, [remedy('check-in', { meeting: meeting.id })]);
  return lawful(rule.article, [event('presence-ended', { presence: presence.id, meeting: meeting.id })]);
}
