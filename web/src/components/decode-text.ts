/** Encodings that spreadsheets of the field still write. UTF-8 is tried first and refuses what is not UTF-8. */
export const ENCODINGS = ['utf-8', 'windows-1251', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export type Decoded =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: Encoding }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  /** `line` counts from 1, as spreadsheets do; `excerpt` shows what cannot be read as U+FFFD. */
  | { readonly kind: 'not-utf8'; readonly line: number; readonly excerpt: string }
  | { readonly kind: 'not-text' };

/** Files that are no text at all hold zero bytes (spreadsheets, images, UTF-16). */
function looksBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 4096).includes(0);
}

const LINE_FEED = 0x0a;
/** Characters of the line that are shown around the first one that cannot be read. */
const EXCERPT = 60;

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The first line that is not UTF-8. A line feed is never part of another character there, so lines can be looked at one by one. */
function firstBrokenLine(bytes: Uint8Array): { readonly line: number; readonly excerpt: string } {
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const end = feed === -1 ? bytes.length : feed;
    const ofLine = bytes.subarray(start, end);
    if (!isUtf8(ofLine)) {
      const text = new TextDecoder('utf-8').decode(ofLine);
      const from = Math.max(0, text.indexOf('\uFFFD') - EXCERPT / 2);
      return { line, excerpt: text.slice(from, from + EXCERPT).trim() };
    }
    start = end + 1;
  }
  return { line: 1, excerpt: '' };
}

/** Reads a file's bytes as text, at most `limit` bytes. An 8-bit encoding is used only when a person has named it. */
export function decodeText(bytes: Uint8Array, encoding: Encoding, limit: number): Decoded {
  if (bytes.length > limit) return { kind: 'too-large', bytes: bytes.length, limit };
  if (looksBinary(bytes)) return { kind: 'not-text' };
  try {
    return { kind: 'text', text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding };
  } catch {
    return { kind: 'not-utf8', ...firstBrokenLine(bytes) };
  }
}
