/**
 * Votes with a fixed number of decimals, kept as whole numbers of the last decimal.
 *
 * Definition: a vote v with d decimals is the bigint v · 10^d; multiplication and division drop what lies beyond.
 * Source: Scottish Local Government Elections Order 2007, schedule 1, rule 48(3): five decimal places, any remainder ignored.
 * Complexity: constant for the sizes that elections have.
 */
export interface FixedPoint {
  readonly decimals: number;
  readonly one: bigint;
}

export function fixedPoint(decimals: number): FixedPoint {
  return { decimals, one: 10n ** BigInt(decimals) };
}

/** "1038.43216". Votes are never negative. */
export function formatFixed(value: bigint, { decimals, one }: FixedPoint): string {
  if (decimals === 0) return String(value);
  return `${value / one}.${String(value % one).padStart(decimals, '0')}`;
}

/** With `guard` more decimals than are shown: rounded to the nearest, halves up. */
export function formatRounded(value: bigint, { decimals, one, guard }: FixedPoint & { readonly guard: number }): string {
  const unit = 10n ** BigInt(guard);
  return formatFixed((2n * value + unit) / (2n * unit), { decimals, one });
}
