import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceil, compare, floor, formatRational, parseRational, rational, round } from './rational.ts';
import { addMonths, addPeriod, dayFromNumber, dayNumber, deadline, parseDay, UTC, type Day, type Instant } from './time.ts';
import { seededRandom, shuffled } from './random.ts';

const fractions = fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n })).map(([n, d]) => rational(n, d));

describe('Rational', () => {
  it('compares by value, not by spelling', () => {
    expect(compare(rational(2, 3), rational(4, 6))).toBe(0);
    expect(compare(rational(658, 1000), rational(2, 3))).toBe(-1);
  });
  it('rounds towards the named side, also below zero', () => {
    expect([floor(rational(-3, 2)), ceil(rational(-3, 2)), round(rational(5, 2)), round(rational(7, 3))]).toEqual([-2n, -1n, 3n, 2n]);
  });
  it('is read back as it was written', () =>
    fc.assert(fc.property(fractions, a => compare(parseRational(formatRational(a)) ?? rational(0), a) === 0)));
  it('never rounds down past the value or up past the next whole number', () =>
    fc.assert(fc.property(fractions, a => compare(rational(floor(a)), a) <= 0 && compare(rational(ceil(a)), a) >= 0 && ceil(a) - floor(a) <= 1n)));
});

describe('Day', () => {
  it('refuses days that do not exist', () => {
    expect(parseDay('2023-02-29')).toBeUndefined();
    expect(parseDay('2024-02-29')).toBe('2024-02-29');
    expect(parseDay('2024-2-9')).toBeUndefined();
    expect(parseDay('2024-13-01')).toBeUndefined();
  });
  it('keeps the day of month, clamped to the end of the month', () => {
    expect(addMonths('2024-01-31' as Day, 1)).toBe('2024-02-29');
    expect(addMonths('1918-03-31' as Day, -1)).toBe('1918-02-28');
    expect(addPeriod('2024-12-15' as Day, { count: 2, unit: 'week' })).toBe('2024-12-29');
  });
  it('counts days without gap over four centuries', () =>
    fc.assert(fc.property(fc.integer({ min: -100_000, max: 100_000 }), n => dayNumber(dayFromNumber(n)) === n && parseDay(dayFromNumber(n)) !== undefined)));
  it('lets a period of days run to the end of its last day, and hours to the minute', () => {
    const noon = (dayNumber('2024-05-01' as Day) * 86_400_000 + 43_200_000) as Instant;
    expect(deadline(noon, { count: 1, unit: 'day' }, UTC)).toBe(UTC.startOf('2024-05-03' as Day));
    expect(deadline(noon, { count: 24, unit: 'hour' }, UTC)).toBe(noon + 86_400_000);
  });
});

describe('Random', () => {
  it('gives the same values for the same seed in every release', () => {
    const random = seededRandom(42);
    expect(Array.from({ length: 5 }, () => random.below(1000))).toMatchInlineSnapshot(`
      [
        724,
        756,
        731,
        717,
        959,
      ]
    `);
  });
  it('shuffles without losing anything', () =>
    fc.assert(fc.property(fc.array(fc.integer()), fc.integer(), (items, seed) => {
      expect(shuffled(items, seededRandom(seed)).sort((a, b) => a - b)).toEqual([...items].sort((a, b) => a - b));
    })));
});
