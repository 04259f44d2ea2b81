import { describe, expect, it } from 'vitest';
import { changeAt, changesOf, shownChange, writtenBy, writtenByBoth } from './amending.ts';

const text = [{ id: 'p1', text: 'Bread' }, { id: 'p2', text: 'Peace' }];

describe('an amendment', () => {
  it('is empty while nothing is written', () => {
    expect(changesOf(text, { p1: ' Bread ' }, [{ after: 'p2', paragraph: 'n', text: ' ' }])).toEqual([]);
  });

  it('replaces, strikes and adds paragraphs by their ids', () => {
    expect(changesOf(text, { p1: 'Bread and roses', p2: '' }, [{ after: 'p2', paragraph: 'n', text: ' Land ' }])).toEqual([
      { do: 'replace', paragraph: 'p1', text: { text: 'Bread and roses' } },
      { do: 'strike', paragraph: 'p2' },
      { do: 'insert', after: 'p2', paragraph: 'n', text: { text: 'Land' } },
    ]);
  });

  it('is shown with the words before and after', () => {
    expect(shownChange({ do: 'strike', paragraph: 'p2', text: null }, text)).toEqual({ paragraph: 'p2', before: 'Peace', after: '' });
    expect(shownChange({ do: 'insert', after: 'p2', paragraph: 'n', text: 'Land' }, text)).toEqual({ paragraph: 'n', before: '', after: 'Land' });
  });

  it('can start from another, and says the same under new ids', () => {
    const other = [{ do: 'replace', paragraph: 'p1', text: 'Roses' }, { do: 'strike', paragraph: 'p2', text: null }, { do: 'insert', after: 'start', paragraph: 'theirs', text: 'Land' }] as const;
    const { written, inserted } = writtenBy(other, () => 'mine');
    expect(changesOf(text, written, inserted)).toEqual([
      { do: 'replace', paragraph: 'p1', text: { text: 'Roses' } }, { do: 'strike', paragraph: 'p2' }, { do: 'insert', after: 'start', paragraph: 'mine', text: { text: 'Land' } },
    ]);
  });

  it('can start from two at once, and says where they cannot both have their way', () => {
    const one = [{ do: 'replace', paragraph: 'p1', text: 'White Bread' }, { do: 'strike', paragraph: 'p2', text: null }] as const;
    const other = [{ do: 'replace', paragraph: 'p1', text: 'Bread today' }, { do: 'replace', paragraph: 'p2', text: 'Peace now' }, { do: 'insert', after: 'p2', paragraph: 'x', text: 'Land' }] as const;
    const { written, inserted, clashes } = writtenByBoth(one, other, text, () => 'mine');
    expect(written).toEqual({ p1: 'White Bread today', p2: 'Peace now' });
    expect(inserted).toEqual([{ after: 'p2', paragraph: 'mine', text: 'Land' }]);
    expect(clashes).toEqual({ p2: [{ one: '', other: 'Peace now' }] });
  });

  it('meets another at a paragraph, or at the place of a new one', () => {
    const other = [{ do: 'insert', after: 'p2', paragraph: 'theirs', text: 'Land' }, { do: 'strike', paragraph: 'p1', text: null }] as const;
    expect([changeAt(other, 'p2')?.text, changeAt(other, 'p1')?.do, changeAt(other, 'theirs')]).toEqual(['Land', 'strike', undefined]);
  });
});
