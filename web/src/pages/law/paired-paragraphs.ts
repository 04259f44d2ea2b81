import { diffArrays } from 'diff';

export interface ParagraphPair { readonly before: string; readonly after: string }

/** Removed and added paragraphs that follow each other are shown as one changed paragraph; unchanged ones are left out. */
export function pairedParagraphs(before: readonly string[], after: readonly string[]): readonly ParagraphPair[] {
  const pairs: ParagraphPair[] = [];
  let removed: readonly string[] = [];
  let added: readonly string[] = [];
  const settle = (): void => {
    for (let place = 0; place < Math.max(removed.length, added.length); place++) pairs.push({ before: removed[place] ?? '', after: added[place] ?? '' });
    [removed, added] = [[], []];
  };
  for (const change of diffArrays([...before], [...after])) {
    if (change.removed) removed = [...removed, ...change.value];
    else if (change.added) added = [...added, ...change.value];
    else settle();
  }
  settle();
  return pairs;
}
