/** What a body's vote for a decision leads to: confirmation first, then ratification by units, then force. */
import type { Asking } from '../asking.ts';
import { event } from '../event.ts';
import type { Decision } from '../facts.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';
import { joined, NOTHING, type CarryOut } from './carrying.ts';
import { confirmed } from './confirming.ts';
import { onProbation } from './persons.ts';
import { powerOf } from './powers-of.ts';
import type { Cause } from './taking-effect.ts';

/** A decision that needs neither confirmation nor ratification takes effect at once. */
export function* firstStep(rules: Rules, decision: Decision, cause: Cause, carryOut: CarryOut): Asking<{ readonly stage: Decision['stage']; readonly change: Change }> {
  const power = yield* powerOf(rules, decision);
  if (power?.confirmedBy) {
    const probation = decision.effect.kind === 'admit-member' ? yield* onProbation(rules, decision.effect, cause.at) : NOTHING;
    const moved = event('motion-changed', { motion: decision.motion, stage: 'confirmation', decision: decision.id });
    return { stage: 'awaits-confirmation', change: joined({ events: [moved], applied: [] }, probation) };
  }
  const change = yield* confirmed(rules, decision, cause, carryOut);
  return { stage: power?.ratifiedBy ? 'awaits-ratification' : 'in-force', change };
}
