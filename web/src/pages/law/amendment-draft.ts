import type { Amendment } from '../../api/charter.ts';

/** An article as the draft has it: an existing one by its id, a new one under an id of the draft. */
export interface DraftArticle {
  readonly key: string;
  /** Absent for a new article. */
  readonly id?: string;
  readonly label?: string;
  readonly before: string;
  readonly text: string;
  readonly struck: boolean;
}

export type Draft = readonly DraftArticle[];

/** What the server takes: articles whose words differ, and those that go. Articles left as they were are no part of it. */
export function amendmentOf(draft: Draft): Amendment {
  const written = draft.filter(article => !article.struck && article.text.trim() !== '' && article.text.trim() !== article.before.trim());
  return {
    articles: written.map(article => article.text.trim()).join('\n\n'),
    removed: draft.flatMap(article => (article.struck && article.id !== undefined ? [article.id] : [])),
  };
}

export function isEmpty({ articles, removed }: Amendment): boolean {
  return articles === '' && removed.length === 0;
}

export function withChange(draft: Draft, key: string, change: Partial<Pick<DraftArticle, 'text' | 'struck'>>): Draft {
  return draft.map(article => (article.key === key ? { ...article, ...change } : article));
}
