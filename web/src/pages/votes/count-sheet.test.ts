import { describe, expect, it } from 'vitest';
import { rational } from '#kernel/rational.ts';
import { countSheet } from './count-sheet.ts';

const words = { first: 'First', transfer: 'Transfer', elected: (names: string) => `${names} in`, excluded: (names: string) => `${names} out` };
const stage = (number: number, elected: readonly string[], excluded: readonly string[]) => ({ stage: number, action: 'x', votes: { a: '3', b: '5/2', c: '12.50000' }, nonTransferable: '0.50000', elected, excluded });

describe('the sheet of a count', () => {
  const sheet = countSheet({ elected: ['a'], alternates: [], ties: [], quota: '3', stages: [stage(1, ['a'], []), stage(2, [], []), stage(3, [], ['b'])] }, [{ id: 'a', name: 'Anna' }, { id: 'b', name: 'Boris' }, { id: 'c', name: 'Clara' }], words);

  it('says at each stage what happened', () => {
    expect(sheet.stages.map(({ title }) => title)).toEqual(['First. Anna in', 'Transfer', 'Boris out']);
  });

  it("says where every candidate's fate was decided, the elected first, then who stayed in longest", () => {
    expect(sheet.candidates.map(({ name, fate }) => [name, fate])).toEqual([['Anna', { kind: 'elected', stage: 1 }], ['Clara', undefined], ['Boris', { kind: 'excluded', stage: 3 }]]);
  });

  it('keeps the fractions exact', () => {
    expect(sheet.stages[0]?.votes.get('b')).toEqual(rational(5, 2));
    expect(sheet.stages[0]?.votes.get('c')).toEqual(rational(25, 2));
    expect(sheet.stages[0]?.exhausted).toEqual(rational(1, 2));
  });
});
