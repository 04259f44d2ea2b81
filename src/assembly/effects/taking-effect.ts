/** The way of a decision from the vote to its effect, and back when it is set aside. */
import { deadline, type Instant } from '#kernel/time.ts';
import { fact, type Asking } from '../asking.ts';
import { event } from '../event.ts';
import type { Decision } from '../facts.ts';
import type { ActKey } from '../ids.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';
import { joined, type CarryOut } from './carrying.ts';
import { decisionTimer, powerOf } from './powers-of.ts';
import { undo } from './undoing.ts';

/** Who sets something in motion: a decision, a vote or the clock, with the key and time of the act. */
export interface Cause {
  readonly by: string;
  readonly key: ActKey;
  readonly at: Instant;
}

/** When a delayed decision is carried out; an amendment waits for the day on which its text says it begins. */
function* dueOf(rules: Rules, decision: Decision, at: Instant): Asking<Instant> {
  const delay = (yield* powerOf(rules, decision))?.delay;
  const begins = decision.effect.kind === 'amend-charter' ? decision.effect.inForce : undefined;
  return Math.max(at, delay ? deadline(at, delay, rules.calendar) : at, begins ? rules.calendar.startOf(begins) : at) as Instant;
}

/** Carries a decision out now, or sets the clock where the charter or the text delays it. */
export function* takeEffect(rules: Rules, decision: Decision, { key, at }: Cause, carryOut: CarryOut): Asking<Change> {
  const due = yield* dueOf(rules, decision, at);
  if (due > at) return { events: [decisionTimer('take-effect', decision, due)], applied: [{ article: decision.authority, code: 'delayed', facts: { decision: decision.id, until: due } }] };
  return yield* carryOut(rules, { decision, key, at });
}

/** Brings a decision (back) into force. */
export function* bringIntoForce(rules: Rules, decision: Decision, cause: Cause, carryOut: CarryOut): Asking<Change> {
  const changed = event('decision-changed', { decision: decision.id, stage: 'in-force', by: cause.by });
  return joined({ events: [changed], applied: [] }, yield* takeEffect(rules, { ...decision, stage: 'in-force', since: cause.at }, cause, carryOut));
}

/** Takes a decision out of force: what it has done is undone as far as it can be, what it has not done yet stays undone. */
export function* setAside(rules: Rules, decision: Decision, stage: 'suspended' | 'annulled' | 'lapsed', cause: Cause, carryOut: CarryOut): Asking<Change> {
  const changed = event('decision-changed', { decision: decision.id, stage, by: cause.by });
  return joined({ events: [changed], applied: [] }, yield* undone(rules, decision, cause, carryOut));
}

/** What must be undone when a decision leaves force; nothing when it was never carried out. */
export function* undone(rules: Rules, decision: Decision, { key, at }: Cause, carryOut: CarryOut): Asking<Change> {
  if (decision.stage !== 'in-force') return { events: [], applied: [] };
  if (yield* fact('timer', `take-effect:${decision.id}`)) return { events: [event('timer-done', { timer: `take-effect:${decision.id}` })], applied: [] };
  const back = yield* undo(rules, { decision, key, at }, carryOut);
  return joined({ events: [event('timer-done', { timer: `end-effect:${decision.id}` })], applied: [] }, back);
}
