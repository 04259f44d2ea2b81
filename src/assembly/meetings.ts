/** Meetings: convened with the charter's notice, opened when enough are present, closed by who presides. */
import { deadline } from '#kernel/time.ts';
import type { Instant } from '#kernel/time.ts';
import type { Holder, MeetingRule } from '#charter/law.ts';
import { fact, facts, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { unratifiedAt } from './decisions.ts';
import { directBody, directReason } from './direct.ts';
import { emergencyOver } from './effects/emergencies.ts';
import { isEntitled } from './entitlement.ts';
import { event } from './event.ts';
import type { Meeting } from './facts.ts';
import { governingRule } from './governed.ts';
import { idFrom, kindOfBody, unitOfBody, type BodyId, type MeetingId } from './ids.ts';
import { lawful, refuse, remedy, type Judgement, type Refusal } from './judgement.ts';
import { meetingQuorum } from './meeting-quorum.ts';
import type { Rules } from './rules.ts';
import { waitingItems } from './petitioned-items.ts';
import { presides } from './voters.ts';

export function holderNames(holders: readonly Holder[]): string[] {
  return holders.map(holder => ('body' in holder ? `${holder.kind}:${holder.body}` : 'electorate' in holder ? holder.electorate : holder.kind === 'keeper' ? `keeper:${holder.of}` : holder.kind));
}

/** A body exists when the charter names its kind and, for a body of units, the unit is live and of that kind. */
export function* bodyExists(rules: Rules, body: BodyId): Asking<boolean> {
  const rule = rules.law.bodies.get(kindOfBody(body));
  const unit = unitOfBody(body);
  if (!rule || (rule.forEach === undefined) !== (unit === undefined)) return false;
  if (unit === undefined) return true;
  const found = yield* fact('unit', unit);
  return found !== undefined && found.kind === rule.forEach && found.until === undefined;
}

/** Too short a notice is refused with the first moment that would be lawful. */
function noticeFault(rules: Rules, rule: MeetingRule, act: Act<'convene'>): Refusal | undefined {
  const earliest = rule.notice ? deadline(act.at, rule.notice, rules.calendar) : act.at;
  const { meetingAt } = act.content;
  return meetingAt < earliest ? refuse('notice-too-short', rule.article, { meetingAt, earliest }, [remedy('convene-at', { earliest })]) : undefined;
}

export function* judgeConvene(rules: Rules, act: Act<'convene'>): Asking<Judgement> {
  const { body, meetingAt, place } = act.content;
  if (!(yield* bodyExists(rules, body))) return refuse('no-such-thing', 'none', { body });
  const governed = governingRule(rules.law.meetings, kindOfBody(body), act.kind);
  if (!governed.ok) return governed.error;
  const rule = governed.value;
  if (!(yield* isEntitled(rules, rule.convenedBy, act.by, { body, at: act.at }))) return refuse('not-entitled', rule.article, { act: act.kind, body }, [remedy('ask-holder', { holders: holderNames(rule.convenedBy) })]);
  // An emergency that reaches this article lets those who convene shorten the notice.
  const short = (yield* emergencyOver(rules, rule.article, act.at)) ? undefined : noticeFault(rules, rule, act);
  if (short) return short;
  const quorum = yield* meetingQuorum(rules, rule, { body, at: act.at });
  if (quorum && 'lawful' in quorum) return quorum;
  const meeting: Meeting = {
    id: idFrom<MeetingId>(act.key), body, at: meetingAt, noticeGiven: act.at, stage: 'convened', agenda: [], present: 0,
    authority: rule.article, governedBy: rules.law.version, ...(place === undefined ? {} : { place }), ...(quorum ? { quorum } : {}),
  };
  return lawful(rule.article, [event('meeting-convened', { meeting }), ...(yield* waitingItems(meeting))]);
}

/** The meeting with the rule it is held under: that of the version it was convened under. */
export function* meetingGround(rules: Rules, id: MeetingId): Asking<{ readonly meeting: Meeting; readonly rule: MeetingRule; readonly then: Rules } | Refusal> {
  const meeting = yield* fact('meeting', id);
  if (!meeting) return refuse('no-such-thing', 'none', { meeting: id });
  const then = { ...rules, law: rules.lawOf(meeting.governedBy) };
  const governed = governingRule(then.law.meetings, kindOfBody(meeting.body), 'meet');
  return governed.ok ? { meeting, rule: governed.value, then } : governed.error;
}

function notPresiding(rule: MeetingRule): Refusal {
  return refuse('not-keeper', rule.article, { of: 'chair' }, [remedy('ask-holder', { holders: holderNames(rule.presidedBy ? [rule.presidedBy] : [{ kind: 'keeper', of: 'chair' }]) })]);
}

function tooEarly(rule: MeetingRule, meeting: Meeting, at: Instant): Refusal | undefined {
  return at < meeting.at ? refuse('too-early', rule.article, { opens: meeting.at }, [remedy('wait-until', { from: meeting.at })]) : undefined;
}

/** Opens a meeting at or after its time, when the quorum of the charter is present. */
export function* judgeOpenMeeting(rules: Rules, act: Act<'open-meeting'>): Asking<Judgement> {
  const ground = yield* meetingGround(rules, act.content.meeting);
  if ('lawful' in ground) return ground;
  const { meeting, rule, then } = ground;
  if (meeting.stage !== 'convened') return refuse('wrong-stage', rule.article, { stage: meeting.stage });
  if (!(yield* presides(then, { body: meeting.body, at: act.at, meeting }, act.by))) return notPresiding(rule);
  const early = tooEarly(rule, meeting, act.at);
  if (early) return early;
  const quorum = yield* meetingQuorum(then, rule, { body: meeting.body, at: act.at });
  if (quorum && 'lawful' in quorum) return quorum;
  if (quorum && meeting.present < quorum.need) return refuse('no-quorum', rule.article, { have: meeting.present, ...quorum }, [remedy('check-in', { missing: quorum.need - meeting.present })]);
  const applied = quorum ? [{ article: rule.article, code: 'quorum-present', facts: { have: meeting.present, ...quorum } }] : [];
  const direct = yield* directBody(then, meeting.body, act.at);
  return lawful(rule.article, [event('meeting-moved', { meeting: meeting.id, stage: 'open', ...(quorum ? { quorum } : {}), ...(direct ? { direct: true as const } : {}) })],
    direct ? [...applied, directReason(meeting.body, direct)] : applied);
}

/** Closes a meeting; votes begun in it are finished first. Motions not decided may be put on a later agenda. */
export function* judgeCloseMeeting(rules: Rules, act: Act<'close-meeting'>): Asking<Judgement> {
  const ground = yield* meetingGround(rules, act.content.meeting);
  if ('lawful' in ground) return ground;
  const { meeting, rule, then } = ground;
  if (meeting.stage !== 'open') return refuse('wrong-stage', rule.article, { stage: meeting.stage });
  if (!(yield* presides(then, { body: meeting.body, at: act.at, meeting }, act.by))) return notPresiding(rule);
  const voting = (yield* facts('motion', 'live', meeting.body)).find(motion => motion.meeting === meeting.id && motion.stage === 'poll');
  if (voting) return refuse('vote-under-way', rule.article, { motion: voting.id, poll: voting.poll ?? null }, [remedy('close-poll', { poll: voting.poll ?? null })]);
  const unratified = yield* unratifiedAt(rules, meeting.body, act);
  return lawful(rule.article, [event('meeting-moved', { meeting: meeting.id, stage: 'closed' }), ...unratified.events], unratified.applied);
}
