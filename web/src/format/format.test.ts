import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, ONE, rational } from '#kernel/rational.ts';
import type { Instant } from '#kernel/time.ts';
import { formatDay } from './civil-day.ts';
import { formatDistance, formatInstant } from './instant.ts';
import { formatMixed, formatPercent, mixedNumber } from './mixed-number.ts';

const noon = Date.UTC(2026, 10, 23, 12) as Instant;
const later = (minutes: number): Instant => (noon + minutes * 60_000) as Instant;

describe('a mixed number', () => {
  it.each([
    [rational(21, 2), 'en', '10 1/2'],
    [rational(1, 3), 'en', '1/3'],
    [rational(-5, 2), 'en', '−2 1/2'],
    [rational(12000), 'ru', '12\u00a0000'],
  ] as const)('%o reads %s %s', (value, language, text) => {
    expect(formatMixed(value, language)).toBe(text);
  });

  it('never loses anything: whole part and rest add up to the value', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (num, den) => {
      const { whole, rest } = mixedNumber(rational(num, den));
      expect(add(rational(whole), rest)).toEqual(rational(num, den));
      expect(compare(rest, ONE)).toBeLessThan(0);
    }));
  });

  it('shows nothing of nothing as zero percent', () => {
    expect(formatPercent(0n, 0n, 'en')).toBe('0%');
    expect(formatPercent(1n, 3n, 'en')).toBe('33.3%');
  });
});

describe('a civil day', () => {
  it.each([
    ['2027-10-31', 'en', '31 October 2027'],
    ['2027-10-31', 'ru', '31 октября 2027 г.'],
    ['2027-10-41', 'en', '2027-10-41'],
    ['production', 'en', 'production'],
  ] as const)('%s reads in %s: %s', (day, language, text) => {
    expect(formatDay(day, language)).toBe(text);
  });

  it('is the same day in every zone', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), (day, month) => {
      expect(formatDay(`2027-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, 'en')).toMatch(new RegExp(`^${day} `, 'u'));
    }));
  });
});

describe('a deadline', () => {
  it.each([
    [later(3 * 1440 + 700), 'in 3 days'],
    [later(1440 + 120), 'in 26 hours'],
    [later(119), 'in 1 hour'],
    [later(-40), '40 minutes ago'],
    [later(0.5), 'this minute'],
  ] as const)('never promises more time than is left: %s reads %s', (at, text) => {
    expect(formatDistance(at, noon, 'en')).toBe(text);
  });

  it("names the charter's zone", () => {
    expect(formatInstant(noon, 'en', 'Europe/Moscow')).toMatch(/^Mon, 23 November 2026.*15:00.*GMT\+3$/);
  });
});
