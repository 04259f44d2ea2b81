import { describe, expect, it } from 'vitest';
import { nextOrder, sortRows } from './table-order.ts';

describe('sorting a table', () => {
  it('sorts names as the language does and numbers in names by size', () => {
    const rows = ['Причал 10', 'Причал 9', 'Ёлкино', 'Ельня', 'Жданов'];
    expect(sortRows(rows, row => row, { column: 'name', direction: 'ascending' }, 'ru')).toEqual(['Ёлкино', 'Ельня', 'Жданов', 'Причал 9', 'Причал 10']);
  });

  it('sorts figures by size, also beyond the exact range of floats', () => {
    const rows = [2n ** 60n + 1n, 2n ** 60n];
    expect(sortRows(rows, row => row, { column: 'votes', direction: 'ascending' }, 'en')).toEqual(rows.toReversed());
  });

  it('turns the direction when the same column is chosen again', () => {
    const once = nextOrder(undefined, 'name');
    expect([once, nextOrder(once, 'name'), nextOrder(nextOrder(once, 'name'), 'name'), nextOrder(once, 'votes')].map(order => order.direction))
      .toEqual(['ascending', 'descending', 'ascending', 'ascending']);
  });
});
