import { describe, expect, it } from 'vitest';
import { changesOf, shownChange } from './amending.ts';

const text = [{ id: 'p1', text: 'Bread' }, { id: 'p2', text: 'Peace' }];

describe('an amendment', () => {
  it('is empty while nothing is written', () => {
    expect(changesOf(text, { p1: ' Bread ' }, ' ', 'n')).toEqual([]);
  });

  it('replaces, strikes and adds paragraphs by their ids', () => {
    expect(changesOf(text, { p1: 'Bread and roses', p2: '' }, 'Land', 'n')).toEqual([
      { do: 'replace', paragraph: 'p1', text: { text: 'Bread and roses' } },
      { do: 'strike', paragraph: 'p2' },
      { do: 'insert', after: 'p2', paragraph: 'n', text: { text: 'Land' } },
    ]);
  });

  it('is shown with the words before and after', () => {
    expect(shownChange({ do: 'strike', paragraph: 'p2', text: null }, text)).toEqual({ paragraph: 'p2', before: 'Peace', after: '' });
    expect(shownChange({ do: 'insert', after: 'p2', paragraph: 'n', text: 'Land' }, text)).toEqual({ paragraph: 'n', before: '', after: 'Land' });
  });
});
