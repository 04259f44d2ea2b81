/** Rights of a number of people together: "10% of seats", "5 members". */
import type { Holder } from '#charter/law.ts';
import type { Asking } from './asking.ts';
import { leastWhole } from './need.ts';
import type { Rules } from './rules.ts';
import type { Scope } from './scope.ts';
import { basesOfBody } from './voters.ts';

/** How many voters of the body must act together, and of how many. */
export interface Multitude {
  readonly need: number;
  readonly base: number;
}

/**
 * For a single holder (a keeper, a seat, a member) one suffices. Undefined for shares of units and of
 * inhabitants, which the voters of a body do not stand for one by one.
 */
export function* multitudeOf(rules: Rules, holder: Holder, scope: Scope): Asking<Multitude | undefined> {
  if (holder.kind !== 'share' && holder.kind !== 'count') return { need: 1, base: 1 };
  if (holder.of === 'units' || holder.of === 'inhabitants') return undefined;
  const bases = yield* basesOfBody(rules, scope);
  const base = holder.of === 'seats' ? bases.seats : bases.electors;
  return { need: holder.kind === 'count' ? holder.count : leastWhole(holder, base), base };
}
