/**
 * Methods of sharing seats out by votes, as data.
 *
 * Definition: a divisor method gives every seat to the claim with the largest votes ÷ divisor, the divisor growing with the seats it has;
 * a method of largest remainders gives everybody the whole quotas it has, and the seats that are left to the largest rests; the quota method
 * goes by D'Hondt's divisors among those whom a further seat keeps below their quota rounded up.
 * Source: Balinski and Young, Fair Representation (2001), appendix A, and "The quota method of apportionment", American Mathematical
 * Monthly 82 (1975).
 */
export type DivisorName = 'dhondt' | 'saintelague' | 'modified-saintelague' | 'huntington' | 'adams' | 'dean';

/** Of V votes and S seats: hare V ÷ S; droop the whole part of V ÷ (S + 1), plus one; hagenbach-bischoff V ÷ (S + 1), exact or rounded to a whole number. */
export type QuotaName = 'hare' | 'droop' | 'hagenbach-bischoff' | 'hagenbach-bischoff-rounded';

export type Method =
  | { readonly kind: 'divisor'; readonly divisors: DivisorName }
  | { readonly kind: 'largest-remainder'; readonly quota: QuotaName }
  | { readonly kind: 'quota' };

/** What shares in the seats: a list, a unit, an alliance. */
export interface Claim {
  /** Votes, members, inhabitants. */
  readonly votes: bigint;
  /** Seats it has in any case. */
  readonly minimum?: number;
  /** Seats it can fill at most. */
  readonly maximum?: number;
}

/** One seat, or the seats given as whole quotas, with the figure by which they were given. */
export interface Award {
  /** The place of the claim. */
  readonly claim: number;
  readonly seats: number;
  /** absolute-majority: for more than half of the votes, and the seat another list gives for it; list-exhausted: no candidates left; minority: for the sex in the minority. */
  readonly because: 'minimum' | 'quota' | 'highest-average' | 'largest-remainder' | 'absolute-majority' | 'list-exhausted' | 'minority';
  /** As an exact fraction. Under Huntington and Hill its square. Absent where the divisor is nought. */
  readonly figure?: string;
}

export interface Apportionment {
  /** Seats of each claim, in the order given; while a ruling is needed, those that are certain. */
  readonly seats: readonly number[];
  readonly awards: readonly Award[];
  /** As an exact fraction, under methods with a quota. */
  readonly quota?: string;
  readonly status: 'decided' | 'ruling-needed' | 'impossible';
  /** Claims equal where the seats end, and the seats that are left for them. */
  readonly tie?: { readonly between: readonly number[]; readonly seats: number };
  /** Seats that nobody can fill: no votes, or everybody at the maximum. */
  readonly unfilled: number;
  /** Minimums that add up to more than there are seats. */
  readonly impossible?: 'minimums-exceed-seats';
}
