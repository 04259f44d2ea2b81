/**
 * The code on an invitation letter: four groups of four characters that a person types from paper.
 *
 * Fifteen random characters of Crockford's alphabet carry 75 bits, so the code needs no slow hash. The
 * sixteenth is a check character over GF(32): any single wrong character and any exchange of two
 * characters is noticed before the database is asked, and is told to the person as a slip of typing.
 * @see Crockford, "Base32" (alphabet and confusable letters)
 */
import type { Brand } from '#kernel/brand.ts';
import type { Entropy } from './keys.ts';

/** Sixteen characters, upper case, without separators; its check character is right. */
export type PrintedCode = Brand<string, 'PrintedCode'>;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const RANDOM_CHARACTERS = 15;
const PREFIX_CHARACTERS = 8;
/** x^5 + x^2 + 1, primitive over GF(2): the powers of two run through all 31 non-zero elements. */
const FIELD_POLYNOMIAL = 0b100101;

/** What a person may type for a character: lower case, and the letters that look like digits. */
const MEANING: ReadonlyMap<string, number> = new Map([
  ...[...ALPHABET].flatMap((character, value) => [[character, value], [character.toLowerCase(), value]] as const),
  ...[...'oO'].map(character => [character, 0] as const),
  ...[...'iIlL'].map(character => [character, 1] as const),
  ...[...'uU'].map(character => [character, ALPHABET.indexOf('V')] as const),
]);
const SEPARATOR = /[\s\-_.·–—]/gu;

export function newPrintedCode(entropy: Entropy): PrintedCode {
  const values = Array.from(entropy(RANDOM_CHARACTERS), byte => byte & 31);
  return textOf([...values, checkOf(values)]);
}

/** The code behind what was typed, or undefined when it cannot be a code: a slip, not a guess. */
export function parsePrintedCode(typed: string): PrintedCode | undefined {
  if (typed.length > 64) return undefined;
  const values = [...typed.replace(SEPARATOR, '')].map(character => MEANING.get(character));
  if (values.length !== RANDOM_CHARACTERS + 1 || !values.every(value => value !== undefined)) return undefined;
  return checkOf(values.slice(0, -1)) === values.at(-1) ? textOf(values) : undefined;
}

/** As it is printed: `K7QF-2M9X-…`. */
export function formatPrintedCode(code: PrintedCode): string {
  return code.replace(/(.{4})(?!$)/gu, '$1-');
}

/** The half that finds the letter (40 bits). Attempts are counted against it. */
export function prefixOf(code: PrintedCode): string {
  return code.slice(0, PREFIX_CHARACTERS);
}

function textOf(values: readonly number[]): PrintedCode {
  return values.map(value => ALPHABET.charAt(value)).join('') as PrintedCode;
}

/** Sum of value times 2^(position + 1) in GF(32). Every weight differs, and none is 1, the check's own. */
function checkOf(values: readonly number[]): number {
  return values.reduceRight((sum, value) => double(sum ^ value), 0);
}

function double(value: number): number {
  const shifted = value << 1;
  return shifted & 32 ? shifted ^ FIELD_POLYNOMIAL : shifted;
}
