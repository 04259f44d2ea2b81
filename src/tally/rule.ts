/**
 * A counting rule as data.
 *
 * Definition: the family of the rule and every setting that rule books of the family differ in.
 * Source: named at each family.
 */
import type { MarksRule, PointsRule } from './marks/marks-rule.ts';
import type { PairwiseRule } from './pairwise/pairwise-rule.ts';
import type { SingleSeatRule } from './single-seat/single-seat-rule.ts';
import type { Ers97Rule } from './stv/ers97-rule.ts';
import type { MeekRule } from './stv/meek-rule.ts';
import type { StvRule } from './stv/stv-rule.ts';

/**
 * Closed by `kind`. Another rule joins as a member here and a case in `count`; the compiler then names every
 * switch to widen. Settings of a rule are fields of its member, so that a charter states them and nothing is left to a default.
 */
export type CountRule =
  | { readonly kind: 'yes-no' }
  | MarksRule
  | PointsRule
  | SingleSeatRule
  | PairwiseRule
  | StvRule
  | MeekRule
  | Ers97Rule;
