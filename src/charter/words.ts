/** Words of the charter language: slugs, number words, plurals, and the nearest word to a misspelt one. */

/** The id of a name: "City Council" and "city council" are "city-council". Letters of any script stay. */
export function slug(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
}

/** The name back as it reads in a sentence. */
export function spoken(id: string): string {
  return id.replace(/-/g, ' ');
}

/** The value under a word, and never a property every object has, such as "constructor". */
export function own<T>(record: Readonly<Record<string, T>>, word: string | undefined): T | undefined {
  return word !== undefined && Object.hasOwn(record, word) ? record[word] : undefined;
}

const LEADING = /^(?:the|a|an|each|every|any|its|all|of)\s+/;

/** Lower-case with single spaces and without a leading article, so that "the congress" is "congress". */
export function plain(text: string): string {
  let result = text.normalize('NFC').toLowerCase().replace(/[’‘]/g, "'").replace(/\s+/g, ' ').trim();
  while (LEADING.test(result)) result = result.replace(LEADING, '');
  return result;
}

const IRREGULAR: Readonly<Record<string, string>> = { people: 'person', men: 'man', women: 'woman' };

/** Spellings a plural may be the plural of, likeliest first; the word itself is always among them. */
export function singulars(word: string): readonly string[] {
  const found = [word];
  const irregular = own(IRREGULAR, word);
  if (irregular) found.push(irregular);
  if (word.endsWith('ies')) found.push(`${word.slice(0, -3)}y`);
  if (word.endsWith('es')) found.push(word.slice(0, -2));
  if (word.endsWith('s')) found.push(word.slice(0, -1));
  return found;
}

/** Damerau-Levenshtein distance, adjacent swaps counted once. Complexity: product of the lengths. */
export function editDistance(a: string, b: string): number {
  const width = b.length + 1;
  let before: number[] = [];
  let last = Array.from({ length: width }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j < width; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** Longer texts are prose, not misspelt words, and comparing them would only cost time. */
const LONGEST_COMPARED = 60;

/** The candidate closest to a word, or undefined when none is close enough to be meant. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST_COMPARED) return undefined;
  let best: string | undefined;
  let least = Math.max(2, Math.ceil(word.length / 2)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const distance = editDistance(word, candidate);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** Splits "a, b or c" and "a, b and c" at the commas and the last conjunction. */
export function splitList(text: string): readonly string[] {
  return text.split(/\s*,\s*(?:and\s+|or\s+)?|\s*;\s*/).map(item => item.trim()).filter(item => item !== '');
}
