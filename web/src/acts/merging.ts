/** Joining what two amendments make of one paragraph: a proposal for whoever writes the new one, never a decision. */
import { diffArrays } from 'diff';
import { tokensOf } from '../components/word-diff.ts';

export interface Merged {
  readonly text: string;
  /** Places where both wrote something else over the same words: what one wrote stands there, then what the other did. */
  readonly clashes: readonly { readonly one: string; readonly other: string }[];
}

/** Words from `from` to before `to` of the original, and what stands in their place. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
}

function hunksOf(before: readonly string[], after: readonly string[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let place = 0;
  for (const { added, removed, value } of diffArrays([...before], [...after])) {
    const last = hunks.at(-1);
    const joins = last?.to === place && (added || removed);
    if (removed) hunks.push(joins ? { ...hunks.pop()!, to: place + value.length } : { from: place, to: place + value.length, words: [] });
    if (added) hunks.push(joins ? { ...hunks.pop()!, words: [...last.words, ...value] } : { from: place, to: place, words: value });
    if (!added) place += value.length;
  }
  return hunks;
}

/** What one side makes of the words of a place. */
function saidBy(hunks: readonly Hunk[], before: readonly string[], { from, to }: Pick<Hunk, 'from' | 'to'>): string {
  const words: string[] = [];
  let place = from;
  for (const hunk of hunks.filter(each => each.from >= from && each.to <= to)) {
    words.push(...before.slice(place, hunk.from), ...hunk.words);
    place = hunk.to;
  }
  return [...words, ...before.slice(place, to)].join('');
}

/** Places that either side touches; those that meet are one. */
function placesOf(hunks: readonly Hunk[]): readonly Pick<Hunk, 'from' | 'to'>[] {
  const places: { from: number; to: number }[] = [];
  for (const { from, to } of [...hunks].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = places.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else places.push({ from, to });
  }
  return places;
}

/** Every change of either side that the other leaves alone; where both changed the same words, both wordings. */
export function mergedWords(original: string, one: string, other: string): Merged {
  const before = tokensOf(original);
  const [ours, theirs] = [hunksOf(before, tokensOf(one)), hunksOf(before, tokensOf(other))];
  const clashes: Merged['clashes'][number][] = [];
  let text = '';
  let place = 0;
  for (const each of placesOf([...ours, ...theirs])) {
    const [was, a, b] = [before.slice(each.from, each.to).join(''), saidBy(ours, before, each), saidBy(theirs, before, each)];
    text += before.slice(place, each.from).join('');
    place = each.to;
    if (a === b || b === was) text += a;
    else if (a === was) text += b;
    else {
      clashes.push({ one: a.trim(), other: b.trim() });
      text += [a, b].filter(said => said.trim() !== '').join(/\s$/u.test(a) || /^\s/u.test(b) ? '' : ' ');
    }
  }
  return { text: text + before.slice(place).join(''), clashes };
}
