/**
 * Single transferable vote by transfers of papers, as data.
 *
 * Definition: papers lie with candidates, each at a value; a surplus moves papers on at a lower value, an exclusion at the value they have.
 * What differs between rule books is named here, setting by setting, and nothing has a default.
 * Source: the Scottish orders (SSI 2007/42, SSI 2011/399); the reference WIGM rule of the Proportional Representation Foundation.
 */
export interface StvRule {
  readonly kind: 'stv';
  /**
   * Votes that elect, of v valid votes and s seats:
   * - droop: the whole part of v ÷ (s + 1), plus one
   * - droop-fraction: v ÷ (s + 1), cut at the last decimal, plus one unit of it
   * - hare: v ÷ s, cut at the last decimal
   */
  readonly quota: 'droop' | 'droop-fraction' | 'hare';
  /** Decimals of values and votes; what lies beyond is cut off and lost to the non-transferable votes. */
  readonly decimals: number;
  /**
   * Papers of a surplus, and the value they take along:
   * - weighted: all papers, each its value × surplus ÷ votes of the candidate
   * - unweighted: all papers, each surplus ÷ papers, whatever they were worth
   * - last-parcel: the papers that came last, those of them that name somebody still in the count, each surplus ÷ papers, and never more than they came with
   */
  readonly transfer: 'weighted' | 'unweighted' | 'last-parcel';
  /** Which surplus moves first: the largest, or that of whoever was elected first. */
  readonly surplusOrder: 'largest' | 'first-elected';
  /** Exclude the lowest alone, or at once all who together cannot reach the next. */
  readonly exclusion: 'single' | 'bulk';
}
