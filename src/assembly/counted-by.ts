/** The counting rule of an order of poll. */
import { PRESETS } from '#tally/presets.ts';
import type { CountRule } from '#tally/rule.ts';
import type { CountDecision } from './order.ts';

/** @throws Error for a name without settings: an order of today spells its rule */
export function ruleOf({ rule, method }: Pick<CountDecision, 'rule' | 'method'>): CountRule {
  if (rule) return rule;
  if (!Object.hasOwn(PRESETS, method)) throw new Error(`${method} names no rule`);
  return PRESETS[method as keyof typeof PRESETS];
}
