/** The least whole number that satisfies a share of a base. */
import { ceil, floor, multiply, rational, type Rational } from '#kernel/rational.ts';

/** In heads, seats or units; never below one, so that a base of nobody is satisfied by nobody. */
export function leastWhole({ share, strict }: { readonly share: Rational; readonly strict: boolean }, base: number): number {
  const exact = multiply(share, rational(base));
  return Math.max(1, Number(strict ? floor(exact) + 1n : ceil(exact)));
}
