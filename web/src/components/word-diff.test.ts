import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDiff } from './word-diff.ts';

const words = fc.array(fc.constantFrom('совет', 'council', ' ', ', ', 'две трети', 'recall', '.', '\u0301', '½'), { maxLength: 30 })
  .map(parts => parts.join(''));
const textOf = (pieces: ReturnType<typeof wordDiff>, hidden: string): string =>
  pieces.filter(piece => piece.kind !== hidden).map(piece => piece.text).join('');

describe('the difference of two paragraphs', () => {
  it('marks whole words, in any script', () => {
    expect(wordDiff('избирается на один год.', 'избирается на два года.')).toEqual([
      { kind: 'same', text: 'избирается на ' },
      { kind: 'deleted', text: 'один' }, { kind: 'inserted', text: 'два' },
      { kind: 'same', text: ' ' },
      { kind: 'deleted', text: 'год' }, { kind: 'inserted', text: 'года' },
      { kind: 'same', text: '.' },
    ]);
  });

  it('always contains both texts entire', () => {
    fc.assert(fc.property(words, words, (before, after) => {
      const pieces = wordDiff(before, after);
      expect(textOf(pieces, 'inserted')).toBe(before);
      expect(textOf(pieces, 'deleted')).toBe(after);
    }));
  });
});
