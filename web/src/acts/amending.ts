import type { ChangeView, ParagraphView } from '../api/meetings.ts';

interface Text { readonly text: string }
/** As the act takes them: new words travel as a text, which the server keeps and refers to. */
export type ParagraphChange =
  | { readonly do: 'replace'; readonly paragraph: string; readonly text: Text }
  | { readonly do: 'strike'; readonly paragraph: string }
  | { readonly do: 'insert'; readonly after: string; readonly paragraph: string; readonly text: Text };

/**
 * The changes that turn the paragraphs into what was written over them. A paragraph written empty is struck.
 * `added` is a new paragraph at the end; `fresh` its id, which nothing else may bear.
 */
export function changesOf(before: readonly ParagraphView[], written: Readonly<Record<string, string>>, added: string, fresh: string): readonly ParagraphChange[] {
  const changes = before.flatMap<ParagraphChange>(({ id, text }) => {
    const was = (text ?? '').trim();
    const now = (written[id] ?? was).trim();
    if (now === was) return [];
    return now === '' ? [{ do: 'strike', paragraph: id }] : [{ do: 'replace', paragraph: id, text: { text: now } }];
  });
  if (added.trim() === '') return changes;
  return [...changes, { do: 'insert', after: before.at(-1)?.id ?? 'start', paragraph: fresh, text: { text: added.trim() } }];
}

/** What an amendment does to one paragraph, for showing: the words before and after. */
export function shownChange(change: ChangeView, paragraphs: readonly ParagraphView[]): { readonly paragraph: string; readonly before: string; readonly after: string } {
  const before = change.do === 'insert' ? '' : (paragraphs.find(paragraph => paragraph.id === change.paragraph)?.text ?? '');
  return { paragraph: change.paragraph, before, after: change.text ?? '' };
}
