/**
 * Schulze's method: who is beaten by nobody along the strongest paths.
 *
 * Definition: a link from x to y is as strong as the votes for x over y where they are the more (or, by margins, as the difference); a path
 * is as strong as its weakest link; x stands above y when the strongest path from x to y is stronger than the one back.
 * Source: Schulze, Social Choice and Welfare 36 (2011), sections 2 and 4; the Constitution of the Debian Project, A.5 (margins in the
 * version in force up to 2021).
 * Complexity: options³ for the paths (Floyd and Warshall).
 */
import type { Preferences } from './preferences.ts';

export type Strength = 'winning' | 'margins';

/** Strength of the strongest path for each pair, row by row; 0 where there is none. */
export function strongestPaths({ size, of }: Preferences, strength: Strength): readonly bigint[] {
  const paths = Array.from({ length: size * size }, (_, pair) => linkOf(of(Math.floor(pair / size), pair % size), of(pair % size, Math.floor(pair / size)), strength));
  const whole = paths.every(path => path <= BigInt(Number.MAX_SAFE_INTEGER));
  return whole ? widest(paths.map(Number), size).map(BigInt) : widest(paths, size);
}

function linkOf(forward: bigint, back: bigint, strength: Strength): bigint {
  if (forward <= back) return 0n;
  return strength === 'winning' ? forward : forward - back;
}

function widest<T extends number | bigint>(paths: T[], size: number): T[] {
  for (let via = 0; via < size; via++) {
    for (let from = 0; from < size; from++) {
      const first = paths[from * size + via] as T;
      if (from === via || !first) continue;
      for (let to = 0; to < size; to++) {
        const second = paths[via * size + to] as T;
        const weakest = first < second ? first : second;
        if (to !== from && weakest > (paths[from * size + to] as T)) paths[from * size + to] = weakest;
      }
    }
  }
  return paths;
}

/** Layers: first those above whom nobody stands, then those above whom only the first stand, and so on. */
export function layersOf(size: number, above: (x: number, y: number) => boolean): readonly (readonly number[])[] {
  let left = Array.from({ length: size }, (_, place) => place);
  const layers: number[][] = [];
  while (left.length > 0) {
    const standing = left;
    const layer = standing.filter(y => !standing.some(x => above(x, y)));
    layers.push(layer);
    left = standing.filter(place => !layer.includes(place));
  }
  return layers;
}
