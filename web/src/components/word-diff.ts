import { diffArrays } from 'diff';

export interface DiffPiece {
  readonly kind: 'same' | 'deleted' | 'inserted';
  readonly text: string;
}

/** Words of any script, runs of space, and single marks: "т. е." and "two-thirds" split as a reader would expect. */
const TOKENS = /[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;

/** Put together again they are the text. */
export function tokensOf(text: string): readonly string[] {
  return text.match(TOKENS) ?? [];
}

/** Word-level difference of two paragraphs; deleted words come before the words that replace them. */
export function wordDiff(before: string, after: string): readonly DiffPiece[] {
  const changes = diffArrays([...tokensOf(before)], [...tokensOf(after)]);
  return changes.map(change => ({
    kind: change.added ? 'inserted' : change.removed ? 'deleted' : 'same',
    text: change.value.join(''),
  }));
}
