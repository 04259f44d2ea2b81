/** A draft as the words of a resolution that proposes it, and back: each article is a paragraph under a mark that leads to it. */
import type { ParagraphView } from '../../api/meetings.ts';
import type { Draft, DraftArticle } from './amendment-draft.ts';

interface ProposalParagraph { readonly id: string; readonly text: { readonly text: string } }

/** "### Article 17. Title", in any language: the number behind the first word. */
const HEADING = /^#+\s*\S+\s+([^\s.]+)\./u;
const MARK = /^(article|strike)-(.+)$/u;

/** Reasons as a person writes them: an empty line begins the next paragraph. */
export function reasonParagraphs(reasons: string): readonly ProposalParagraph[] {
  return reasons.split(/\n\s*\n/u).filter(text => text.trim() !== '').map((text, index) => ({ id: `p${index + 1}`, text: { text: text.trim() } }));
}

/** Only what differs is proposed. A new article takes its mark from the number in its heading. */
export function proposalParagraphs(draft: Draft, struckText: (label: string) => string): readonly ProposalParagraph[] {
  return draft.flatMap((article, index): readonly ProposalParagraph[] => {
    if (article.struck) return article.id === undefined ? [] : [{ id: `strike-${article.id}`, text: { text: struckText(article.label ?? article.id) } }];
    const text = article.text.trim();
    if (text === '' || text === article.before.trim()) return [];
    return [{ id: `article-${article.id ?? HEADING.exec(text)?.[1] ?? `new${index + 1}`}`, text: { text } }];
  });
}

/** Whether the resolution proposes an amendment in full. */
export function proposesAmendment(paragraphs: readonly ParagraphView[]): boolean {
  return paragraphs.some(({ id }) => MARK.test(id));
}

/** The draft that the resolution proposes, over the articles as they stand now. */
export function proposedDraft(paragraphs: readonly ParagraphView[], sources: ReadonlyMap<string, string>, labelOf: (id: string) => string): Draft {
  return paragraphs.flatMap(({ id: mark, text }): readonly DraftArticle[] => {
    const [, how, id = ''] = MARK.exec(mark) ?? [];
    const before = sources.get(id);
    if (how === 'strike') return before === undefined ? [] : [{ key: id, id, label: labelOf(id), before, text: before, struck: true }];
    if (how !== 'article') return [];
    return [before === undefined ? { key: mark, before: '', text: text ?? '', struck: false } : { key: id, id, label: labelOf(id), before, text: text ?? '', struck: false }];
  });
}
