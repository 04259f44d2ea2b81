import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotGroup, OptionId } from './ballot.ts';
import { count } from './count.ts';
import { addDecimals, compareDecimals, subtractDecimals } from './decimal.ts';
import { PRESETS } from './presets.ts';
import { movesOf } from './stage-moves.ts';

const ids = (names: string): OptionId[] => [...names] as OptionId[];
const ranked = (times: number, names: string): BallotGroup => ({ choice: { kind: 'ranking', ranks: ids(names).map(name => [name]) }, count: BigInt(times) });

describe('what a stage moved', () => {
  const counted = count(PRESETS['scottish-stv'], ids('ABCD'), [ranked(6, 'AB'), ranked(1, 'BD'), ranked(2, 'C'), ranked(3, 'D')], 2, { ladder: ['lot'], lots: ids('ABCD') });

  it('is nothing in the first stage', () => expect(movesOf(counted, 1)).toEqual([]));
  it('is a surplus, with the part of its worth that each paper keeps', () =>
    expect(movesOf(counted, 2)).toEqual([{ from: 'A', given: '1.00000', to: [{ option: 'B', votes: '0.99996' }], lost: '0.00004', surplus: { held: '6.00000', at: '1/6' } }]));
  it('is all that the excluded held', () => expect(movesOf(counted, 3)).toEqual([{ from: 'B', given: '1.99996', to: [{ option: 'D', votes: '1.00000' }], lost: '0.99996' }]));

  it('loses in every stage just what the non-transferable votes gain', () =>
    fc.assert(fc.property(fc.array(fc.shuffledSubarray(ids('ABCDE'), { minLength: 1 }), { minLength: 1, maxLength: 24 }), fc.constantFrom('scottish-stv', 'wigm', 'ers97', 'irv', 'supplementary'), fc.integer({ min: 1, max: 3 }), (papers, name, several) => {
      const seats = name === 'irv' || name === 'supplementary' ? 1 : several;
      const result = count(PRESETS[name], ids('ABCDE'), papers.map(names => ranked(1, names.join(''))), seats, { ladder: ['lot'], lots: ids('ABCDE') });
      for (const [index, stage] of result.stages.entries()) {
        if (index === 0) continue;
        const lost = movesOf(result, index + 1).reduce((sum, move) => addDecimals(sum, move.lost), '0');
        expect(compareDecimals(lost, subtractDecimals(stage.nonTransferable, result.stages[index - 1]?.nonTransferable ?? '0'))).toBe(0);
      }
    })));
});
