/**
 * Schulze's method: who is beaten by nobody along the strongest paths.
 *
 * Definition: a link from x to y is as strong as the votes for x over y where they are the more (or, by margins, as the difference); a path
 * is as strong as its weakest link; x stands above y when the strongest path from x to y is stronger than the one back.
 * Source: Schulze, Social Choice and Welfare 36 (2011), sections 2 and 4; the Constitution of the Debian Project, A.5 (margins in the
 * version in force up to 2021).
 * Complexity: options³ for the paths (Floyd and Warshall).
 */
import type { Weights } from '../weights.ts';
import type { Preferences } from './preferences.ts';

export type Strength = 'winning' | 'margins';

/** Strength of the strongest path for each pair, row by row; 0 where there is none. */
export function strongestPaths(preferences: Preferences, strength: Strength): Weights {
  const { size, sums } = preferences;
  return sums instanceof Float64Array ? widest(linksOf(sums, size, strength, 0), size) : widest(linksOf(sums, size, strength, 0n), size);
}

function linksOf<T extends Weights>(sums: T, size: number, strength: Strength, none: T[number]): T {
  const links = sums.slice() as T;
  for (let x = 0; x < size; x++) for (let y = 0; y < size; y++) {
    const [forward, back] = [sums[x * size + y] as T[number], sums[y * size + x] as T[number]];
    links[x * size + y] = forward <= back ? none : strength === 'winning' ? forward : (forward as number) - (back as number);
  }
  return links;
}

function widest<T extends Weights>(paths: T, size: number): T {
  for (let via = 0; via < size; via++) {
    for (let from = 0; from < size; from++) {
      const first = paths[from * size + via] as T[number];
      if (from === via || !first) continue;
      for (let to = 0; to < size; to++) {
        const second = paths[via * size + to] as T[number];
        const weakest = first < second ? first : second;
        if (to !== from && weakest > (paths[from * size + to] as T[number])) paths[from * size + to] = weakest;
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
