/**
 * The mandate: what the constituency instructs its delegate to do, whether the open vote kept it, and the
 * delegate's report.
 */
import type { Asking } from './asking.ts';
import { event } from './event.ts';
import { fact } from './asking.ts';
import type { Decision, Effect } from './facts.ts';
import type { Change } from './vacancies.ts';

export type InstructEffect = Extract<Effect, { kind: 'instruct-delegate' }>;

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
