/** The power a decision was taken under, as the version of that day has it, and the clock it sets. */
import { deadline, type Day, type Instant } from '#kernel/time.ts';
import type { PowerRule } from '#charter/law.ts';
import type { Asking } from '../asking.ts';
import { objectOf } from '../effect-objects.ts';
import { event, type AssemblyEvent } from '../event.ts';
import type { Decision } from '../facts.ts';
import { kindOfBody } from '../ids.ts';
import type { Rules } from '../rules.ts';
import type { Carrying } from './carrying.ts';

/** Undefined for a plain resolution. One article may give several powers with the same effect: what they are over tells them apart. */
export function* powerOf(rules: Rules, decision: Decision): Asking<PowerRule | undefined> {
  const holders = [kindOfBody(decision.body), ...(decision.actedFor ? [kindOfBody(decision.actedFor.body)] : [])];
  const { powers } = rules.lawOf(decision.version);
  const found = powers.filter(power => power.effect === decision.effect.kind && power.article === decision.authority && holders.includes(power.heldBy));
  if (found.length < 2) return found[0];
  const object = yield* objectOf(decision.effect, rules.calendar.dayOf(decision.at));
  if ('missing' in object) return found[0];
  return found.find(power => power.over === object.over && power.overUnit === object.overUnit && power.matter === object.matter) ?? found[0];
}

/** When what is done for a time ends: after the power's period, or on an earlier day that the resolution names. */
export function* endOf(rules: Rules, { decision, at }: Carrying, until: Day | undefined): Asking<Instant | undefined> {
  const lasts = (yield* powerOf(rules, decision))?.lasts;
  const ends = [lasts && deadline(at, lasts, rules.calendar), until && rules.calendar.startOf(until)].filter(each => each !== undefined);
  return ends.length === 0 ? undefined : (Math.min(...ends) as Instant);
}

export function* endsAt(rules: Rules, carrying: Carrying, until: Day | undefined): Asking<readonly AssemblyEvent[]> {
  const end = yield* endOf(rules, carrying, until);
  return end === undefined ? [] : [decisionTimer('end-effect', carrying.decision, end)];
}

export function decisionTimer(kind: 'end-effect' | 'take-effect' | 'lapse-decision', decision: Decision, at: Instant): AssemblyEvent {
  return event('timer-set', { timer: { id: `${kind}:${decision.id}`, at, act: { kind, content: { decision: decision.id } } } });
}
