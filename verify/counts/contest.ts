/** What a count of an election takes and gives, the same for every method. */
import type { Means, Tie } from './ties.ts';

export interface Paper {
  readonly names: readonly string[];
  readonly weight: bigint;
}

export interface Election {
  /** In the order of the ballot paper. */
  readonly options: readonly string[];
  readonly seats: number;
  readonly papers: readonly Paper[];
  /** How many names a paper may bear. */
  readonly limit: number;
  readonly means: Means;
}

export interface CountedStage {
  readonly stage: number;
  readonly action: string;
  readonly votes: { readonly [option: string]: string };
  readonly nonTransferable: string;
  readonly elected: readonly string[];
  readonly excluded: readonly string[];
}

export interface Counted {
  readonly quota?: string;
  readonly elected: readonly string[];
  /** Runners-up; equal ones stand together. */
  readonly ranking: readonly (readonly string[])[];
  readonly ties: readonly Tie[];
  readonly stages: readonly CountedStage[];
  /** A tie waits for people. */
  readonly open: boolean;
}
