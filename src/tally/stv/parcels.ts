/**
 * Where the papers of a transfer count lie: parcels with candidates, each at one value.
 *
 * Definition: a parcel is papers that came to a candidate in the same stage at the same value. Each paper remembers how far it has been read.
 * Source: "parcel" and "sub-parcel" as in the rules of the Electoral Reform Society (1997) and the Scottish orders.
 * Complexity: a paper is touched once for every candidate it reaches.
 */
import type { Papers } from '../papers.ts';
import { sumOver } from '../weights.ts';

export interface Parcel {
  /** Of each paper, as a whole number of the last decimal. */
  readonly value: bigint;
  /** The stage in which it came. */
  readonly stage: number;
  readonly papers: readonly number[];
  /** Papers weighted: how many votes came in at full value. */
  readonly size: bigint;
}

/** Votes that went from one candidate, by where they went; what nobody gets is not in it. */
export type Moved = Map<number, bigint>;

export class Parcels {
  private readonly papers: Papers;
  /** How far each paper has been read: the next mark to look at. */
  private readonly next: Uint32Array;
  private readonly lie: Parcel[][];
  private readonly held: bigint[];

  constructor(papers: Papers) {
    this.papers = papers;
    this.next = papers.starts.slice(0, papers.size);
    this.lie = papers.options.map(() => []);
    this.held = papers.options.map(() => 0n);
  }

  votesOf(place: number): bigint {
    return this.held[place] as bigint;
  }

  parcelsOf(place: number): readonly Parcel[] {
    return this.lie[place] as Parcel[];
  }

  /** The first stage: every paper to its first candidate, at full value. */
  deal(one: bigint, open: Uint8Array): Moved {
    return this.pass([Array.from({ length: this.papers.size }, (_, paper) => paper)], one, 1, open);
  }

  /** Takes parcels away from a candidate, who keeps `kept` votes. */
  take(place: number, kept: bigint, which: (parcel: Parcel) => boolean = () => true): readonly Parcel[] {
    const all = this.lie[place] as Parcel[];
    this.lie[place] = all.filter(parcel => !which(parcel));
    this.held[place] = kept;
    return all.filter(which);
  }

  /** How many votes came in at full value with those papers that name somebody still open. */
  transferable(parcels: readonly Parcel[], open: Uint8Array): bigint {
    return parcels.reduce((sum, { papers }) => sum + sumOver(this.papers.weights, papers.filter(paper => this.nextOpen(paper, open) >= 0)), 0n);
  }

  /** Passes papers to the next open candidate each, at a value; those without one leave the count. */
  pass(papers: readonly (readonly number[])[], value: bigint, stage: number, open: Uint8Array): Moved {
    const fresh: number[][] = this.papers.options.map(() => []);
    for (const together of papers) {
      for (const paper of together) {
        const place = this.nextOpen(paper, open);
        if (place < 0) continue;
        (fresh[place] as number[]).push(paper);
        this.next[paper] = (this.next[paper] as number) + 1;
      }
    }
    return this.credit(fresh, value, stage);
  }

  private credit(fresh: readonly number[][], value: bigint, stage: number): Moved {
    const moved: Moved = new Map();
    for (const [place, papers] of fresh.entries()) {
      if (papers.length === 0) continue;
      const size = sumOver(this.papers.weights, papers);
      (this.lie[place] as Parcel[]).push({ value, stage, papers, size });
      const votes = size * value;
      this.held[place] = (this.held[place] as bigint) + votes;
      moved.set(place, votes);
    }
    return moved;
  }

  /** Leaves the paper at the mark of that candidate. -1 when the paper names nobody who is open. */
  private nextOpen(paper: number, open: Uint8Array): number {
    const { starts, marks } = this.papers;
    const end = starts[paper + 1] as number;
    let at = this.next[paper] as number;
    while (at < end && open[marks[at] as number] !== 1) at++;
    this.next[paper] = at;
    return at < end ? (marks[at] as number) : -1;
  }
}
