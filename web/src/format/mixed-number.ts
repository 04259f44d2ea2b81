import { floor, rational, subtract } from '#kernel/rational.ts';
import type { Rational } from '#kernel/rational.ts';

/** A fraction as it is read aloud: a whole part and a proper rest. 21/2 is 10 and 1/2. */
export interface MixedNumber {
  readonly negative: boolean;
  readonly whole: bigint;
  readonly rest: Rational;
}

export function mixedNumber(value: Rational): MixedNumber {
  const negative = value.num < 0n;
  const size = negative ? rational(-value.num, value.den) : value;
  const whole = floor(size);
  return { negative, whole, rest: subtract(size, rational(whole)) };
}

/** Whole numbers with the digit groups of the language; exact for any size. */
export function formatCount(count: bigint | number, language: string): string {
  return new Intl.NumberFormat(language).format(count);
}

/** "10 1/2" without markup, for accessible names and for copying. */
export function formatMixed(value: Rational, language: string): string {
  const { negative, whole, rest } = mixedNumber(value);
  const sign = negative ? '−' : '';
  if (rest.num === 0n) return sign + formatCount(whole, language);
  const proper = `${rest.num}/${rest.den}`;
  return whole === 0n ? sign + proper : `${sign}${formatCount(whole, language)} ${proper}`;
}

/** Share of `part` in `total` in percent, rounded half up to one decimal: for the eye only, never compared. */
export function formatPercent(part: bigint, total: bigint, language: string): string {
  const perMille = total === 0n ? 0n : (2000n * part + total) / (2n * total);
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(Number(perMille) / 1000);
}

/** Two decimals cut off, not rounded, so that nobody seems to reach a quota; for sheets of a count, which itself is exact. */
export function formatDecimal(value: Rational, language: string): string {
  const hundredths = (value.num * 100n) / value.den;
  const decimals = value.den === 1n ? 0 : 2;
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  // A string keeps every digit of a large count; the type of `format` knows numeric strings only as literals.
  const size = hundredths < 0n ? -hundredths : hundredths;
  const digits = `${hundredths < 0n ? '-' : ''}${size / 100n}.${String(size % 100n).padStart(2, '0')}` as `${number}`;
  return format.format(digits).replace('-', '−');
}
