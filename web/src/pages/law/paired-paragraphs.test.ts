import { describe, expect, it } from 'vitest';
import { pairedParagraphs } from './paired-paragraphs.ts';

describe('paragraphs of two versions', () => {
  it('are shown in pairs, and not at all where nothing changed', () => {
    expect(pairedParagraphs(['kept', 'old', 'kept too', 'gone', 'gone too'], ['kept', 'new', 'kept too', 'more'])).toEqual([
      { before: 'old', after: 'new' }, { before: 'gone', after: 'more' }, { before: 'gone too', after: '' },
    ]);
    expect(pairedParagraphs(['kept'], ['kept'])).toEqual([]);
    expect(pairedParagraphs([], ['new'])).toEqual([{ before: '', after: 'new' }]);
  });
});
