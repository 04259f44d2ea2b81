/**
 * How lists share seats, and who sits on them, as data.
 *
 * Definition: a rule of shares says how many seats each list gets; an order says which of its candidates take them.
 * Source: named at each counter.
 */
import type { Rational } from '#kernel/rational.ts';
import type { Method } from '../apportion/method.ts';

/** By a method, with a share of the valid votes below which a list gets nothing. */
export interface PlainShares {
  readonly kind: 'plain';
  readonly method: Method;
  readonly threshold: Rational;
}

export interface KieswetShares {
  readonly kind: 'kieswet';
  /** Houses of so many seats and more give the rest by averages, smaller ones by remainders. */
  readonly averagesFrom: number;
  /** Of the quota: what a list needs for a seat by its remainder. */
  readonly remainderFrom: Rational;
}

export interface MixedMemberShares {
  readonly kind: 'mixed-member';
  readonly method: Method;
  readonly threshold: Rational;
  /** So many seats won in constituencies stand in place of the threshold. */
  readonly orConstituencies: number;
  /**
   * Of a list that won more constituencies than its share: it keeps them and the house grows by them; or the house grows until they are its share;
   * or they are kept and the house does not grow, so that the others get fewer.
   */
  readonly overhang: 'kept' | 'levelled' | 'within';
}

export interface RegionalShares {
  readonly kind: 'regional';
  /** By all valid votes of each region. */
  readonly amongRegions: Method;
  readonly withinRegion: Method;
  /** Of the valid votes everywhere. */
  readonly threshold: Rational;
}

/** D'Hondt, and then seats given over until the sex in the minority has its least number. */
export interface WorksCouncilShares {
  readonly kind: 'works-council';
}

export type Shares = PlainShares | KieswetShares | MixedMemberShares | RegionalShares | WorksCouncilShares;

export type ListOrder =
  | { readonly kind: 'closed' }
  | {
    readonly kind: 'open';
    /** What a candidate needs to stand before those in the order of the list: a share of the quota, or of the votes of the list. */
    readonly preferred: Rational;
    readonly of: 'quota' | 'list-votes';
    /** Equal preferred candidates of whom not all can be seated: who stands first on the list, or a ruling. */
    readonly equal: 'list-order' | 'ruling';
  };

export interface ListRule {
  readonly shares: Shares;
  readonly order: ListOrder;
}

export interface ListCandidate {
  readonly name: string;
  /** Preference votes. */
  readonly votes?: bigint;
  /** Of the sex that is in the minority. */
  readonly minority?: boolean;
}
