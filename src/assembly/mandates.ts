/**
 * The mandate: what the constituency instructs its delegate to do, whether the open vote kept it, and the
 * delegate's report.
 */
import { unreachable } from '#kernel/unreachable.ts';
import { fact, type Asking } from './asking.ts';
import { event } from './event.ts';
import type { Decision, Effect, Seat } from './facts.ts';
import { bodyRule } from './electors.ts';
import { kindOfBody } from './ids.ts';
import { refuse, remedy, type Refusal } from './judgement.ts';
import type { Rules } from './rules.ts';
import type { Change } from './vacancies.ts';

export type InstructEffect = Extract<Effect, { kind: 'instruct-delegate' }>;

/** Only a bound seat takes instructions, and only on a motion its own council has still to vote on. */
export function* instructionFault(rules: Rules, effect: Effect): Asking<Refusal | undefined> {
  if (effect.kind !== 'instruct-delegate') return undefined;
  const target = yield* fact('motion', effect.motion);
  for (const id of effect.seats) {
    const seat = yield* fact('seat', id);
    if (!seat || !target || target.body !== seat.body) return refuse('no-such-thing', 'none', { seat: id, motion: effect.motion });
    const fault = mandateFault(rules, seat);
    if (fault) return fault;
  }
  if (target?.stage === 'moved' || target?.stage === 'admitted') return undefined;
  return refuse('wrong-stage', target?.authority ?? 'none', { motion: effect.motion, stage: target?.stage ?? null });
}

function mandateFault(rules: Rules, seat: Seat): Refusal | undefined {
  const { article } = bodyRule(rules.law, kindOfBody(seat.body));
  switch (seat.mandate) {
    case 'bound': return undefined;
    case 'free': return refuse('not-bound', article, { seat: seat.id }, [remedy('start-recall', { seat: seat.id })]);
    case 'binding-forbidden': return refuse('binding-forbidden', article, { seat: seat.id });
    default: return unreachable(seat.mandate);
  }
}

/** One instruction for a seat and a motion at a time: a later one takes the place of the earlier. */
export function* instruct(effect: InstructEffect, { decision }: { readonly decision: Decision }): Asking<Change> {
  const target = yield* fact('motion', effect.motion);
  const open = target !== undefined && ['moved', 'admitted', 'poll'].includes(target.stage);
  if (!open) return { events: [], applied: [{ article: decision.authority, code: 'instruction-too-late', facts: { motion: effect.motion } }] };
  const events = effect.seats.map(seat => event('instruction-given', {
    instruction: { id: `instruction:${effect.motion}:${seat}`, seat, motion: effect.motion, vote: effect.vote, by: decision.id },
  }));
  return { events, applied: [] };
}
