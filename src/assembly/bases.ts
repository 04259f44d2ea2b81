/** Bases whose size a vote can tell. What it cannot tell is refused before it opens, for it could never be closed. */
import type { Base, QuorumTest, Test, Threshold } from '#tally/threshold.ts';
import type { ArticleId } from '#charter/law.ts';
import { refuse, remedy, type Refusal } from './judgement.ts';

/** What every roll tells. Nobody counts units or inhabitants here, and presence is known in a meeting only. */
const BASES_OF_A_ROLL: readonly Base[] = ['cast', 'valid', 'filled', 'seats', 'members', 'electors'];

export function testsOf({ all, quorum }: Threshold): readonly (Test | QuorumTest)[] {
  return [...all, ...quorum];
}

/** @param also bases that this vote tells besides those of its roll */
export function baseFault(threshold: Threshold | undefined, article: ArticleId, also: readonly Base[] = []): Refusal | undefined {
  const told = [...BASES_OF_A_ROLL, ...also];
  const untold = threshold && testsOf(threshold).find(test => !told.includes(test.of));
  return untold && refuse('not-governed', article, { base: untold.of }, [remedy('adopt-reading', { base: untold.of })]);
}
