/** Why an effect is not a body's to decide: another body holds it, or nobody does. */
import type { BodyEffect } from '#charter/body-powers.ts';
import type { BodyId } from './ids.ts';
import { refuse, remedy, type Refusal } from './judgement.ts';

/** Undefined for an effect within the body's powers. */
export function outsidePowers({ effect, elsewhere, within }: BodyEffect, body: BodyId): Refusal | undefined {
  if (within) return undefined;
  const heldBy = [...new Set(elsewhere.map(power => power.heldBy))];
  const [power] = elsewhere;
  return power === undefined ? refuse('not-governed', 'none', { effect, body }, [remedy('adopt-reading', { effect })])
    : refuse('not-in-competence', power.article, { effect, body, heldBy }, [remedy('move-in', { bodies: heldBy })]);
}
