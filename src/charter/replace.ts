/**
 * Amendments of a charter's text: articles replaced, added or removed. The rest of the text stays byte for byte,
 * so that a comparison of two versions shows what was decided and nothing else.
 */
import { err, ok, type Result } from '#kernel/result.ts';
import { readDocument, type DocumentArticle } from './document.ts';
import type { ArticleId } from './law.ts';

export interface Amendment {
  /** Markdown with an article heading for each article; those the charter has are replaced, the others added. */
  readonly articles: string;
  readonly removed: readonly ArticleId[];
}

export interface AmendmentRefusal {
  readonly code: 'no-such-article' | 'nothing-to-change' | 'article-twice';
  readonly article: ArticleId | 'none';
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Number and letter of an id such as "53b", for putting a new article among the others. */
function ordinal(id: string): readonly [number, string] | undefined {
  const match = /^(\d+)(.*)$/.exec(id);
  return match ? [Number(match[1]), match[2] ?? ''] : undefined;
}

/** After the last article with a smaller number; articles without numbers go to the end. */
export function placeFor(id: ArticleId, articles: readonly { readonly id: ArticleId }[]): number {
  const own = ordinal(id);
  if (!own) return articles.length;
  const after = articles.findLastIndex(article => {
    const other = ordinal(article.id);
    return other !== undefined && (other[0] < own[0] || (other[0] === own[0] && other[1] < own[1]));
  });
  return after < 0 ? articles.length : after + 1;
}

/** Articles an amendment touches, for finding the power that governs it. */
export function touched(amendment: Amendment): readonly ArticleId[] {
  const written = readDocument('', amendment.articles).articles.filter(article => !article.unnumbered).map(article => article.id);
  return [...new Set([...written, ...amendment.removed])];
}

function edits(text: string, amendment: Amendment, current: readonly DocumentArticle[]): readonly Edit[] {
  const changes = readDocument('', amendment.articles).articles.filter(article => !article.unnumbered);
  const source = (article: DocumentArticle): string => `${amendment.articles.slice(article.from, article.to).trim()}\n\n`;
  return [
    ...changes.map((change): Edit => {
      const old = current.find(article => article.id === change.id);
      const place = placeFor(change.id, current);
      const at = current[place - 1]?.to ?? text.length;
      return old ? { from: old.from, to: old.to, text: source(change) } : { from: at, to: at, text: source(change) };
    }),
    ...amendment.removed.flatMap((id): readonly Edit[] => current.filter(article => article.id === id).map(({ from, to }) => ({ from, to, text: '' }))),
  ];
}

/** The new text. */
export function amendText(text: string, amendment: Amendment): Result<string, AmendmentRefusal> {
  const current = readDocument('', text).articles.filter(article => !article.unnumbered);
  const ids = [...readDocument('', amendment.articles).articles.filter(article => !article.unnumbered).map(article => article.id), ...amendment.removed];
  const missing = amendment.removed.find(id => !current.some(article => article.id === id));
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (missing !== undefined) return err({ code: 'no-such-article', article: missing });
  if (twice !== undefined) return err({ code: 'article-twice', article: twice });
  if (ids.length === 0) return err({ code: 'nothing-to-change', article: 'none' });
  // From the back, so that offsets ahead stay true; at one place the later article goes in first.
  const inOrder = edits(text, amendment, current).map((edit, index) => ({ ...edit, index })).sort((a, b) => b.from - a.from || b.to - a.to || b.index - a.index);
  return ok(inOrder.reduce((result, { from, to, text: insert }) => `${ending(result.slice(0, from), insert)}${insert}${result.slice(to)}`, text).replace(/\n{2,}$/, '\n'));
}

/** A new last article begins on a line of its own. */
function ending(before: string, insert: string): string {
  return insert === '' || before === '' || before.endsWith('\n\n') ? before : `${before.replace(/\n*$/, '')}\n\n`;
}
