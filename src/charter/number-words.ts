/** Numbers in prose, in digits and in the words of English, Russian and German. */

export interface ProseNumber {
  readonly value: number;
  /** As written. */
  readonly written: string;
  /** Offset in the paragraph. */
  readonly at: number;
}

const ENGLISH: readonly (readonly [string, number])[] = [
  ['two', 2], ['three', 3], ['four', 4], ['five', 5], ['six', 6], ['seven', 7], ['eight', 8], ['nine', 9], ['ten', 10], ['eleven', 11], ['twelve', 12],
  ['thirteen', 13], ['fourteen', 14], ['fifteen', 15], ['sixteen', 16], ['seventeen', 17], ['eighteen', 18], ['nineteen', 19], ['twenty', 20],
  ['thirty', 30], ['forty', 40], ['fifty', 50], ['sixty', 60], ['seventy', 70], ['eighty', 80], ['ninety', 90], ['hundred', 100], ['thousand', 1000],
  ['half', 2], ['third', 3], ['thirds', 3], ['quarter', 4], ['quarters', 4], ['fifth', 5], ['fifths', 5], ['tenth', 10], ['tenths', 10], ['twentieth', 20], ['fortnight', 14],
];
const RUSSIAN: readonly (readonly [string, number])[] = [
  ['два', 2], ['две', 2], ['двух', 2], ['три', 3], ['трёх', 3], ['трех', 3], ['четыре', 4], ['четырёх', 4], ['четырех', 4], ['пять', 5], ['пяти', 5], ['шесть', 6], ['шести', 6],
  ['семь', 7], ['семи', 7], ['восемь', 8], ['восьми', 8], ['девять', 9], ['девяти', 9], ['десять', 10], ['десяти', 10], ['двенадцать', 12], ['двенадцати', 12],
  ['пятнадцать', 15], ['семнадцать', 17], ['восемнадцать', 18], ['двадцать', 20], ['двадцати', 20], ['тридцать', 30], ['тридцати', 30], ['пятьдесят', 50], ['сто', 100], ['тысяча', 1000],
  ['половина', 2], ['половины', 2], ['треть', 3], ['трети', 3], ['третей', 3], ['четверть', 4], ['четверти', 4], ['десятая', 10],
];
const GERMAN: readonly (readonly [string, number])[] = [
  ['zwei', 2], ['drei', 3], ['vier', 4], ['fünf', 5], ['sechs', 6], ['sieben', 7], ['acht', 8], ['neun', 9], ['zehn', 10], ['zwölf', 12], ['zwanzig', 20], ['dreißig', 30],
  ['hälfte', 2], ['drittel', 3], ['viertel', 4], ['zehntel', 10],
];
const WORDS: ReadonlyMap<string, number> = new Map([...ENGLISH, ...RUSSIAN, ...GERMAN]);
const TENS_AND_ONES = /^(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(two|three|four|five|six|seven|eight|nine|one)$/;

/** Numbers that point at articles, dates or clauses say nothing about a rule. */
const POINTERS = /(?:\b(?:articles?|arts?\.?|sections?|paragraphs?|rules?|points?|of \p{Lu}\p{L}+)|§+|статьи|статья|статей|статьях|ст\.|пункты?|artikel)\s*\d[\p{Ll}]?(?:[\d\s,–—-]|\p{Ll}\b|\band\b|\bto\b|\bи\b)*/giu;
const DATES = /\b\d{1,2}\s+(?:january|february|march|april|may|june|july|august|september|october|november|december)\b(?:\s+\d{4})?|\b\d{4}-\d{2}-\d{2}\b|\b(?:1[6-9]|20)\d\d\b/giu;
const ENUMERATORS = /^\s*(?:[-*+]\s*)?\(?(?:\d{1,3}|\p{Ll})[.)]\s/gmu;
const blank = (match: string): string => ' '.repeat(match.length);

export function numbersIn(prose: string): readonly ProseNumber[] {
  const text = prose.replace(POINTERS, blank).replace(DATES, blank).replace(ENUMERATORS, blank);
  const digits = [...text.matchAll(/(?<![\p{L}\d#])\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?!\d)|(?<![\p{L}\d#])\d+(?![\d\p{L}])/gu)]
    .map(match => ({ value: Number(match[0].replace(/\D/g, '')), written: match[0], at: match.index }));
  const words = [...text.matchAll(/\p{L}+(?:-\p{L}+)*/gu)].flatMap(match => wordNumber(match[0].toLowerCase(), match.index));
  return [...digits, ...words].filter(({ value }) => Number.isSafeInteger(value) && value > 1).sort((a, b) => a.at - b.at);
}

function wordNumber(written: string, at: number): readonly ProseNumber[] {
  const both = TENS_AND_ONES.exec(written);
  if (both) return [{ value: (WORDS.get(both[1] ?? '') ?? 0) + (WORDS.get(both[2] ?? '') ?? 1), written, at }];
  const value = WORDS.get(written);
  if (value !== undefined) return [{ value, written, at }];
  // "two-thirds" and "three-quarters"
  return written.split('-').flatMap((part, index) => {
    const found = written.includes('-') ? WORDS.get(part) : undefined;
    return found === undefined ? [] : [{ value: found, written: part, at: at + index }];
  });
}

/** Letters or numbers before the entries of a list: "- a", "a)", "(1)", "1." */
export function listLength(prose: string): number {
  const entries = prose.split('\n').filter(line => /^\s*(?:[-*+]\s+|\(?(?:\d{1,3}|\p{Ll})[.)]\s)/u.test(line));
  return entries.length;
}
