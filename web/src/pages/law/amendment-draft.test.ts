import { describe, expect, it } from 'vitest';
import { amendmentOf, isEmpty, withChange } from './amendment-draft.ts';
import type { Draft } from './amendment-draft.ts';

const draft: Draft = [
  { key: '3', id: '3', before: '### Article 3\n\nOld.', text: '### Article 3\n\nNew.', struck: false },
  { key: '4', id: '4', before: '### Article 4\n\nSame.', text: '### Article 4\n\nSame.\n', struck: false },
  { key: '5', id: '5', before: '### Article 5', text: '### Article 5 changed', struck: true },
  { key: 'new1', before: '', text: '### Article 3a\n\nMore.', struck: false },
];

describe('a draft of an amendment', () => {
  it('sends the articles whose words differ and the ids of those struck out', () => {
    expect(amendmentOf(draft)).toEqual({ articles: '### Article 3\n\nNew.\n\n### Article 3a\n\nMore.', removed: ['5'] });
  });

  it('is empty while nothing differs', () => {
    expect(isEmpty(amendmentOf(draft))).toBe(false);
    expect(isEmpty(amendmentOf(draft.slice(1, 2)))).toBe(true);
  });

  it('changes one article and leaves the others', () => {
    expect(amendmentOf(withChange(draft, '5', { struck: false })).removed).toEqual([]);
    expect(withChange(draft, '4', { text: 'x' })[0]).toBe(draft[0]);
  });
});
