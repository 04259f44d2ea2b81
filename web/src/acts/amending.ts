import { mergedWords } from './merging.ts';
import type { Merged } from './merging.ts';
import type { ChangeView, ParagraphView } from '../api/meetings.ts';

interface Text { readonly text: string }
/** As the act takes them: new words travel as a text, which the server keeps and refers to. */
export type ParagraphChange =
  | { readonly do: 'replace'; readonly paragraph: string; readonly text: Text }
  | { readonly do: 'strike'; readonly paragraph: string }
  | { readonly do: 'insert'; readonly after: string; readonly paragraph: string; readonly text: Text };

/** A new paragraph, under an id that nothing else may bear. */
export interface Insertion {
  readonly after: string;
  readonly paragraph: string;
  readonly text: string;
}

/** The changes that turn the paragraphs into what was written over them and between them. A paragraph written empty is struck, a new one written empty is none. */
export function changesOf(before: readonly ParagraphView[], written: Readonly<Record<string, string>>, inserted: readonly Insertion[]): readonly ParagraphChange[] {
  const changes = before.flatMap<ParagraphChange>(({ id, text }) => {
    const was = (text ?? '').trim();
    const now = (written[id] ?? was).trim();
    if (now === was) return [];
    return now === '' ? [{ do: 'strike', paragraph: id }] : [{ do: 'replace', paragraph: id, text: { text: now } }];
  });
  const added = inserted.filter(({ text }) => text.trim() !== '').map(({ after, paragraph, text }): ParagraphChange => ({ do: 'insert', after, paragraph, text: { text: text.trim() } }));
  return [...changes, ...added];
}

/** What another amendment writes, to start a new one from. Its new paragraphs get ids of their own. */
export function writtenBy(changes: readonly ChangeView[], freshId: () => string): { readonly written: Readonly<Record<string, string>>; readonly inserted: readonly Insertion[] } {
  const over = changes.filter(change => change.do !== 'insert');
  return {
    written: Object.fromEntries(over.map(({ paragraph, text }) => [paragraph, text ?? ''])),
    inserted: changes.flatMap(({ do: how, after, text }) => (how === 'insert' ? [{ after: after ?? 'start', paragraph: freshId(), text: text ?? '' }] : [])),
  };
}

/** What both write, as far as it goes together. Empty stands for struck; a paragraph struck by one and changed by the other keeps the change. */
export function writtenByBoth(one: readonly ChangeView[], other: readonly ChangeView[], paragraphs: readonly ParagraphView[], freshId: () => string): ReturnType<typeof writtenBy> & { readonly clashes: Readonly<Record<string, Merged['clashes']>> } {
  const [ours, theirs] = [writtenBy(one, freshId), writtenBy(other, freshId)];
  const [written, clashes]: [Record<string, string>, Record<string, Merged['clashes']>] = [{ ...theirs.written, ...ours.written }, {}];
  for (const { id, text } of paragraphs) {
    const [a, b] = [ours.written[id], theirs.written[id]];
    if (a === undefined || b === undefined) continue;
    const merged = a === '' || b === '' ? { text: a || b, clashes: a === b ? [] : [{ one: a, other: b }] } : mergedWords(text ?? '', a, b);
    written[id] = merged.text;
    if (merged.clashes.length > 0) clashes[id] = merged.clashes;
  }
  return { written, clashes, inserted: [...ours.inserted, ...theirs.inserted] };
}

/** The change that an amendment makes to the paragraph, or at its place. */
export function changeAt(changes: readonly ChangeView[], paragraph: string): ChangeView | undefined {
  return changes.find(change => (change.do === 'insert' ? change.after === paragraph : change.paragraph === paragraph));
}

/** What an amendment does to one paragraph, for showing: the words before and after. */
export function shownChange(change: ChangeView, paragraphs: readonly ParagraphView[]): { readonly paragraph: string; readonly before: string; readonly after: string } {
  const before = change.do === 'insert' ? '' : (paragraphs.find(paragraph => paragraph.id === change.paragraph)?.text ?? '');
  return { paragraph: change.paragraph, before, after: change.text ?? '' };
}
