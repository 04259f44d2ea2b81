/**
 * The verdict on a vote: carried or not, every test with its numbers, and what would have changed it.
 *
 * Definition: see `majority.ts` for the tests and `change.ts` for the changes.
 * Source: as there.
 * Complexity: kinds of shift × tests.
 */
import { changesToCarry, changesToLose } from './change.ts';
import type { Change } from './change.ts';
import { evaluateTests } from './majority.ts';
import type { Evaluation, Figures, Threshold } from './majority.ts';

export type { Base, Counted, CountedFigures, Figures, QuorumTest, SizedBase, Test, TestResult, Threshold } from './majority.ts';
export type { Change, Shift, ShiftKind } from './change.ts';
export { evaluateQuorum } from './majority.ts';

export interface Judgement extends Evaluation {
  /** Alternatives. Empty when no single kind of shift can turn the result within the places there are. */
  readonly wouldHaveChangedIt: readonly Change[];
}

/**
 * The evaluation, with what would have changed it. Votes counted by heads and by weights are shifted apart,
 * for the figures do not say whose weight is whose.
 *
 * @throws RangeError for a threshold that tests nothing, for it would carry everything, and for figures that are missing
 */
export function evaluate(threshold: Threshold, figures: Figures): Judgement {
  const evaluation = evaluateTests(threshold, figures);
  const changes = evaluation.carried ? changesToLose(threshold, figures) : changesToCarry(threshold, figures);
  return { ...evaluation, wouldHaveChangedIt: changes };
}
