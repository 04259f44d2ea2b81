import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addPeriod, type Day } from '#kernel/time.ts';
import { meets, type Condition } from './condition.ts';

const aged = (compare: 'at-least' | 'at-most' | 'more-than' | 'less-than', value: number): Condition => ({ kind: 'number', attribute: 'age', compare, value });
const holds = (condition: Condition, born: string, day: string): boolean => meets(condition, { status: 'full', joined: '2000-01-01' as Day, attributes: { born } }, day as Day);

describe('age', () => {
  it.each([
    ['at-least', '1900-07-19', true], ['at-least', '1900-07-20', false], ['more-than', '1899-07-19', true], ['more-than', '1900-07-19', false],
    ['less-than', '1900-07-20', true], ['less-than', '1900-07-19', false], ['at-most', '1899-07-20', true], ['at-most', '1899-07-19', false],
  ] as const)('%s 18 for somebody born on %s is %s on 19 July 1918', (compare, born, expected) => {
    expect(holds(aged(compare, 18), born, '1918-07-19')).toBe(expected);
  });

  it('is reached on the birthday and not on the day before, whatever the age', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 1, max: 110 }), (days, age) => {
      const born = addDays('1900-01-01' as Day, days);
      const birthday = addPeriod(born, { count: age, unit: 'year' });
      // Whoever was born on 29 February is of age on the last day of that month.
      fc.pre(!born.endsWith('-02-29'));
      expect([holds(aged('at-least', age), born, birthday), holds(aged('at-least', age), born, addDays(birthday, -1))]).toEqual([true, false]);
    }));
  });

  it('is no age at all without a day of birth', () => {
    expect(meets(aged('at-least', 0), { status: 'full', joined: '2000-01-01' as Day, attributes: {} }, '2020-01-01' as Day)).toBe(false);
  });
});
