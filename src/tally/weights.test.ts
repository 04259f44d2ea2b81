import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatheredWeights, MOST_VOTES, sumOfAll, sumOver, weightOf } from './weights.ts';

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
/** As callers give it: plain where that is exact. */
const given = (votes: bigint): number | bigint => (votes <= SAFE ? Number(votes) : votes);

describe('gathered weights', () => {
  it('are exact, on either side of the last safe number', () => {
    const votes = fc.oneof(fc.bigInt({ min: 0n, max: 40n }), fc.bigInt({ min: SAFE - 40n, max: SAFE + 40n }), fc.bigInt({ min: 0n, max: 2n ** 59n }));
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(3), votes), { maxLength: 12 }), gifts => {
      const gathered = new GatheredWeights();
      const sums = [0n, 0n, 0n, 0n];
      for (const [paper, each] of gifts) {
        gathered.add(paper, given(each));
        sums[paper] = (sums[paper] as bigint) + each;
      }
      const weights = gathered.taken(4);
      expect(sums.map((_, paper) => weightOf(weights, paper))).toEqual(sums);
      expect([sumOfAll(weights), sumOver(weights, [1, 3])]).toEqual([sums.reduce((a, b) => a + b), (sums[1] as bigint) + (sums[3] as bigint)]);
    }), { numRuns: 2000 });
  });
  it('stay plain numbers up to the last safe one and no further', () => {
    const gathered = new GatheredWeights();
    gathered.add(0, Number.MAX_SAFE_INTEGER - 1);
    gathered.add(1, 1);
    expect(gathered.taken(2)).toBeInstanceOf(Float64Array);
    gathered.add(1, 1);
    expect(gathered.taken(2)).toEqual(BigUint64Array.of(SAFE - 1n, 2n));
  });
  it('are refused beyond what can be counted, rather than counted wrong', () => {
    const gathered = new GatheredWeights();
    gathered.add(0, MOST_VOTES - 1n);
    expect([gathered.fits(1), gathered.fits(2)]).toEqual([true, false]);
    expect(() => { gathered.add(0, 2); }).toThrow('2^64');
  });
  it('have room for as many papers as come', () => {
    const gathered = new GatheredWeights();
    for (let paper = 0; paper < 5_000; paper++) gathered.add(paper, paper);
    expect(sumOfAll(gathered.taken(5_000))).toBe(12_497_500n);
  });
});
