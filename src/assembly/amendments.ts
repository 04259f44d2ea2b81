/**
 * Amendments as changes of paragraphs whose ids never change. Pure: what a text becomes, and which
 * amendments cannot both have their way.
 */
import { unreachable } from '#kernel/unreachable.ts';
import type { Motion, Paragraph, ParagraphChange } from './facts.ts';
import type { MotionId } from './ids.ts';

/** An amendment with its changes, as far as collisions go. */
export type Amending = Pick<Motion, 'id'> & { readonly amends: NonNullable<Motion['amends']> };

export interface Collision {
  readonly between: readonly [MotionId, MotionId];
  /** Paragraphs that both would change, in the order of the first. */
  readonly paragraphs: readonly string[];
}

function insertedAfter(paragraphs: readonly Paragraph[], after: string, added: Paragraph): readonly Paragraph[] {
  if (after === 'start') return [added, ...paragraphs];
  return paragraphs.flatMap(each => (each.id === after ? [each, added] : [each]));
}

function changed(paragraphs: readonly Paragraph[], change: ParagraphChange): readonly Paragraph[] {
  switch (change.do) {
    case 'replace': return paragraphs.map(each => (each.id === change.paragraph ? { id: each.id, text: change.text } : each));
    case 'strike': return paragraphs.filter(each => each.id !== change.paragraph);
    case 'insert': return insertedAfter(paragraphs, change.after, { id: change.paragraph, text: change.text });
    default: return unreachable(change);
  }
}

/** The text after the changes. What is struck goes last, so that nothing loses the place it is inserted after. */
export function amended(paragraphs: readonly Paragraph[], changes: readonly ParagraphChange[]): readonly Paragraph[] {
  const strikes = changes.filter(change => change.do === 'strike');
  return [...changes.filter(change => change.do !== 'strike'), ...strikes].reduce(changed, paragraphs);
}

/** Ids that must stand in the text for the changes to apply; the start always does. */
export function paragraphsNamed(changes: readonly ParagraphChange[]): readonly string[] {
  return changes.map(change => (change.do === 'insert' ? change.after : change.paragraph)).filter(id => id !== 'start');
}

/** Two changes of one paragraph collide; so do two insertions at one place, and an insertion after what is struck. */
function disagree(a: ParagraphChange, b: ParagraphChange): string | undefined {
  if (a.do === 'insert' && b.do === 'insert') return a.after === b.after ? a.after : undefined;
  if (a.do === 'insert') return b.do === 'strike' && b.paragraph === a.after ? a.after : undefined;
  if (b.do === 'insert') return disagree(b, a);
  return a.paragraph === b.paragraph ? a.paragraph : undefined;
}

function collision(a: Amending, b: Amending): Collision | undefined {
  const shared = a.amends.changes.flatMap(mine => b.amends.changes.map(theirs => disagree(mine, theirs))).filter(id => id !== undefined);
  return shared.length === 0 ? undefined : { between: [a.id, b.id], paragraphs: [...new Set(shared)] };
}

/** Every pair of amendments to one motion that collide, each pair once. */
export function collisions(amendments: readonly Amending[]): readonly Collision[] {
  return amendments.flatMap((a, index) => amendments.slice(index + 1)
    .map(b => (a.amends.motion === b.amends.motion ? collision(a, b) : undefined))
    .filter(found => found !== undefined));
}

/** Whether the motion is an amendment: a question about the text of another. */
export function isAmending(motion: Motion): motion is Motion & Amending {
  return motion.amends !== undefined;
}
