/** Drawing from lists with a seeded generator, so that a sample is the same on every machine. */
import type { Random } from '#kernel/random.ts';

export function pick<T>(items: readonly T[], random: Random): T {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** Something to draw and how often, in parts. */
export type Parts<T> = readonly (readonly [T, number])[];

export function pickByParts<T>(parts: Parts<T>, random: Random): T {
  const all = parts.reduce((sum, [, part]) => sum + part, 0);
  let left = random.below(all);
  for (const [item, part] of parts) {
    if (left < part) return item;
    left -= part;
  }
  throw new RangeError('nothing to pick from');
}

/** A whole number from `least` to `most`, both included. */
export function between(least: number, most: number, random: Random): number {
  return least + random.below(most - least + 1);
}

/** True in `parts` of `of` draws. */
export function happens(parts: number, of: number, random: Random): boolean {
  return random.below(of) < parts;
}
