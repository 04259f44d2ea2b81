/**
 * Refusals that can be appealed against. Where a lost motion leaves everything as it was, it is moved again; but whoever
 * asked to be admitted, taken back or given their vote, and was refused, has been decided upon.
 */
import type { Asking } from '../asking.ts';
import { event } from '../event.ts';
import type { Decision, Effect } from '../facts.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';
import { joined, type CarryOut } from './carrying.ts';
import { confirmed } from './confirming.ts';
import { firstStep } from './first-step.ts';
import { powerOf } from './powers-of.ts';
import type { Cause } from './taking-effect.ts';

const ASKED_FOR: readonly Effect['kind'][] = ['admit-member', 'reinstate-member', 'restore-franchise'];

/** Whether the article of the decision lets those concerned appeal against not getting it. */
export function* mayBeAppealed(rules: Rules, decision: Decision): Asking<boolean> {
  return ASKED_FOR.includes(decision.effect.kind) && (yield* powerOf(rules, decision))?.appeal !== undefined;
}

/** The appeal takes the place of the consent that was refused; what comes after it is still to come. */
export function* overturned(rules: Rules, decision: Decision, cause: Cause, carryOut: CarryOut): Asking<Change> {
  if (decision.refusedBy === 'confirmation') return yield* confirmed(rules, decision, cause, carryOut);
  const { stage, change } = yield* firstStep(rules, decision, cause, carryOut);
  return joined({ events: [event('decision-changed', { decision: decision.id, stage, by: cause.by })], applied: [] }, change);
}
