/** What the handlers of effects are given, and what they are judged by before a resolution is put. */
import type { Instant } from '#kernel/time.ts';
import type { PowerRule } from '#charter/law.ts';
import type { Asking } from '../asking.ts';
import type { Decision, Effect, Motion } from '../facts.ts';
import type { ActKey, BodyId, DecisionId } from '../ids.ts';
import type { Refusal } from '../judgement.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';

export interface Carrying {
  readonly decision: Decision;
  readonly motion?: Motion;
  readonly key: ActKey;
  readonly at: Instant;
}

/** Handlers that bring other decisions into force are handed this, so that no family imports all others. */
export type CarryOut = (rules: Rules, carrying: Carrying) => Asking<Change>;

/** Where a resolution stands when its effect is tested: the body, the article, and the power unless it is a plain resolution. */
export interface Ground {
  readonly body: BodyId;
  readonly at: Instant;
  readonly article: Refusal['article'];
  readonly power?: PowerRule;
  /** The decision itself, where it is tested again when it is carried out. */
  readonly decision?: DecisionId;
}

/** The member of the union that has the kind, with the kinds it shares its shape with. */
export type EffectOf<K extends Effect['kind']> = Effect extends infer E ? (E extends { readonly kind: infer Q } ? ([K & Q] extends [never] ? never : E) : never) : never;

export const NOTHING: Change = { events: [], applied: [] };

export function joined(...changes: readonly Change[]): Change {
  return { events: changes.flatMap(change => change.events), applied: changes.flatMap(change => change.applied) };
}
