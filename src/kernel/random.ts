/**
 * A seeded generator for simulations, samples and lots drawn from a recorded seed. Not for keys or tokens.
 * @see Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators" (SplitMix, 32-bit variant)
 */
export interface Random {
  /** A whole number in [0, bound). */
  below(bound: number): number;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  };
  return {
    below(bound) {
      // Rejecting the tail keeps every value equally likely.
      const limit = Math.floor(0x1_0000_0000 / bound) * bound;
      let value = next();
      while (value >= limit) value = next();
      return value % bound;
    },
  };
}

/** A shuffled copy. @see Fisher and Yates; Knuth, TAOCP 2, 3.4.2 algorithm P */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}
