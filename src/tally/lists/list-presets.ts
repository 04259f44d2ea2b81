/**
 * List rules that have a name.
 *
 * Definition: a preset is a name for a rule of shares and an order within lists, with all settings.
 * Source: named at each counter.
 */
import { rational, ZERO, type Rational } from '#kernel/rational.ts';
import { METHODS } from '../apportion/method-names.ts';
import type { ListOrder, ListRule, MixedMemberShares } from './list-rule.ts';

const CLOSED: ListOrder = { kind: 'closed' };
const DUTCH = { kind: 'kieswet', averagesFrom: 19, remainderFrom: rational(3n, 4n) } as const;
const open = (preferred: Rational, of: 'quota' | 'list-votes', equal: 'list-order' | 'ruling'): ListOrder => ({ kind: 'open', preferred, of, equal });
const mixed = (overhang: 'kept' | 'levelled', orConstituencies: number): ListRule & { readonly shares: MixedMemberShares } =>
  ({ shares: { kind: 'mixed-member', method: METHODS.saintelague, threshold: rational(1n, 20n), orConstituencies, overhang }, order: CLOSED });

export const LIST_PRESETS = {
  'list-closed': { shares: { kind: 'plain', method: METHODS.dhondt, threshold: ZERO }, order: CLOSED },
  'list-open': { shares: { kind: 'plain', method: METHODS.dhondt, threshold: ZERO }, order: open(ZERO, 'list-votes', 'ruling') },
  'list-preference': { shares: { kind: 'plain', method: METHODS.dhondt, threshold: ZERO }, order: open(rational(1n, 20n), 'list-votes', 'list-order') },
  /** For houses of 19 seats and more: a quarter of the quota. */
  kieswet: { shares: DUTCH, order: open(rational(1n, 4n), 'quota', 'ruling') },
  /** For houses of fewer than 19 seats: half of the quota. */
  'kieswet-small': { shares: DUTCH, order: open(rational(1n, 2n), 'quota', 'ruling') },
  'mixed-member-overhang': mixed('kept', 1),
  'mixed-member-levelled': mixed('levelled', 3),
  'additional-member': { shares: { kind: 'mixed-member', method: METHODS.dhondt, threshold: ZERO, orConstituencies: 1, overhang: 'within' }, order: CLOSED },
  regional: { shares: { kind: 'regional', amongRegions: METHODS['largest-remainder'], withinRegion: METHODS.dhondt, threshold: rational(1n, 20n) }, order: CLOSED },
  'works-council': { shares: { kind: 'works-council' }, order: CLOSED },
} as const satisfies Readonly<Record<string, ListRule>>;

export type ListPresetName = keyof typeof LIST_PRESETS;
