/**
 * Exact fractions over bigint, always in lowest terms with a positive denominator.
 * Comparison cross-multiplies, so "two of three" is exactly two thirds.
 */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** @throws RangeError for a zero denominator, which is a bug of the caller. */
export function rational(num: bigint | number, den: bigint | number = 1n): Rational {
  const [n, d] = [BigInt(num), BigInt(den)];
  if (d === 0n) throw new RangeError('zero denominator');
  const divisor = gcd(n, d) * (d < 0n ? -1n : 1n);
  return divisor === 0n ? { num: 0n, den: 1n } : { num: n / divisor, den: d / divisor };
}

export const ZERO: Rational = { num: 0n, den: 1n };
export const ONE: Rational = { num: 1n, den: 1n };

export function add(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den + b.num * a.den, a.den * b.den);
}

export function subtract(a: Rational, b: Rational): Rational {
  return rational(a.num * b.den - b.num * a.den, a.den * b.den);
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.num * b.num, a.den * b.den);
}

/** Negative, zero or positive, as for sorting. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function floor(a: Rational): bigint {
  const quotient = a.num / a.den;
  return a.num < 0n && quotient * a.den !== a.num ? quotient - 1n : quotient;
}

export function ceil(a: Rational): bigint {
  return -floor({ num: -a.num, den: a.den });
}

/** Halves go up: the way members read "rounded to the nearest". */
export function round(a: Rational): bigint {
  return floor(rational(2n * a.num + a.den, 2n * a.den));
}

/** "3/4", or "3" for a whole number: the spelling used in the record and in JSON answers. */
export function formatRational(a: Rational): string {
  return a.den === 1n ? String(a.num) : `${a.num}/${a.den}`;
}

/** Reads what `formatRational` wrote; undefined for anything else. */
export function parseRational(text: string): Rational | undefined {
  const match = /^(-?\d+)(?:\/(\d+))?$/.exec(text);
  if (!match || (match[2] !== undefined && BigInt(match[2]) === 0n)) return undefined;
  return rational(BigInt(match[1] ?? '0'), BigInt(match[2] ?? '1'));
}
