/**
 * Ranked papers in the form that large counts need: options by place, identical papers once with the votes behind them.
 *
 * Definition: a paper is a run of marks, best first. A mark is the place of an option in `options`; JOINED says that it shares the rank
 * of the mark before it; SKIPPED is a rank left empty.
 * Source: the marks that rule books speak of: shared ranks and skipped ranks are read by each rule in its own way, see `PaperReading`.
 * Complexity: adding a paper is linear in its marks; memory is linear in the marks of different papers.
 */
import type { OptionId } from './ballot.ts';

/** Added to a mark that stands in the same rank as the mark before it. */
export const JOINED = 0x8000;
/** A rank left empty. */
export const SKIPPED = 0x7fff;
/** Places go from 0 to one below SKIPPED. */
export const MOST_OPTIONS = SKIPPED;

export interface Papers {
  /** What marks point at. */
  readonly options: readonly OptionId[];
  /** Different papers. */
  readonly size: number;
  /** Where each paper begins in `marks`, and at the end where the last one ends: `size + 1` numbers. */
  readonly starts: Uint32Array;
  readonly marks: Uint16Array;
  /** Votes behind each paper. */
  readonly weights: BigUint64Array;
  /** Ballots behind each paper. Absent when no ballot carries a weight, and then equal to `weights`. */
  readonly heads?: BigUint64Array;
  /** Votes and ballots that tellers rejected before the count. */
  readonly spoiled: { readonly votes: bigint; readonly heads: bigint };
}

export function isPapers(ballots: unknown): ballots is Papers {
  return typeof ballots === 'object' && ballots !== null && 'marks' in ballots;
}

type Store = Uint16Array | Uint32Array | BigUint64Array;

/** The array itself, or a copy twice as long when `needed` does not fit. */
function roomFor<T extends Store>(array: T, needed: number): T {
  if (needed <= array.length) return array;
  const wider = new (array.constructor as new (length: number) => T)(Math.max(needed, array.length * 2));
  (wider as Uint32Array).set(array as Uint32Array);
  return wider;
}

/** Collects papers one by one: marks of a paper first, then `end`. Identical papers fall together at once. */
export class PaperPile {
  private starts = new Uint32Array(1024);
  private marks = new Uint16Array(8192);
  private weights = new BigUint64Array(1024);
  private heads = new BigUint64Array(1024);
  private slots = new Uint32Array(4096);
  private size = 0;
  private filled = 0;
  private weighted = false;
  private spoiledVotes = 0n;
  private spoiledHeads = 0n;
  readonly options: readonly OptionId[];

  /** @throws RangeError for more options than marks can name */
  constructor(options: readonly OptionId[]) {
    if (options.length > MOST_OPTIONS) throw new RangeError(`at most ${MOST_OPTIONS} options`);
    this.options = options;
  }

  /** One mark of the paper at hand: a place, SKIPPED, or a place + JOINED. */
  mark(mark: number): void {
    this.marks = roomFor(this.marks, this.filled + 1);
    this.marks[this.filled++] = mark;
  }

  /** Ends the paper at hand, which may be empty. */
  end(votes: bigint, heads: bigint = votes): void {
    this.weighted ||= votes !== heads;
    const begin = this.starts[this.size] as number;
    const slot = this.slotOf(begin);
    const found = this.slots[slot] as number;
    if (found > 0) this.filled = begin;
    else this.keep(slot);
    const paper = found > 0 ? found - 1 : this.size - 1;
    this.weights[paper] = (this.weights[paper] as bigint) + votes;
    this.heads[paper] = (this.heads[paper] as bigint) + heads;
  }

  spoil(votes: bigint, heads: bigint = votes): void {
    this.spoiledVotes += votes;
    this.spoiledHeads += heads;
  }

  /** What was collected. The pile is not used afterwards. */
  papers(): Papers {
    return {
      options: this.options, size: this.size, starts: this.starts.subarray(0, this.size + 1), marks: this.marks.subarray(0, this.filled), weights: this.weights.subarray(0, this.size),
      ...(this.weighted ? { heads: this.heads.subarray(0, this.size) } : {}), spoiled: { votes: this.spoiledVotes, heads: this.spoiledHeads },
    };
  }

  private keep(slot: number): void {
    this.slots[slot] = ++this.size;
    this.starts = roomFor(this.starts, this.size + 1);
    this.weights = roomFor(this.weights, this.size);
    this.heads = roomFor(this.heads, this.size);
    this.starts[this.size] = this.filled;
    if (this.size * 2 > this.slots.length) this.widen();
  }

  private widen(): void {
    this.slots = new Uint32Array(this.slots.length * 2);
    for (let paper = 0; paper < this.size; paper++) {
      let slot = this.hash(this.starts[paper] as number, this.starts[paper + 1] as number);
      while (this.slots[slot] !== 0) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = paper + 1;
    }
  }

  /** FNV-1a over the marks. */
  private hash(begin: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let at = begin; at < end; at++) hash = Math.imul(hash ^ (this.marks[at] as number), 0x01000193);
    return (hash ^ (hash >>> 15)) & (this.slots.length - 1);
  }

  /** Where the marks from `begin` stand in the table, or the empty slot where they belong. */
  private slotOf(begin: number): number {
    let slot = this.hash(begin, this.filled);
    while (this.slots[slot] !== 0 && !this.isSame((this.slots[slot] as number) - 1, begin)) slot = (slot + 1) & (this.slots.length - 1);
    return slot;
  }

  private isSame(paper: number, begin: number): boolean {
    const from = this.starts[paper] as number;
    const length = (this.starts[paper + 1] as number) - from;
    if (length !== this.filled - begin) return false;
    for (let at = 0; at < length; at++) if (this.marks[from + at] !== this.marks[begin + at]) return false;
    return true;
  }
}
