/** What follows a vote before its effect: confirmation by a second body, ratification by units, then force. */
import type { Asking } from '../asking.ts';
import { event } from '../event.ts';
import type { Decision } from '../facts.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';
import { joined, type CarryOut } from './carrying.ts';
import { powerOf } from './powers-of.ts';
import { openRatification } from './ratifying.ts';
import { bringIntoForce, type Cause } from './taking-effect.ts';

/** The confirming body has consented: units ratify next where the charter asks them, else the decision is in force. */
export function* confirmed(rules: Rules, decision: Decision, cause: Cause, carryOut: CarryOut): Asking<Change> {
  const ratifiedBy = (yield* powerOf(rules, decision))?.ratifiedBy;
  if (ratifiedBy) {
    const waiting = event('decision-changed', { decision: decision.id, stage: 'awaits-ratification', by: cause.by });
    const moved = event('motion-changed', { motion: decision.motion, stage: 'ratification' });
    return joined({ events: [waiting, moved], applied: [] }, yield* openRatification(rules, decision, ratifiedBy, cause.at));
  }
  const carried = event('motion-changed', { motion: decision.motion, stage: 'carried' });
  return joined({ events: [carried], applied: [] }, yield* bringIntoForce(rules, decision, cause, carryOut));
}

/** The confirming body has refused: the decision lapses, or can be appealed against, and stays on record. */
export function notConfirmed(decision: Decision, { by }: Cause, appealable: boolean): Change {
  const gone = appealable ? { stage: 'refused', refusedBy: 'confirmation' } as const : { stage: 'lapsed' } as const;
  return { events: [event('decision-changed', { decision: decision.id, by, ...gone }), event('motion-changed', { motion: decision.motion, stage: 'lost' })], applied: [{ article: decision.authority, code: 'not-confirmed', facts: { decision: decision.id } }] };
}
