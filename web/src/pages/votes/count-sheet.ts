import { parseRational, rational, ZERO } from '#kernel/rational.ts';
import type { Rational } from '#kernel/rational.ts';
import type { CountRecord } from '#assembly/order.ts';
import type { OptionId } from '#tally/ballot.ts';
import type { Stage } from '#tally/contest.ts';
import { inOrderOfFate as idsInOrder } from '#tally/result-sheet.ts';

/** Votes as counts record them: whole, as a fraction, or with the decimals that the rules of the count keep ("12.50000"). */
export function votesFrom(text: string): Rational {
  const [, whole, decimals] = /^(\d+)\.(\d+)$/u.exec(text) ?? [];
  if (whole === undefined || decimals === undefined) return parseRational(text) ?? ZERO;
  return rational(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
}

/** Who was elected first, then who stayed in the count longest. */
export function inOrderOfFate<Option extends { readonly id: string }>({ elected, stages }: CountRecord, options: readonly Option[]): readonly Option[] {
  const order = idsInOrder({ elected: elected as readonly OptionId[], stages: stages as unknown as readonly Stage[] }, options.map(({ id }) => id as OptionId));
  return order.flatMap(id => options.find(option => option.id === id) ?? []);
}
