/**
 * Rules that compare options in pairs, as data.
 *
 * Definition: what a ballot leaves out ranks below what it names; who wins every comparison is elected, and a circle is resolved by the method.
 * Source: named at `strongestPaths` and `lockVictories`.
 */
import type { Strength } from './schulze.ts';

export type PairwiseRule =
  | { readonly kind: 'schulze'; readonly strength: Strength }
  | { readonly kind: 'ranked-pairs' };
