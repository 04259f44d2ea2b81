/**
 * Words of a file known again by their bytes, so that a name which stands on a million lines is read as text once.
 *
 * Definition: a table of spellings by FNV-1a of their bytes.
 * Complexity: linear in the bytes of a word.
 */
import type { StrangeEncoding } from './encoding.ts';
import { textOf } from './encoding.ts';

interface Spelling {
  readonly hash: number;
  readonly bytes: Uint8Array;
  readonly meaning: number;
}

export class Spellings {
  private known = new Map<number, Spelling[]>();
  private readonly mean: (text: string) => number;

  /** @param mean what a text means, as a whole number */
  constructor(mean: (text: string) => number) {
    this.mean = mean;
  }

  meaning(bytes: Uint8Array, from: number, to: number): number | StrangeEncoding {
    let hash = 0x811c9dc5;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
    const same = this.known.get(hash);
    if (same) for (const { bytes: spelled, meaning } of same) if (isSame(spelled, bytes, from, to)) return meaning;
    const read = textOf(bytes.subarray(from, to));
    if ('strange' in read) return read.strange;
    const spelling = { hash, bytes: bytes.slice(from, to), meaning: this.mean(read.text) };
    if (same) same.push(spelling);
    else this.known.set(hash, [spelling]);
    return spelling.meaning;
  }
}

function isSame(spelled: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (spelled.length !== to - from) return false;
  for (let at = 0; at < spelled.length; at++) if (spelled[at] !== bytes[from + at]) return false;
  return true;
}
