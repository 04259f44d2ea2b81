/** Whether a choice is one the frozen order offers. */
import { unreachable } from '#kernel/unreachable.ts';
import { ballotFormOf, type BallotForm } from '#tally/ballot-form.ts';
import { ruleOf } from './counted-by.ts';
import { namesUnits } from './counted-units.ts';
import type { Choice, CountDecision, OrderOfPoll } from './order.ts';
import type { RefusalCode } from './judgement.ts';

/** What of an order says which choices it offers. */
export interface Offer {
  readonly mode: OrderOfPoll['mode'];
  readonly decision: { readonly kind: 'threshold' } | Pick<CountDecision, 'kind' | 'method' | 'rule' | 'seats'>;
  readonly options: readonly { readonly id: string }[];
  readonly units?: readonly { readonly units: readonly { readonly unit: string }[] }[] | undefined;
}

/** Undefined when the choice may be cast, with the units that its line votes for; `weight` is the votes of the line. */
export function choiceFault(order: Offer, choice: Choice, weight: number): RefusalCode | undefined {
  if (!namesUnits(order, choice)) return 'invalid-choice';
  switch (choice.kind) {
    case 'question': return formOf(order).kind === 'motion' ? undefined : 'invalid-choice';
    case 'split': return splitFault(order, choice, weight);
    case 'ranking': return ranksFault(order, choice.order.map(option => [option]));
    case 'ranks': return ranksFault(order, choice.ranks);
    case 'picks': return picksFault(order, choice.options);
    case 'points': return pointsFault(order, choice.points);
    default: return unreachable(choice);
  }
}

function splitFault(order: Offer, choice: Extract<Choice, { kind: 'split' }>, weight: number): RefusalCode | undefined {
  if (order.mode !== 'card') return 'invalid-choice';
  const parts = [choice.for, choice.against, choice.abstain];
  if (!parts.every(part => Number.isSafeInteger(part) && part >= 0)) return 'invalid-choice';
  return choice.for + choice.against + choice.abstain === weight ? undefined : 'split-mismatch';
}

/** What a ballot of this poll must say. */
export function formOf({ decision, options }: Pick<Offer, 'decision' | 'options'>): BallotForm {
  return decision.kind === 'threshold' ? { kind: 'motion' } : ballotFormOf(ruleOf(decision), decision.seats, options.length);
}

function ranksFault(order: Offer, ranks: readonly (readonly string[])[]): RefusalCode | undefined {
  const form = formOf(order);
  const fits = form.kind === 'ranking' && ranks.length <= form.most && ranks.every(rank => rank.length === 1 || (rank.length > 1 && form.equal));
  return fits && isDistinct(order, ranks.flat()) ? undefined : 'invalid-choice';
}

/** Whoever gets no points is not named, so that one ballot is written in one way. */
function pointsFault(order: Offer, points: Readonly<Record<string, number>>): RefusalCode | undefined {
  const form = formOf(order);
  const given = Object.values(points);
  const sum = given.reduce((total, number) => total + number, 0);
  const fits = form.kind === 'points' && given.every(number => Number.isSafeInteger(number) && number >= 1 && number <= form.each) && (form.together === 'any' || sum <= form.together);
  return fits && isDistinct(order, Object.keys(points)) ? undefined : 'invalid-choice';
}

function picksFault(order: Offer, options: readonly string[]): RefusalCode | undefined {
  const form = formOf(order);
  return form.kind === 'marks' && options.length <= form.most && isDistinct(order, options) ? undefined : 'invalid-choice';
}

function isDistinct(order: Offer, chosen: readonly string[]): boolean {
  const offered = new Set(order.options.map(option => option.id));
  return new Set(chosen).size === chosen.length && chosen.every(id => offered.has(id));
}
