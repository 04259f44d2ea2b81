import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational } from '#kernel/rational.ts';
import type { Threshold } from '#tally/threshold.ts';
import { resultOf } from './ratifying.ts';

const threshold = fc.record({ numerator: fc.integer({ min: 1, max: 4 }), strict: fc.boolean(), of: fc.constantFrom('units' as const, 'cast' as const), quorum: fc.boolean() })
  .map(({ numerator, strict, of, quorum }): Threshold => ({
    all: [{ share: rational(numerator, 4), strict, of, counted: 'units' }],
    quorum: quorum ? [{ share: rational(1, 2), strict: false, of: 'units', measured: 'cast' }] : [],
  }));

/** Votes of the units in the order they come; some units never vote. */
const votes = fc.array(fc.constantFrom('for' as const, 'against' as const), { maxLength: 12 });

describe('a ratification', () => {
  it('never closes early with another result than it would have had in the end', () => {
    fc.assert(fc.property(threshold, votes, fc.nat({ max: 4 }), (rule, cast, silent) => {
      const units = cast.length + silent;
      const tally = (upTo: number) => ({ units, for: cast.slice(0, upTo).filter(vote => vote === 'for').length, against: cast.slice(0, upTo).filter(vote => vote === 'against').length });
      const final = resultOf(rule, tally(cast.length), true);
      for (let n = 0; n <= cast.length; n++) {
        const early = resultOf(rule, tally(n), false);
        if (early !== undefined) expect(early).toBe(final);
      }
    }));
  });
  it('of nobody is not carried', () => {
    expect(resultOf({ all: [{ share: rational(1, 2), strict: true, of: 'units', counted: 'units' }], quorum: [] }, { units: 0, for: 0, against: 0 }, true)).toBe('lost');
  });
});
