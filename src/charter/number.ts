/** Whole numbers as people write them: "twelve", "25,000", "25 000", "1 000". */
import { ok } from '#kernel/result.ts';
import { fault, type Parsed } from './parsed.ts';

const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** Digits in groups of three set off by a comma, a space, a no-break space or an apostrophe. */
const GROUPED = /^\d{1,3}(?:[,\u0020\u00a0\u202f'](?:\d{3}))+$/;

export function parseNumber(text: string): Parsed<number> {
  const word = text.trim().toLowerCase();
  const spelt = WORDS.indexOf(word);
  if (spelt >= 0) return ok(spelt);
  if (word === 'a' || word === 'an') return ok(1);
  const digits = GROUPED.test(word) ? word.replace(/\D/g, '') : word;
  const value = /^\d{1,15}$/.test(digits) ? Number(digits) : Number.NaN;
  return Number.isSafeInteger(value) ? ok(value) : fault('number');
}

/** The pattern a number takes inside a longer phrase. */
export const NUMBER = String.raw`(?:\d{1,3}(?:[, \u00a0\u202f']\d{3})+|\d+|an?|${WORDS.join('|')})`;
