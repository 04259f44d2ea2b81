/**
 * Text in the bytes of a file.
 *
 * Definition: UTF-8, with or without a byte order mark. Everything else is told apart and not read: a name that is guessed at is another name.
 * Source: RFC 3629, section 4, for what is UTF-8; the Unicode Standard, section 23.8, for byte order marks.
 * Complexity: linear in the bytes.
 */

/** What a file is written in that cannot be read. */
export type StrangeEncoding =
  /** UTF-16, as some spreadsheets save it. */
  | 'utf-16'
  /** Bytes that UTF-8 does not have: Latin-1, Windows-1251 and the like. */
  | 'not-utf-8'
  /** A zero byte, which text does not have. */
  | 'not-text';

const CHUNK = 8192;
const PERCENT = 0x25;
const ESCAPED = Array.from({ length: 256 }, (_, byte) => (byte < 0x80 && byte !== PERCENT ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, '0')}`));

/** The text, or why there is none. */
export function textOf(bytes: Uint8Array): { readonly text: string } | { readonly strange: StrangeEncoding } {
  if (bytes.includes(0)) return { strange: 'not-text' };
  if (bytes.every(byte => byte < 0x80)) return { text: asciiOf(bytes) };
  try {
    // The language's own strict reading of UTF-8, which refuses surrogates and needlessly long forms.
    return { text: decodeURIComponent(Array.from(bytes, byte => ESCAPED[byte]).join('')) };
  } catch {
    return { strange: 'not-utf-8' };
  }
}

function asciiOf(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}

/** What a file begins with: the length of a UTF-8 mark to pass over, or UTF-16, by its mark or by its zero bytes. */
export function beginningOf(bytes: Uint8Array): { readonly skip: number } | { readonly strange: StrangeEncoding } {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { skip: 3 };
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return marked || ((first === 0) !== (second === 0)) ? { strange: 'utf-16' } : { skip: 0 };
}
