import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OptionId } from '#tally/ballot.ts';
import { count } from '#tally/count.ts';
import { PRESETS } from '#tally/presets.ts';
import { flowLayout } from './flow-layout.ts';

const NAMES = [...'ABCDE'] as unknown as readonly OptionId[];
const papers = fc.array(fc.shuffledSubarray([...NAMES], { minLength: 1 }), { minLength: 1, maxLength: 20 });
const counted = (all: readonly (readonly OptionId[])[]) =>
  count(PRESETS['scottish-stv'], NAMES, all.map(names => ({ choice: { kind: 'ranking', ranks: names.map(name => [name]) }, count: 1n })), 2, { ladder: ['lot'], lots: NAMES });

describe('the picture of a count', () => {
  it('gives every stage the same height of votes, within the frame', () => fc.assert(fc.property(papers, all => {
    const result = counted(all);
    const { bands } = flowLayout(result, NAMES, { height: 100, gap: 2 });
    for (const column of result.stages.keys()) {
      const own = bands.filter(band => band.column === column);
      expect(own.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(90, 5);
      for (const { y, height } of own) expect(y + height).toBeLessThanOrEqual(100.00001);
    }
  })));

  it('fills every band with the ribbons that come into it, and empties it with those that leave', () => fc.assert(fc.property(papers, all => {
    const result = counted(all);
    const { bands, ribbons } = flowLayout(result, NAMES, { height: 100, gap: 2 });
    const sum = (heights: readonly { readonly height: number }[]): number => heights.reduce((total, { height }) => total + height, 0);
    for (const { option, column, height } of bands) {
      if (column > 0) expect(sum(ribbons.filter(ribbon => ribbon.column === column && ribbon.to === option))).toBeCloseTo(height, 5);
      if (column < result.stages.length - 1) expect(sum(ribbons.filter(ribbon => ribbon.column === column + 1 && ribbon.from === option))).toBeCloseTo(height, 5);
    }
  })));
});
