/**
 * Votes as counts write them down ("1261", "895.00000"), compared and subtracted exactly.
 *
 * Definition: a decimal is a whole number of its last place; two of them are brought to the same last place first.
 * Source: none needed.
 * Complexity: constant for the sizes that elections have.
 */
interface Scaled {
  readonly units: bigint;
  readonly decimals: number;
}

function scaled(text: string): Scaled {
  const [whole = '', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), decimals: fraction.length };
}

function write({ units, decimals }: Scaled): string {
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${units < 0n ? '-' : ''}${decimals === 0 ? whole : `${whole}.${digits.slice(-decimals)}`}`;
}

function alike(a: string, b: string): readonly [bigint, bigint, number] {
  const [left, right] = [scaled(a), scaled(b)];
  const decimals = Math.max(left.decimals, right.decimals);
  return [left.units * 10n ** BigInt(decimals - left.decimals), right.units * 10n ** BigInt(decimals - right.decimals), decimals];
}

/** Below 0 where a is less than b. */
export function compareDecimals(a: string, b: string): number {
  const [left, right] = alike(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** a − b, with as many decimals as the longer one; below zero with a minus. */
export function subtractDecimals(a: string, b: string): string {
  const [left, right, decimals] = alike(a, b);
  return write({ units: left - right, decimals });
}

export function addDecimals(a: string, b: string): string {
  const [left, right, decimals] = alike(a, b);
  return write({ units: left + right, decimals });
}

export function isZero(text: string): boolean {
  return scaled(text).units === 0n;
}
