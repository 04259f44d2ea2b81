/**
 * Ranked papers in the form that large counts need: options by place, identical papers once with the votes behind them.
 *
 * Definition: a paper is a run of marks, best first. A mark is the place of an option in `options`; JOINED says that it shares the rank
 * of the mark before it; SKIPPED is a rank left empty.
 * Source: the marks that rule books speak of: shared ranks and skipped ranks are read by each rule in its own way, see `PaperReading`.
 * Complexity: adding a paper is linear in its marks; memory is linear in the marks of different papers.
 */
import type { OptionId } from './ballot.ts';
import { GatheredWeights, type Weights } from './weights.ts';

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
  readonly weights: Weights;
  /** Ballots behind each paper. Absent when no ballot carries a weight, and then equal to `weights`. */
  readonly heads?: Weights;
  /** Votes and ballots that tellers rejected before the count. */
  readonly spoiled: { readonly votes: bigint; readonly heads: bigint };
}

export function isPapers(ballots: unknown): ballots is Papers {
  return typeof ballots === 'object' && ballots !== null && 'marks' in ballots;
}

/** The array itself, or a copy twice as long when `needed` does not fit. */
function roomFor<T extends Uint16Array | Uint32Array>(array: T, needed: number): T {
  if (needed <= array.length) return array;
  const wider = new (array.constructor as new (length: number) => T)(Math.max(needed, array.length * 2));
  wider.set(array);
  return wider;
}

/** Of FNV-1a, with which papers are found again. */
const [HASH_START, HASH_STEP] = [0x811c9dc5, 0x01000193];

/** Collects papers one by one: marks of a paper first, then `end`. Identical papers fall together at once. */
export class PaperPile {
  private starts = new Uint32Array(1024);
  private marks = new Uint16Array(8192);
  private readonly weights = new GatheredWeights();
  /** Absent while no ballot carries a weight. */
  private heads: GatheredWeights | undefined;
  private slots = new Uint32Array(4096);
  private hashes = new Uint32Array(1024);
  private hash = HASH_START;
  private size = 0;
  private filled = 0;
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
    if (this.filled === this.marks.length) this.marks = roomFor(this.marks, this.filled + 1);
    this.marks[this.filled++] = mark;
    this.hash = Math.imul(this.hash ^ mark, HASH_STEP);
  }

  /** Takes the marks of the paper at hand away again. */
  drop(): void {
    this.filled = this.starts[this.size] as number;
    this.hash = HASH_START;
  }

  /** Whether there is room for so many votes more. */
  fits(votes: number | bigint): boolean {
    return this.weights.fits(votes);
  }

  /**
   * Ends the paper at hand, which may be empty.
   *
   * @throws RangeError for more votes or ballots than `MOST_VOTES`
   */
  end(votes: number | bigint, heads: number | bigint = votes): void {
    if (votes !== heads) this.heads ??= this.weights.copy();
    const begin = this.starts[this.size] as number;
    const slot = this.slotOf(begin);
    const found = this.slots[slot] as number;
    if (found > 0) this.filled = begin;
    else this.keep(slot);
    const paper = found > 0 ? found - 1 : this.size - 1;
    this.weights.add(paper, votes);
    this.heads?.add(paper, heads);
    this.hash = HASH_START;
  }

  spoil(votes: bigint, heads: bigint = votes): void {
    this.spoiledVotes += votes;
    this.spoiledHeads += heads;
  }

  /** What was collected. The pile is not used afterwards. */
  papers(): Papers {
    return {
      options: this.options, size: this.size, starts: this.starts.subarray(0, this.size + 1), marks: this.marks.subarray(0, this.filled), weights: this.weights.taken(this.size),
      ...(this.heads ? { heads: this.heads.taken(this.size) } : {}), spoiled: { votes: this.spoiledVotes, heads: this.spoiledHeads },
    };
  }

  private keep(slot: number): void {
    this.hashes = roomFor(this.hashes, this.size + 1);
    this.hashes[this.size] = this.hash;
    this.slots[slot] = ++this.size;
    this.starts = roomFor(this.starts, this.size + 1);
    this.starts[this.size] = this.filled;
    if (this.size * 2 > this.slots.length) this.widen();
  }

  private widen(): void {
    const slots = new Uint32Array(this.slots.length * 4);
    for (let paper = 0; paper < this.size; paper++) {
      let slot = slotFor(this.hashes[paper] as number, slots.length);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = paper + 1;
    }
    this.slots = slots;
  }

  /** Where the marks from `begin` stand in the table, or the empty slot where they belong. */
  private slotOf(begin: number): number {
    const { slots } = this;
    let slot = slotFor(this.hash, slots.length);
    while (slots[slot] !== 0 && !this.isSame((slots[slot] as number) - 1, begin)) slot = (slot + 1) & (slots.length - 1);
    return slot;
  }

  private isSame(paper: number, begin: number): boolean {
    if (this.hashes[paper] !== this.hash >>> 0) return false;
    const from = this.starts[paper] as number;
    const length = (this.starts[paper + 1] as number) - from;
    if (length !== this.filled - begin) return false;
    for (let at = 0; at < length; at++) if (this.marks[from + at] !== this.marks[begin + at]) return false;
    return true;
  }
}

function slotFor(hash: number, slots: number): number {
  return (hash ^ (hash >>> 15)) & (slots - 1);
}
