import { describe, expect, it } from 'vitest';
import type { BallotGroup, OptionId } from './ballot.ts';
import { JOINED } from './papers.ts';
import { CLEAR_PREFERENCES, readPapers, type PaperReading, type ReadPapers } from './reading.ts';

const NAMES = [...'ABCD'] as OptionId[];
const paper = (count: number, ...ranks: string[]): BallotGroup => ({ choice: { kind: 'ranking', ranks: ranks.map(rank => [...rank] as OptionId[]) }, count: BigInt(count) });
const read = (reading: Partial<PaperReading>, ...ballots: BallotGroup[]): ReadPapers => readPapers({ options: NAMES.slice(0, 3), withdrawn: NAMES.slice(3), ballots }, { ...CLEAR_PREFERENCES, ...reading });
/** What is left of the papers: "A B=C". */
const said = ({ papers: { marks, starts, size, options } }: ReadPapers): string[] =>
  Array.from({ length: size }, (_, at) => [...marks.subarray(starts[at], starts[at + 1])].map(mark => `${(mark & JOINED) === 0 ? '' : '='}${options[mark & ~JOINED] ?? '?'}`).join(' '));
const why = ({ invalidBecause }: ReadPapers): string[] => invalidBecause.map(({ reason, count }) => `${count} ${reason}`);

describe('empty ranks', () => {
  it('are passed over, however many there are', () => expect(said(read({}, paper(1, '', '', 'A', '', 'B')))).toEqual(['A B']));
  it('end the paper when there are more of them in a row than the rule allows', () => {
    expect(said(read({ skipped: 1 }, paper(1, '', 'A', '', '', 'B')))).toEqual(['A']);
    expect(said(read({ skipped: 0 }, paper(1, 'A', '', 'B')))).toEqual(['A']);
    expect(said(read({ skipped: 2 }, paper(1, '', '', 'A')))).toEqual(['A']);
  });
  it('are counted anew after each rank that says something', () => expect(said(read({ skipped: 1 }, paper(1, '', 'A', '', 'B', '', 'C')))).toEqual(['A B C']));
  it('leave nothing of a paper that begins with too many', () => expect(why(read({ skipped: 1 }, paper(3, '', '', 'A')))).toEqual(['3 blank']));
});

describe('a rank with several options', () => {
  it('ends the paper, is passed over, or is shared, as the rule says', () => {
    const of = (shared: PaperReading['shared']): string[] => said(read({ shared }, paper(1, 'A', 'BC', 'B')));
    expect([of('ends'), of('passed-over'), of('split')]).toEqual([['A'], ['A B'], ['A B =C B']]);
  });
  it('is clear when only one of them still stands', () => expect(said(read({}, paper(1, 'DA', 'B')))).toEqual(['A B']));
  it('leaves nothing of a paper that has no other: unclear in its first preference', () => expect(why(read({}, paper(2, 'AB'), paper(1, 'D', 'AB'), paper(4, 'D')))).toEqual(['3 unclear-first-preference', '4 only-withdrawn']));
});

describe('the ranks that count', () => {
  it('are those from the first on, empty ones not among them', () => expect(said(read({ ranks: 2 }, paper(1, 'A', '', 'B', 'C')))).toEqual(['A B']));
  it('hold those of the withdrawn too', () => expect([said(read({ ranks: 1 }, paper(1, 'D', 'A'))), why(read({ ranks: 1 }, paper(1, 'D', 'A')))]).toEqual([[], ['1 only-withdrawn']]));
});

it('adds up votes and ballots, valid and invalid apart', () =>
  expect(read({}, paper(5, 'A'), { ...paper(7, 'B'), heads: 2n }, paper(3), { choice: { kind: 'spoiled' }, count: 4n, heads: 1n })).toMatchObject({ valid: 12n, validHeads: 7n, invalid: 7n, invalidBecause: [{ reason: 'blank', count: 3n }, { reason: 'spoiled', count: 4n }] }));
it('keeps identical papers once', () => expect([...read({}, paper(2, 'A', 'B'), paper(3, 'A', 'B', 'D')).papers.weights].map(Number)).toEqual([5]));
