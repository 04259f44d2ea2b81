import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, fitted } from './terminal-width.ts';

describe('the width of text on a terminal', () => {
  it.each([['Anna', 4], ['Ольга', 5], ['王小明', 6], ['さくら', 6], ['ｻｸﾗ', 3], ['김', 2], ['Ａ（', 4], ['e\u0301', 1], ['👩‍🔬', 2], ['', 0]])('of %s is %i', (text, width) => expect(displayWidth(text)).toBe(width));

  it('cuts between wide letters and fills what is left', () => {
    expect([fitted('王小明', 5), fitted('王小明', 4), fitted('王小明', 8), fitted('Annabel', 5)]).toEqual(['王小…', '王… ', '王小明  ', 'Anna…']);
  });

  it('always fills exactly the width', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'Ж', '王', 'ｻ', '김', 'e\u0301', '👩‍🔬', ' '), maxLength: 30 });
    fc.assert(fc.property(text, fc.integer({ min: 1, max: 40 }), (name, width) => {
      expect(displayWidth(fitted(name, width))).toBe(width);
    }));
  });
});
