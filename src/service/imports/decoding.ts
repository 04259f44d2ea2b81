/** From the bytes of a file to UTF-8: UTF-8 and UTF-16 with their marks are read, everything else is refused with its place. */
import { isUtf8 } from 'node:buffer';
import { err, ok, type Result } from '#kernel/result.ts';

/** What the bytes probably are. */
export type EncodingGuess = 'windows-1251' | 'windows-1252' | 'utf-16-without-mark' | 'broken-utf-16';

export interface EncodingFault {
  /** Line and character of the first place that cannot be read, from 1. */
  readonly line: number;
  readonly character: number;
  readonly guess: EncodingGuess;
}

const NEWLINE = 0x0a;
const LOOKED_AT = 64 * 1024;

export function decode(bytes: Uint8Array): Result<Uint8Array, EncodingFault> {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return fromUtf16(bytes.subarray(2), 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return fromUtf16(bytes.subarray(2), 'utf-16be');
  const body = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
  if (hasNulls(body)) return err({ line: 1, character: 1, guess: 'utf-16-without-mark' });
  return isUtf8(body) ? ok(body) : err(firstBad(body));
}

function fromUtf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Result<Uint8Array, EncodingFault> {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  if (bytes.length % 2 === 0 && text.isWellFormed() && !text.includes('\u{FFFD}')) return ok(Buffer.from(text, 'utf8'));
  const upToFault = text.slice(0, Math.max(0, text.indexOf('\u{FFFD}')));
  const lines = upToFault.split('\n');
  return err({ line: lines.length, character: (lines.at(-1)?.length ?? 0) + 1, guess: 'broken-utf-16' });
}

/** ASCII in UTF-16 without a mark would pass for UTF-8 with a null at every second place. */
function hasNulls(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, LOOKED_AT);
  let nulls = 0;
  for (const byte of start) if (byte === 0) nulls++;
  return nulls * 5 > start.length;
}

function firstBad(bytes: Uint8Array): EncodingFault {
  let [line, from] = [1, 0];
  for (;;) {
    const end = bytes.indexOf(NEWLINE, from);
    const found = bytes.subarray(from, end < 0 ? bytes.length : end);
    if (end < 0 || !isUtf8(found)) return { line, character: new TextDecoder().decode(found).indexOf('\u{FFFD}') + 1, guess: guessOf(bytes.subarray(from)) };
    [line, from] = [line + 1, end + 1];
  }
}

/** Cyrillic words are made of high bytes only; in Western European text a high byte stands among plain letters. */
function guessOf(bytes: Uint8Array): EncodingGuess {
  const start = bytes.subarray(0, LOOKED_AT);
  let [high, pairs] = [0, 0];
  for (const [index, byte] of start.entries()) {
    if (byte < 0xa8) continue;
    high++;
    if ((start[index - 1] ?? 0) >= 0xa8 || (start[index + 1] ?? 0) >= 0xa8) pairs++;
  }
  return pairs * 2 > high ? 'windows-1251' : 'windows-1252';
}
