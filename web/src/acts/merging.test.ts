import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergedWords } from './merging.ts';

const original = 'The council meets once a month in the hall.';
const words = fc.array(fc.constantFrom('bread', 'peace', 'land', 'now', '.'), { maxLength: 8 }).map(each => each.join(' '));

describe('merging two amendments of a paragraph', () => {
  it('takes both where they change different words', () => {
    expect(mergedWords(original, 'The council meets twice a month in the hall.', 'The council meets once a month in the reading room.')).toEqual({ text: 'The council meets twice a month in the reading room.', clashes: [] });
  });

  it('keeps both wordings where they change the same words, and says so', () => {
    expect(mergedWords(original, 'The council meets twice a month in the hall.', 'The council meets thrice a month in the hall.')).toEqual({ text: 'The council meets twice thrice a month in the hall.', clashes: [{ one: 'twice', other: 'thrice' }] });
  });

  it('joins a word struck by one with words added by the other elsewhere', () => {
    expect(mergedWords(original, 'The council meets once a month.', 'The council meets, in public, once a month in the hall.').text).toBe('The council meets, in public, once a month.');
  });

  it('never changes what only one of them says, or both say alike', () => {
    fc.assert(fc.property(words, words, (before, after) => {
      for (const [one, other] of [[after, before], [before, after], [after, after]] as const) expect(mergedWords(before, one, other)).toEqual({ text: after, clashes: [] });
    }));
  });

  it('never loses a word that either of them adds', () => {
    fc.assert(fc.property(words, words, words, (before, one, other) => {
      const { text } = mergedWords(before, `${one} alpha`, `omega ${other}`);
      expect(text).toContain('alpha');
      expect(text).toContain('omega');
    }));
  });
});
