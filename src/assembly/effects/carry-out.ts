/** What a carried resolution does: one handler for each kind of effect. */
import type { Instant } from '#kernel/time.ts';
import type { Asking } from '../asking.ts';
import type { Decision, Motion } from '../facts.ts';
import type { ActKey } from '../ids.ts';
import { instruct } from '../mandates.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';

export interface Carrying {
  readonly motion: Motion;
  readonly decision: Decision;
  readonly key: ActKey;
  readonly at: Instant;
}

/** The events of the decision's effect. A plain decision has none beyond its entry in the register. */
export function* carryOut(rules: Rules, carrying: Carrying): Asking<Change> {
  const { effect } = carrying.decision;
  switch (effect.kind) {
    case 'instruct-delegate': return yield* instruct(effect, carrying);
    default: return { events: [], applied: [] };
  }
}
