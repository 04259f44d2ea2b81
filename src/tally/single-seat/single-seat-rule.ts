/**
 * Rules that fill one seat from ranked papers, as data.
 *
 * Definition: `irv` excludes the lowest until somebody has a majority; `contingent` sets the two highest against one another when nobody has one;
 * `bucklin` adds the next preferences until somebody has one.
 * Source: named at each counter.
 */
import type { PaperReading } from '../reading.ts';

export interface IrvRule {
  readonly kind: 'irv';
  /** More than half of the votes still in play, or of all valid ones; whoever is left alone is elected in any case. */
  readonly majority: 'of-continuing' | 'of-valid';
  /** Exclude the lowest alone, or at once all who together cannot reach the next. */
  readonly exclusion: 'single' | 'bulk';
  /** Whether people vote once, ranking, or anew in each round; the papers then say how they voted or would vote in each. */
  readonly rounds: 'one-ballot' | 'ballot-each';
  readonly reading: PaperReading & { readonly shared: 'ends' | 'passed-over' };
}

export interface ContingentRule {
  readonly kind: 'contingent';
  /** Ranks of a paper that count: two in the supplementary vote; 'all' for a run-off counted from the same papers. */
  readonly ranks: number | 'all';
}

export interface BucklinRule {
  readonly kind: 'bucklin';
}

export type SingleSeatRule = IrvRule | ContingentRule | BucklinRule;
