/**
 * The register of decisions. A vote alone does not always decide: a second body may have to confirm it, units to
 * ratify it, or the body in whose place it was taken. Each decision stays under the version its motion was moved under.
 */
import { deadline } from '#kernel/time.ts';
import type { Instant } from '#kernel/time.ts';
import { bodiesOf } from './electors.ts';
import { fact, facts, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { isAmending } from './amendments.ts';
import { carryOut } from './effects/carry-out.ts';
import { joined, NOTHING } from './effects/carrying.ts';
import { notConfirmed } from './effects/confirming.ts';
import { endEffect } from './effects/ending.ts';
import { firstStep } from './effects/first-step.ts';
import { decisionTimer } from './effects/powers-of.ts';
import { mayBeAppealed } from './effects/refusing.ts';
import { conclude, ratificationId, voteOfUnit } from './effects/ratifying.ts';
import { setAside, type Cause } from './effects/taking-effect.ts';
import { event } from './event.ts';
import type { Decision, Motion } from './facts.ts';
import { unitOfBody, type ActKey, type BodyId, type DecisionId, type PollId } from './ids.ts';
import { lawful, refuse, type Judgement } from './judgement.ts';
import { governingOf, type Governing } from './powers.ts';
import type { Rules } from './rules.ts';
import type { Change } from './vacancies.ts';

export interface Voted {
  readonly motion: Motion;
  readonly poll?: PollId;
  readonly opened: Instant;
  readonly key: ActKey;
  readonly at: Instant;
}

/** What was taken in the place of another body says so; where it lapses unless ratified, by whom and by when. */
function* actedFor(rules: Rules, { actingFor }: Governing, at: Instant): Asking<Pick<Decision, 'actedFor'>> {
  if (!actingFor) return {};
  const { body, rule: { ratifiedBy } } = actingFor;
  if (ratifiedBy?.elseLapses !== true) return { actedFor: { body } };
  const [awaits = body] = yield* bodiesOf(rules.law, ratifiedBy.body, unitOfBody(body));
  return { actedFor: { body, awaits, ...(ratifiedBy.within ? { ratifyBy: deadline(at, ratifiedBy.within, rules.calendar) } : {}) } };
}

function* decisionOf(rules: Rules, { motion, poll, opened, at }: Voted): Asking<Decision> {
  const governing = yield* governingOf(rules, motion.body, motion.effect, opened);
  return {
    id: `decision:${motion.id}` as DecisionId, body: motion.body, motion: motion.id, title: motion.title, effect: motion.effect,
    authority: motion.authority, version: motion.governedBy, at, stage: 'in-force', since: at,
    ...(poll === undefined ? {} : { poll }), ...('lawful' in governing ? {} : yield* actedFor(rules, governing, at)),
  };
}

/** A carried motion becomes a decision in the register, with all that follows from it. */
export function* register(rules: Rules, voted: Voted): Asking<Change> {
  const then = { ...rules, law: rules.lawOf(voted.motion.governedBy) };
  const decision = yield* decisionOf(then, voted);
  const cause: Cause = { by: decision.id, key: voted.key, at: voted.at };
  const { stage, change } = yield* firstStep(rules, decision, cause, carryOut);
  const registered = [
    event('decision-registered', { decision: { ...decision, stage } }),
    event('motion-changed', { motion: voted.motion.id, decision: decision.id }),
    ...(decision.actedFor?.ratifyBy === undefined ? [] : [decisionTimer('lapse-decision', decision, decision.actedFor.ratifyBy)]),
  ];
  return joined({ events: registered, applied: [] }, change);
}

/** A motion that was not carried refuses the consent it was to give: it is a vote against, not silence. */
export function* notCarried(rules: Rules, voted: Voted, quorate: boolean): Asking<Change> {
  const { motion, key, at } = voted;
  const lost: Change = { events: [event('motion-changed', { motion: motion.id, stage: 'lost' })], applied: [] };
  if (motion.effect.kind !== 'ratify-decision') return isAmending(motion) || !quorate ? lost : joined(lost, yield* refusal(rules, voted));
  const decision = yield* fact('decision', motion.effect.decision);
  return decision ? joined(lost, yield* refusedConsent(rules, decision, motion, { by: motion.id, key, at })) : lost;
}

/** A refusal that somebody may appeal against stands in the register like a decision. Without a quorum nothing was refused. */
function* refusal(rules: Rules, voted: Voted): Asking<Change> {
  const then = { ...rules, law: rules.lawOf(voted.motion.governedBy) };
  const decision: Decision = { ...(yield* decisionOf(then, voted)), stage: 'refused', refusedBy: 'vote' };
  if (!(yield* mayBeAppealed(then, decision))) return NOTHING;
  return { events: [event('decision-registered', { decision }), event('motion-changed', { motion: voted.motion.id, decision: decision.id })], applied: [] };
}

function* refusedConsent(rules: Rules, decision: Decision, motion: Motion, cause: Cause): Asking<Change> {
  switch (decision.stage) {
    case 'awaits-confirmation': return notConfirmed(decision, cause, yield* mayBeAppealed(rules, decision));
    case 'awaits-ratification': return yield* voteOfUnit(rules, decision, { unit: unitOfBody(motion.body), motion: motion.id, outcome: 'against' }, cause, carryOut);
    case 'in-force': return decision.actedFor?.awaits === undefined ? NOTHING : yield* lapsed(rules, decision, cause);
    default: return NOTHING;
  }
}

function* lapsed(rules: Rules, decision: Decision, cause: Cause): Asking<Change> {
  const reason = { article: decision.authority, code: 'lapsed', facts: { decision: decision.id } };
  return joined({ events: [event('timer-done', { timer: `lapse-decision:${decision.id}` })], applied: [reason] }, yield* setAside(rules, decision, 'lapsed', cause, carryOut));
}

/** What waited for a meeting of this body and was not ratified at it lapses when it ends, unless a later day is fixed. */
export function* unratifiedAt(rules: Rules, body: BodyId, { key, at }: Pick<Cause, 'key' | 'at'>): Asking<Change> {
  let change: Change = NOTHING;
  for (const decision of yield* facts('decision', 'awaits', body))
    if (decision.actedFor?.ratifyBy === undefined) change = joined(change, yield* lapsed(rules, decision, { by: key, key, at }));
  return change;
}

/** The clock: what was done in the place of another body and has not been ratified in time lapses. */
export function* judgeLapseDecision(rules: Rules, act: Act<'lapse-decision'>): Asking<Judgement> {
  const decision = yield* fact('decision', act.content.decision);
  const done = event('timer-done', { timer: `lapse-decision:${act.content.decision}` });
  if (decision?.stage !== 'in-force' || decision.actedFor?.awaits === undefined) return lawful('clock', [done]);
  const due = decision.actedFor.ratifyBy;
  if (due === undefined || act.at < due) return refuse('too-early', decision.authority, { due: due ?? null });
  const change = yield* lapsed(rules, decision, { by: act.key, key: act.key, at: act.at });
  return lawful(decision.authority, change.events, change.applied);
}

/** The clock: a delayed decision is carried out, if it is still in force. */
export function* judgeTakeEffect(rules: Rules, act: Act<'take-effect'>): Asking<Judgement> {
  const id = `take-effect:${act.content.decision}`;
  const [decision, timer] = [yield* fact('decision', act.content.decision), yield* fact('timer', id)];
  const done = event('timer-done', { timer: id });
  if (!decision || !timer) return refuse('no-such-thing', 'none', { decision: act.content.decision });
  if (act.at < timer.at) return refuse('too-early', decision.authority, { due: timer.at });
  if (decision.stage !== 'in-force') return lawful('clock', [done]);
  const change = yield* carryOut(rules, { decision, key: act.key, at: act.at });
  return lawful(decision.authority, [...change.events, done], change.applied);
}

/** The clock: what a decision did for a time ends. */
export function* judgeEndEffect(rules: Rules, act: Act<'end-effect'>): Asking<Judgement> {
  const id = `end-effect:${act.content.decision}`;
  const [decision, timer] = [yield* fact('decision', act.content.decision), yield* fact('timer', id)];
  const done = event('timer-done', { timer: id });
  if (!decision || !timer) return refuse('no-such-thing', 'none', { decision: act.content.decision });
  if (act.at < timer.at) return refuse('too-early', decision.authority, { due: timer.at });
  if (decision.stage !== 'in-force') return lawful('clock', [done]);
  const ended = yield* endEffect(rules, { decision, key: act.key, at: act.at });
  return lawful(decision.authority, [event('decision-changed', { decision: decision.id, stage: 'lapsed', by: act.key }), ...ended.events, done], ended.applied);
}

/** The clock closes a ratification: units that have not decided have not consented. */
export function* judgeCloseRatification(rules: Rules, act: Act<'close-ratification'>): Asking<Judgement> {
  const ratification = yield* fact('ratification', act.content.ratification);
  const decision = ratification && (yield* fact('decision', ratification.decision));
  const done = event('timer-done', { timer: `close-${act.content.ratification}` });
  if (!ratification || !decision || ratification.id !== ratificationId(decision)) return refuse('no-such-thing', 'none', { ratification: act.content.ratification });
  if (ratification.stage !== 'open') return lawful('clock', [done]);
  if (act.at < ratification.closes) return refuse('too-early', decision.authority, { closes: ratification.closes });
  const change = yield* conclude(rules, decision, ratification, true, { by: ratification.id, key: act.key, at: act.at }, carryOut);
  return lawful(decision.authority, [...change.events, done], change.applied);
}
