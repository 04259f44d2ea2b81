/** What a demand does when it is reached. */
import { addDays, addPeriod, deadline, type Instant, type Period } from '#kernel/time.ts';
import type { MeetingRule } from '#charter/law.ts';
import { facts, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { isAgendaOpen } from './agenda.ts';
import type { Demand } from './demand-grounds.ts';
import { openReferendum } from './effects/referendums.ts';
import { event } from './event.ts';
import type { Meeting, Petition } from './facts.ts';
import { governingRule } from './governed.ts';
import { idFrom, kindOfBody, type BodyId, type MeetingId } from './ids.ts';
import { meetingQuorum } from './meeting-quorum.ts';
import { itemOf, waitingItems } from './petitioned-items.ts';
import type { Rules } from './rules.ts';
import type { Change } from './vacancies.ts';

/** At the hour of the last signature, on the first day that keeps the notice; the last lawful day, if notice is longer than that. */
function meetingTime({ calendar }: Rules, { notice, within }: MeetingRule, at: Instant): Instant {
  const hour = at - calendar.startOf(calendar.dayOf(at));
  const onDay = (period: Period, more: number): Instant => {
    if (period.unit === 'hour') return deadline(at, period, calendar);
    return (calendar.startOf(addDays(addPeriod(calendar.dayOf(at), period), more)) + hour) as Instant;
  };
  const first = notice === undefined ? at : onDay(notice, 1);
  const last = within === undefined ? first : onDay(within, 0);
  return first < last ? first : last;
}

/** The charter convenes it, directly or because the duty to convene is one that happens by itself. */
function convenesItself({ law }: Rules, rule: MeetingRule): boolean {
  const conveners = rule.convenedBy.flatMap(holder => ('body' in holder ? [holder.body] : []));
  return rule.selfExecuting || law.duties.some(duty => duty.duty === 'convene' && duty.onDefault === 'happens-by-itself' && conveners.includes(duty.of));
}

function* convenedByItself(rules: Rules, rule: MeetingRule, body: BodyId, petition: Petition, act: Act<'sign'>): Asking<Change> {
  const quorum = yield* meetingQuorum(rules, rule, { body, at: act.at });
  const meeting: Meeting = {
    id: idFrom<MeetingId>(act.key), body, at: meetingTime(rules, rule, act.at), noticeGiven: act.at, stage: 'convened', agenda: [], present: 0,
    authority: rule.article, governedBy: rules.law.version, ...(quorum && !('lawful' in quorum) ? { quorum } : {}),
  };
  return {
    events: [event('petition-closed', { petition: petition.id, stage: 'reached', meeting: meeting.id }), event('meeting-convened', { meeting }), ...(yield* waitingItems(meeting))],
    applied: [{ article: rule.article, code: 'convened-by-itself', facts: { meeting: meeting.id, at: meeting.at } }],
  };
}

function dutyToConvene(rules: Rules, rule: MeetingRule, petition: Petition, at: Instant): Change {
  const due = rule.within === undefined ? {} : { due: deadline(at, rule.within, rules.calendar) };
  return { events: [event('petition-closed', { petition: petition.id, stage: 'reached', ...due })], applied: [{ article: rule.article, code: 'duty-to-convene', facts: { body: petition.body, ...due } }] };
}

/** On the agenda of the next meeting whose agenda is open, seconded by those who signed; of a later one as soon as it is convened. */
function* placed(rules: Rules, { body, motion, article }: Demand, petition: Petition, at: Instant): Asking<Change> {
  const governed = governingRule(rules.law.meetings, kindOfBody(body), 'meet');
  const next = (yield* facts('meeting', 'live', body)).filter(meeting => governed.ok && isAgendaOpen(rules, governed.value, meeting, at)).sort((a, b) => a.at - b.at)[0];
  const admitted = motion === undefined || motion.stage === 'admitted' ? [] : [event('motion-changed', { motion: motion.id, stage: 'admitted' as const })];
  const reached = event('petition-closed', { petition: petition.id, stage: 'reached', ...(next === undefined ? {} : { meeting: next.id }) });
  const item = next === undefined || motion === undefined ? [] : itemOf(petition.id, motion, next.id);
  return { events: [reached, ...admitted, ...item], applied: [{ article, code: next === undefined ? 'waits-for-a-meeting' : 'on-the-agenda', facts: { body, meeting: next?.id ?? null } }] };
}

export function* reachedDemand(rules: Rules, demand: Demand, petition: Petition, act: Act<'sign'>): Asking<Change> {
  const { meetings, motion, body } = demand;
  if (demand.for === 'agenda') return yield* placed(rules, demand, petition, act.at);
  if (meetings) return convenesItself(rules, meetings) ? yield* convenedByItself(rules, meetings, body, petition, act) : dutyToConvene(rules, meetings, petition, act.at);
  const opened: Change = motion ? yield* openReferendum(rules, body, motion.id, act.at) : { events: [], applied: [] };
  const poll = opened.events.find(each => each.kind === 'poll-opened')?.data.order.poll;
  return { events: [event('petition-closed', { petition: petition.id, stage: 'reached', ...(poll === undefined ? {} : { poll }) }), ...opened.events], applied: opened.applied };
}
