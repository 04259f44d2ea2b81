/** Small changes of a source that a test ought to notice: one operator, number or word at a time. */

export interface Mutant {
  /** From 1. */
  readonly line: number;
  readonly from: string;
  readonly to: string;
  /** The whole file with the change. */
  readonly text: string;
}

/** What becomes what. Operators stand between spaces, as the formatting of this repository writes them; so `<` of a type is none. */
const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/ < /g, ' <= '], [/ <= /g, ' < '], [/ > /g, ' >= '], [/ >= /g, ' > '], [/ === /g, ' !== '], [/ !== /g, ' === '],
  [/ && /g, ' || '], [/ \|\| /g, ' && '], [/ \+ /g, ' - '], [/ - /g, ' + '], [/ \* /g, ' / '], [/ \/ /g, ' * '], [/ % /g, ' * '],
  [/ \+= /g, ' -= '], [/ -= /g, ' += '], [/\.some\(/g, '.every('], [/\.every\(/g, '.some('], [/\btrue\b/g, 'false'], [/\bfalse\b/g, 'true'],
  [/\bbreak;/g, 'continue;'], [/\bcontinue;/g, 'break;'], [/(?<![\w.])0n?\b/g, '1'], [/(?<![\w.])1n?\b/g, '0'], [/(?<![\w.])2n?\b/g, '3'],
];

/** Places that hold code: not comments, strings, imports or the types of interfaces. */
function isCode(text: string): boolean[] {
  const code = Array.from({ length: text.length }, () => true);
  const skipped = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|^import[^;]*;|^export type[^;]*;|^(?:export )?(?:interface|type) [\s\S]*?^\}/gm;
  for (const found of text.matchAll(skipped)) code.fill(false, found.index, found.index + found[0].length);
  return code;
}

function replaced(found: string, to: string): string {
  return /^\dn$/.test(found) ? `${to}n` : to;
}

export function mutantsOf(text: string): readonly Mutant[] {
  const code = isCode(text);
  return CHANGES.flatMap(([pattern, to]) => [...text.matchAll(pattern)].flatMap(({ 0: from, index }): Mutant[] => {
    if (!code[index] || !code[index + from.length - 1]) return [];
    const put = replaced(from, to);
    return [{ line: text.slice(0, index).split('\n').length, from: from.trim(), to: put.trim(), text: text.slice(0, index) + put + text.slice(index + from.length) }];
  })).sort((a, b) => a.line - b.line);
}
