import { describe, expect, it } from 'vitest';
import { pairedParagraphs } from './paired-paragraphs.ts';

describe('paragraphs of two versions', () => {
  it('are shown in pairs, whichever side comes first, and not at all where nothing changed', () => {
    expect(pairedParagraphs([
      { kind: 'same', text: 'kept' }, { kind: 'removed', text: 'old' }, { kind: 'added', text: 'new' }, { kind: 'same', text: 'kept too' }, { kind: 'added', text: 'more' }, { kind: 'removed', text: 'gone' }, { kind: 'removed', text: 'gone too' },
    ])).toEqual([{ before: 'old', after: 'new' }, { before: 'gone', after: 'more' }, { before: 'gone too', after: '' }]);
  });
});
