import { diffArrays } from 'diff';

export interface DiffPiece {
  readonly kind: 'same' | 'deleted' | 'inserted';
  readonly text: string;
}

/** Words of any script, runs of space, and single marks: "т. е." and "two-thirds" split as a reader would expect. */
const TOKENS = /[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;

/** Word-level difference of two paragraphs; deleted words come before the words that replace them. */
export function wordDiff(before: string, after: string): readonly DiffPiece[] {
  const changes = diffArrays(before.match(TOKENS) ?? [], after.match(TOKENS) ?? []);
  return changes.map(change => ({
    kind: change.added ? 'inserted' : change.removed ? 'deleted' : 'same',
    text: change.value.join(''),
  }));
}
