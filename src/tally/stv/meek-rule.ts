/**
 * Single transferable vote by keep values, as data: Meek's method and Warren's.
 *
 * Definition: every candidate has a keep value; a ballot gives each of its candidates in turn what that one keeps, and the rest goes on.
 * The keep values of the elected are lowered until nobody holds more than the quota; then the lowest is excluded and keeps nothing.
 * Source: Hill, Wichmann and Woodall, "Algorithm 123: single transferable vote by Meek's method", Computer Journal 30 (1987); the reference
 * Meek rule of the Proportional Representation Foundation; Warren, Voting matters 4 (1995).
 */
export interface MeekRule {
  readonly kind: 'meek';
  /** Meek: a candidate keeps a share of what a ballot still has. Warren: a price, or all that is left when that is less. */
  readonly keeps: 'share' | 'price';
  /** Decimals of votes and keep values. */
  readonly decimals: number;
  /** Decimals beyond those, in which values are kept and in which a difference means nothing. */
  readonly guard: number;
  /** The balance is found when all surpluses together are below one unit of this decimal. */
  readonly balance: number;
  /** The votes in play ÷ (seats + 1): exceeded elects; or cut at the last decimal, plus one unit of it: reached elects. */
  readonly quota: 'exceeded' | 'plus-one-unit';
  /** Exclude the lowest alone, or at once all who together cannot reach the next. */
  readonly exclusion: 'single' | 'bulk';
  /** Candidates no farther from the lowest than all surpluses together are equal to it, or only those with the same votes. */
  readonly tied: 'within-surplus' | 'same-votes';
  /** Elect whoever has the quota as soon as the votes are spread, or only when the surpluses of those elected before are as good as gone. */
  readonly electing: 'at-once' | 'in-balance';
}
