/**
 * The one spelling of a JSON value that the record allows: members in the order of their UTF-16 code
 * units, no spaces, shortest escapes, whole numbers within 2^53 - 1 only, at most 64 levels.
 * @see RFC 8785, and docs/record.md for what is narrower here
 */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

const DEEPEST = 64;

/** Why the text is not the one spelling of its value, or the value. */
export function readCanonical(text: string): { value: Json } | { wrong: string } {
  try {
    const value = JSON.parse(text) as Json;
    return spell(value, 0) === text ? { value } : { wrong: 'not in canonical form' };
  } catch (error) {
    return { wrong: error instanceof SyntaxError ? 'not JSON' : (error as Error).message };
  }
}

/** @throws RangeError for a value that has no place in the record. */
export function spell(value: Json, depth: number): string {
  if (depth > DEEPEST) throw new RangeError(`nested deeper than ${DEEPEST} levels`);
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') {
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER || value !== Math.trunc(value)) throw new RangeError(`the number ${value} is not a whole number within 2^53 - 1`);
    return (value + 0).toString();
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(part => spell(part, depth + 1)).join()}]`;
  const names = Object.keys(value).sort();
  return `{${names.map(name => `${quote(name)}:${spell(value[name]!, depth + 1)}`).join()}}`;
}

function quote(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new RangeError('half of a surrogate pair');
  return JSON.stringify(text);
}
