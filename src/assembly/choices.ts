/** Whether a choice is one the frozen order offers. */
import { unreachable } from '#kernel/unreachable.ts';
import type { Choice, OrderOfPoll } from './order.ts';
import type { RefusalCode } from './judgement.ts';

/** Undefined when the choice may be cast; `weight` is the votes of the voter's line. */
export function choiceFault(order: OrderOfPoll, choice: Choice, weight: number): RefusalCode | undefined {
  switch (choice.kind) {
    case 'question': return order.decision.kind === 'threshold' || order.decision.method === 'yes-no' ? undefined : 'invalid-choice';
    case 'split': return splitFault(order, choice, weight);
    case 'ranking': return order.decision.kind === 'count' && order.decision.method === 'scottish-stv' && isDistinct(order, choice.order) ? undefined : 'invalid-choice';
    case 'picks': return picksFault(order, choice.options);
    default: return unreachable(choice);
  }
}

function splitFault(order: OrderOfPoll, choice: Extract<Choice, { kind: 'split' }>, weight: number): RefusalCode | undefined {
  if (order.mode !== 'card') return 'invalid-choice';
  const parts = [choice.for, choice.against, choice.abstain];
  if (!parts.every(part => Number.isSafeInteger(part) && part >= 0)) return 'invalid-choice';
  return choice.for + choice.against + choice.abstain === weight ? undefined : 'split-mismatch';
}

function picksFault(order: OrderOfPoll, options: readonly string[]): RefusalCode | undefined {
  if (order.decision.kind !== 'count' || !isDistinct(order, options)) return 'invalid-choice';
  switch (order.decision.method) {
    case 'plurality': return options.length <= 1 ? undefined : 'invalid-choice';
    case 'block': return options.length <= order.decision.seats ? undefined : 'invalid-choice';
    case 'yes-no':
    case 'scottish-stv': return 'invalid-choice';
    default: return unreachable(order.decision.method);
  }
}

function isDistinct(order: OrderOfPoll, chosen: readonly string[]): boolean {
  const offered = new Set(order.options.map(option => option.id));
  return new Set(chosen).size === chosen.length && chosen.every(id => offered.has(id));
}
