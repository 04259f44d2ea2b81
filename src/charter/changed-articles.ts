/**
 * What an amendment really changes: the articles whose text differs, rule blocks included. A motion names the articles it
 * touches, and from them follow who may decide it and what nobody may change; so the names are held against the text.
 */
import type { ArticleId, Law } from './law.ts';

/** In the order of the later text; articles that only one of the two has are among them. */
export function changedArticles(before: Law, after: Law): readonly ArticleId[] {
  const [old, fresh] = [before, after].map(law => new Map(law.articles.map(article => [article.id, article.source])));
  const ids = new Set([...after.articles, ...before.articles].map(article => article.id));
  return [...ids].filter(id => old?.get(id) !== fresh?.get(id));
}

/** Whether both have the same readings beside the text. */
export function sameReadings(before: Law, after: Law): boolean {
  return (before.readings ?? '').trim() === (after.readings ?? '').trim();
}
