interface Line { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }
export interface ParagraphPair { readonly before: string; readonly after: string }

/** Removed and added paragraphs that follow each other are shown as one changed paragraph; unchanged ones are left out. */
export function pairedParagraphs(lines: readonly Line[]): readonly ParagraphPair[] {
  const pairs: ParagraphPair[] = [];
  let removed: string[] = [];
  let added: string[] = [];
  const settle = (): void => {
    for (let place = 0; place < Math.max(removed.length, added.length); place++) pairs.push({ before: removed[place] ?? '', after: added[place] ?? '' });
    removed = [];
    added = [];
  };
  for (const { kind, text } of lines) {
    if (kind === 'same') settle();
    else (kind === 'removed' ? removed : added).push(text);
  }
  settle();
  return pairs;
}
