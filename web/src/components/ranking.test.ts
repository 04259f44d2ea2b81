import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { move, rank, unrank } from './ranking.ts';

const candidates = ['Berg', 'Ivanova', 'Okafor', 'Sato'];
const step = fc.record({ kind: fc.constantFrom('rank', 'unrank', 'up', 'down'), who: fc.constantFrom(...candidates) });

describe('ranking candidates', () => {
  it('moves a candidate past one neighbour', () => {
    expect(move(['Berg', 'Ivanova', 'Sato'], 'Sato', -1)).toEqual(['Berg', 'Sato', 'Ivanova']);
    expect(move(['Berg', 'Ivanova'], 'Ivanova', 1)).toEqual(['Berg', 'Ivanova']);
    expect(move(['Berg', 'Ivanova'], 'Sato', 1)).toEqual(['Berg', 'Ivanova']);
  });

  it('never names a candidate twice, whatever is tapped', () => {
    fc.assert(fc.property(fc.array(step), steps => {
      const ranking = steps.reduce<readonly string[]>((order, { kind, who }) =>
        kind === 'rank' ? rank(order, who) : kind === 'unrank' ? unrank(order, who) : move(order, who, kind === 'up' ? -1 : 1), []);
      expect(new Set(ranking).size).toBe(ranking.length);
    }));
  });
});
