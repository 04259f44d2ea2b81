/**
 * Ratification by units: each decides through its own body, and the threshold counts units. It closes by the clock,
 * or as soon as the units that have not decided could not change the result.
 */
import { deadline, type Instant } from '#kernel/time.ts';
import { evaluate, type Figures, type Threshold } from '#tally/threshold.ts';
import type { PowerRule } from '#charter/law.ts';
import { ask, fact, type Asking } from '../asking.ts';
import { event, type AssemblyEvent } from '../event.ts';
import type { Decision, Ratification } from '../facts.ts';
import { unitOfBody, type MotionId, type UnitId } from '../ids.ts';
import type { Reason } from '../judgement.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';
import { joined, NOTHING, type CarryOut } from './carrying.ts';
import { powerOf } from './powers-of.ts';
import { bringIntoForce, type Cause } from './taking-effect.ts';

type RatifiedBy = NonNullable<PowerRule['ratifiedBy']>;

export function ratificationId({ id }: Pick<Decision, 'id'>): string {
  return `ratification:${id}`;
}

/** The units that count are those that live when it opens, inside the unit of the body that decided. */
export function* openRatification(rules: Rules, decision: Decision, { units: kind, within }: RatifiedBy, at: Instant): Asking<Change> {
  const own = unitOfBody(decision.body);
  const units = yield* ask(own === undefined ? { ask: 'units', kind } : { ask: 'units', kind, within: own });
  const [id, closes] = [ratificationId(decision), deadline(at, within, rules.calendar)];
  const ratification: Ratification = { id, motion: decision.motion, decision: decision.id, unitKind: kind, units: units.length, for: 0, against: 0, closes, stage: 'open' };
  const timer = { id: `close-${id}`, at: closes, act: { kind: 'close-ratification', content: { ratification: id } } };
  return { events: [event('ratification-opened', { ratification }), event('timer-set', { timer })], applied: [{ article: decision.authority, code: 'ratification-opened', facts: { units: units.length, closes } }] };
}

function figures(units: number, votesFor: number, against: number): Figures {
  const sizes = { units: BigInt(units), members: BigInt(units), electors: BigInt(units), seats: BigInt(units), filled: BigInt(units), present: BigInt(votesFor + against), inhabitants: BigInt(units) };
  const counted = { for: BigInt(votesFor), against: BigInt(against), abstain: 0n, bases: sizes };
  return { heads: counted, weights: counted, units: counted };
}

/** @param decided whether no further unit may decide; otherwise undefined while the rest could still turn it */
export function resultOf(threshold: Threshold, { units, for: votesFor, against }: Pick<Ratification, 'units' | 'for' | 'against'>, decided: boolean): 'carried' | 'lost' | undefined {
  const carries = (more: number, less: number): boolean => evaluate(threshold, figures(units, votesFor + more, against + less)).carried;
  const rest = decided ? 0 : units - votesFor - against;
  if (carries(0, rest) && carries(0, 0)) return 'carried';
  return rest === 0 || !carries(rest, 0) ? 'lost' : undefined;
}

function closing(decision: Decision, ratification: Ratification, stage: 'carried' | 'lost'): { readonly events: readonly AssemblyEvent[]; readonly applied: readonly Reason[] } {
  return {
    events: [event('ratification-closed', { ratification: ratification.id, stage }), event('motion-changed', { motion: decision.motion, stage }), event('timer-done', { timer: `close-${ratification.id}` })],
    applied: [{ article: decision.authority, code: `ratification-${stage}`, facts: { for: ratification.for, against: ratification.against, units: ratification.units } }],
  };
}

/** Carried: the decision takes effect. Lost: it lapses. Undecided: nothing yet. */
export function* conclude(rules: Rules, decision: Decision, ratification: Ratification, decided: boolean, cause: Cause, carryOut: CarryOut): Asking<Change> {
  const threshold = (yield* powerOf(rules, decision))?.ratifiedBy?.threshold;
  const result = threshold && resultOf(threshold, ratification, decided);
  if (!result) return NOTHING;
  const closed = closing(decision, ratification, result);
  if (result === 'carried') return joined(closed, yield* bringIntoForce(rules, decision, cause, carryOut));
  return joined(closed, { events: [event('decision-changed', { decision: decision.id, stage: 'lapsed', by: cause.by })], applied: [] });
}

export interface UnitVote {
  readonly unit: UnitId | undefined;
  readonly motion: MotionId;
  readonly outcome: 'for' | 'against';
}

/** One vote of each unit; a second one of the same unit changes nothing. */
export function* voteOfUnit(rules: Rules, decision: Decision, { unit, motion, outcome }: UnitVote, cause: Cause, carryOut: CarryOut): Asking<Change> {
  const ratification = yield* fact('ratification', ratificationId(decision));
  if (unit === undefined || ratification?.stage !== 'open') return NOTHING;
  const id = `${ratification.id}:${unit}`;
  if (yield* fact('ratification-vote', id)) return NOTHING;
  const voted = event('ratification-voted', { vote: { id, ratification: ratification.id, unit, motion, outcome } });
  const counted = { ...ratification, [outcome]: ratification[outcome] + 1 };
  return joined({ events: [voted], applied: [] }, yield* conclude(rules, decision, counted, false, cause, carryOut));
}
