import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotGroup, OptionId } from './ballot.ts';
import { count, type Count } from './count.ts';
import { addDecimals, compareDecimals, subtractDecimals } from './decimal.ts';
import { PRESETS, SCOTTISH_TIES } from './presets.ts';
import { resultCsv, type SheetWords } from './result-csv.ts';
import { resultSheet } from './result-sheet.ts';

const ids = (names: string): OptionId[] => [...names] as OptionId[];
const ranked = (times: number, names: string): BallotGroup => ({ choice: { kind: 'ranking', ranks: ids(names).map(name => [name]) }, count: BigInt(times) });
const ballots = [ranked(6, 'AB'), ranked(1, 'BD'), ranked(2, 'CB'), ranked(3, 'D')];
const counted = count(PRESETS['scottish-stv'], ids('DCBA'), ballots, 2, { ladder: SCOTTISH_TIES });
const words: SheetWords = {
  candidate: 'Candidate', outcome: 'Outcome', elected: stage => `elected ${stage}`, excluded: stage => `excluded ${stage}`, stage: stage => `stage ${stage}`, change: stage => `± ${stage}`,
  nonTransferable: 'Non-transferable', against: 'Against', total: 'Total', quota: 'Quota', pairs: 'Pairs', paths: 'Paths',
};
const csv = (of: Count): string[][] => resultCsv(of, option => (option === 'A' ? '=A, "the first"' : option), words).split('\r\n').map(line => line.split(','));

describe('the sheet of a count', () => {
  const sheet = resultSheet(counted);

  it('shows the elected first, then who stayed longest', () => expect(sheet.rows.map(({ option, fate }) => [option, fate?.kind, fate?.stage])).toEqual([['A', 'elected', 1], ['D', 'elected', 4], ['C', 'excluded', 4], ['B', 'excluded', 3]]));
  it('shows what each stage moved, and nothing for those who are out', () =>
    expect(sheet.rows.find(({ option }) => option === 'B')?.cells).toEqual([{ votes: '1.00000' }, { votes: '1.99996', change: '0.99996' }, { votes: '0.00000', change: '-1.99996' }, undefined]));
  it('adds up to the valid votes at every stage, and has the quota', () => {
    expect(new Set(sheet.totals)).toEqual(new Set(['12.00000']));
    expect(sheet.quotas?.[0]).toBe('5.00000');
  });
  it('has no total where the figures are victories', () => expect(resultSheet(count(PRESETS['schulze-winning'], ids('ABC'), [ranked(2, 'ABC')], 1, { ladder: [] })).totals).toBeUndefined());

  it('moves in every stage as much away as it brings', () => {
    const papers = fc.array(fc.shuffledSubarray(ids('ABCDE'), { minLength: 1 }), { minLength: 1, maxLength: 20 });
    fc.assert(fc.property(papers, fc.constantFrom('scottish-stv', 'irv', 'ers97', 'meek'), (all, name) => {
      const { rows, nonTransferable, stages } = resultSheet(count(PRESETS[name], ids('ABCDE'), all.map(names => ranked(1, names.join(''))), 1, { ladder: ['lot'], lots: ids('ABCDE') }));
      for (const index of stages.keys()) expect(compareDecimals([...rows.map(({ cells }) => cells[index]?.change ?? '0'), nonTransferable[index]?.change ?? '0'].reduce((a, b) => addDecimals(a, b), '0'), '0')).toBe(0);
    }));
  });
});

describe('decimals', () => {
  it.each([['5', '7', '-2'], ['1.05', '0.1', '0.95'], ['0.00001', '0.00002', '-0.00001'], ['10', '0.5', '9.5']])('%s less %s is %s', (a, b, difference) => expect(subtractDecimals(a, b)).toBe(difference));
});

describe('the sheet as CSV', () => {
  it('gives every stage after the first two columns', () => expect(csv(counted)[0]).toEqual(['Candidate', 'Outcome', 'stage 1', '± 2', 'stage 2', '± 3', 'stage 3', '± 4', 'stage 4']));
  it('quotes names and takes the formula out of them', () => expect(resultCsv(counted, option => (option === 'A' ? '=A, "the first"' : option), words)).toContain(`"'=A, ""the first""",elected 1,6.00000,-1.00000,5.00000`));
  it('has every pair and its paths', () => expect(csv(count(PRESETS['schulze-winning'], ids('BC'), [ranked(2, 'BC'), ranked(1, 'CB')], 1, { ladder: [] })).slice(4)).toEqual([[''], ['Pairs', 'B', 'C'], ['B', '', '2'], ['C', '1', ''], [''], ['Paths', 'B', 'C'], ['B', '', '2'], ['C', '0', ''], ['']]));
});
