import { describe, expect, it } from 'vitest';
import { rational } from '#kernel/rational.ts';
import { inOrderOfFate, votesFrom } from './count-sheet.ts';

const stage = (number: number, elected: readonly string[], excluded: readonly string[]) => ({ stage: number, action: 'x', votes: { a: '3' }, nonTransferable: '0', elected, excluded });

describe('a recorded count', () => {
  it('shows the elected first, then who stayed in longest', () =>
    expect(inOrderOfFate({ elected: ['a'], alternates: [], ties: [], stages: [stage(1, ['a'], []), stage(2, [], ['d']), stage(3, [], ['b'])] }, ['d', 'b', 'c', 'a'].map(id => ({ id }))).map(({ id }) => id)).toEqual(['a', 'c', 'b', 'd']));
  it.each([['5/2', rational(5, 2)], ['12.50000', rational(25, 2)], ['7', rational(7)]] as const)('keeps %s exact', (text, votes) => expect(votesFrom(text)).toEqual(votes));
});
