import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amendmentOf } from './amendment-draft.ts';
import type { Draft } from './amendment-draft.ts';
import { proposalParagraphs, proposedDraft, proposesAmendment, reasonParagraphs } from './proposal.ts';

const sources = new Map([['3', '### Article 3. Dues\n\nOld.'], ['5', '### Article 5. Seal\n\nWax.']]);
const struck = (label: string): string => `Article ${label} is struck out.`;
const draft: Draft = [
  { key: '3', id: '3', label: '3', before: sources.get('3') ?? '', text: '### Article 3. Dues\n\nNew.\n', struck: false },
  { key: '5', id: '5', label: '5', before: sources.get('5') ?? '', text: sources.get('5') ?? '', struck: true },
  { key: 'fresh', before: '', text: '### Article 3a. Fund\n\nMore.', struck: false },
];

/** As the server gives the paragraphs of a motion. */
const seen = (paragraphs: ReturnType<typeof proposalParagraphs>) => paragraphs.map(({ id, text }) => ({ id, text: text.text }));

describe('a proposal of an amendment', () => {
  it('says each article in full, under its own mark', () => {
    expect(seen(proposalParagraphs(draft, struck))).toEqual([
      { id: 'article-3', text: '### Article 3. Dues\n\nNew.' }, { id: 'strike-5', text: 'Article 5 is struck out.' }, { id: 'article-3a', text: '### Article 3a. Fund\n\nMore.' },
    ]);
  });

  it('leaves out what is as it was', () => {
    const same = sources.get('3') ?? '';
    expect(proposalParagraphs([{ key: '3', id: '3', before: same, text: `${same}\n`, struck: false }], struck)).toEqual([]);
  });

  it('is known by its marks, and stands beside reasons', () => {
    expect(proposesAmendment(seen([...reasonParagraphs('Because.\n\nAnd so on.'), ...proposalParagraphs(draft, struck)]))).toBe(true);
    expect(proposesAmendment(seen(reasonParagraphs('Because.')))).toBe(false);
  });

  it('becomes the same amendment again', () => {
    const word = fc.stringMatching(/^[a-zа-я ]{1,20}$/u).filter(text => text.trim() !== '');
    fc.assert(fc.property(word, word, fc.boolean(), (changed, added, strikes) => {
      const written: Draft = [{ ...draft[0]!, text: `### Article 3. Dues\n\n${changed}` }, { ...draft[1]!, struck: strikes }, { ...draft[2]!, text: `### Article 9. New\n\n${added}` }];
      const paragraphs = seen([...reasonParagraphs('Because.'), ...proposalParagraphs(written, struck)]);
      expect(amendmentOf(proposedDraft(paragraphs, sources, id => id))).toEqual(amendmentOf(written));
    }));
  });
});
