/** Whether a choice is one the frozen order offers. */
import { unreachable } from '#kernel/unreachable.ts';
import { ballotFormOf, type BallotForm } from '#tally/ballot-form.ts';
import { PRESETS } from '#tally/presets.ts';
import { namesUnits } from './counted-units.ts';
import type { Choice, OrderOfPoll } from './order.ts';
import type { RefusalCode } from './judgement.ts';

/** Undefined when the choice may be cast, with the units that its line votes for; `weight` is the votes of the line. */
export function choiceFault(order: OrderOfPoll, choice: Choice, weight: number): RefusalCode | undefined {
  if (!namesUnits(order, choice)) return 'invalid-choice';
  switch (choice.kind) {
    case 'question': return formOf(order).kind === 'motion' ? undefined : 'invalid-choice';
    case 'split': return splitFault(order, choice, weight);
    case 'ranking': return rankingFault(order, choice.order);
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

/** What a ballot of this poll must say. */
export function formOf({ decision, options }: OrderOfPoll): BallotForm {
  return decision.kind === 'threshold' ? { kind: 'motion' } : ballotFormOf(PRESETS[decision.method], decision.seats, options.length);
}

function rankingFault(order: OrderOfPoll, ranked: readonly string[]): RefusalCode | undefined {
  return formOf(order).kind === 'ranking' && isDistinct(order, ranked) ? undefined : 'invalid-choice';
}

function picksFault(order: OrderOfPoll, options: readonly string[]): RefusalCode | undefined {
  const form = formOf(order);
  return form.kind === 'marks' && options.length <= form.most && isDistinct(order, options) ? undefined : 'invalid-choice';
}

function isDistinct(order: OrderOfPoll, chosen: readonly string[]): boolean {
  const offered = new Set(order.options.map(option => option.id));
  return new Set(chosen).size === chosen.length && chosen.every(id => offered.has(id));
}
