import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPrintedCode, newPrintedCode, parsePrintedCode, prefixOf } from './printed-code.ts';

const codes = fc.uint8Array({ minLength: 15, maxLength: 15 }).map(bytes => newPrintedCode(() => bytes));
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('a printed code', () => {
  it('is four groups of four', () => {
    expect(formatPrintedCode(newPrintedCode(bytes => randomBytes(bytes)))).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/u);
  });

  it('is read in either case, with any spacing, and with letters that look like digits', () => {
    fc.assert(fc.property(codes, fc.constantFrom('', ' ', '-', ' - ', '–', '.'), fc.boolean(), (code, separator, lower) => {
      const confused = code.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('V', 'u');
      const typed = confused.replace(/(.{4})(?!$)/gu, `$1${separator}`);
      expect(parsePrintedCode(` ${lower ? typed.toLowerCase() : typed} `)).toBe(code);
    }));
  });

  it('never passes with one wrong character', () => {
    fc.assert(fc.property(codes, fc.nat(15), fc.integer({ min: 1, max: 31 }), (code, place, shift) => {
      const wrong = ALPHABET.charAt((ALPHABET.indexOf(code.charAt(place)) + shift) % 32);
      expect(parsePrintedCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBeUndefined();
    }));
  });

  it('never passes with two different characters exchanged', () => {
    fc.assert(fc.property(codes, fc.nat(15), fc.nat(15), (code, one, other) => {
      fc.pre(code[one] !== code[other]);
      const characters = [...code];
      [characters[one], characters[other]] = [characters[other] ?? '', characters[one] ?? ''];
      expect(parsePrintedCode(characters.join(''))).toBeUndefined();
    }));
  });

  it.each(['', 'K7QF', '!'.repeat(16), '0'.repeat(17), 'x'.repeat(10_000)])('is not %s', typed => {
    expect(parsePrintedCode(typed.slice(0, 20_000))).toBeUndefined();
  });

  it('is found by its first half, which is not the whole secret', () => {
    fc.assert(fc.property(codes, code => { expect(prefixOf(code)).toBe(code.slice(0, 8)); }));
  });
});
