/**
 * How many votes put one option before another, for every pair.
 *
 * Definition: of options x and y, the votes whose papers rank x higher than y; an option that a paper leaves out is ranked below all it
 * names, and level with all others it leaves out.
 * Source: the Constitution of the Debian Project, A.5 (unranked options are equal and last); Schulze, "A new monotonic, clone-independent,
 * reversal symmetric, and Condorcet-consistent single-winner election method", Social Choice and Welfare 36 (2011), section 2.
 * Complexity: papers × options², in whole numbers; above 2^53 votes in bigint.
 */
import { JOINED, type Papers } from '../papers.ts';

/** `of(x, y)`: votes that put the option at place x before the one at place y. */
export interface Preferences {
  readonly size: number;
  readonly of: (x: number, y: number) => bigint;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

export function preferencesOf(papers: Papers): Preferences {
  const size = papers.options.length;
  const total = papers.weights.reduce((sum, weight) => sum + weight, 0n);
  if (total <= SAFE) {
    const sums = new Array<number>(size * size).fill(0);
    eachPaper(papers, (paper, before) => { addWhole(sums, before, Number(papers.weights[paper])); });
    return { size, of: (x, y) => BigInt(sums[x * size + y] as number) };
  }
  const sums = new Array<bigint>(size * size).fill(0n);
  eachPaper(papers, (paper, before) => { for (const pair of before) sums[pair] = (sums[pair] as bigint) + (papers.weights[paper] as bigint); });
  return { size, of: (x, y) => sums[x * size + y] as bigint };
}

function addWhole(sums: number[], before: Int32Array, votes: number): void {
  for (let at = 0; at < before.length; at++) {
    const pair = before[at] as number;
    sums[pair] = (sums[pair] as number) + votes;
  }
}

/** Calls with each paper and the pairs x × size + y of which it puts x before y. The array is used again for the next paper. */
function eachPaper({ starts, marks, size: papers, options }: Papers, call: (paper: number, before: Int32Array) => void): void {
  const size = options.length;
  const pairs = new Int32Array(size * size);
  const order = new Int32Array(size);
  const rank = new Int32Array(size);
  for (let paper = 0; paper < papers; paper++) {
    const named = rankMarks(marks, starts[paper] as number, starts[paper + 1] as number, order, rank);
    let filled = 0;
    for (let i = 0; i < named; i++) {
      const x = order[i] as number;
      for (let y = 0; y < size; y++) if ((rank[y] as number) > (rank[x] as number)) pairs[filled++] = x * size + y;
    }
    call(paper, pairs.subarray(0, filled));
  }
}

/** Fills `order` with the options that the paper names and `rank` with everybody's rank; says how many are named. */
function rankMarks(marks: Uint16Array, from: number, to: number, order: Int32Array, rank: Int32Array): number {
  rank.fill(marks.length + 1);
  let named = 0;
  for (let at = from; at < to; at++) {
    const mark = marks[at] as number;
    const option = mark & ~JOINED;
    rank[option] = (mark & JOINED) === 0 ? at : (rank[order[named - 1] as number] as number);
    order[named++] = option;
  }
  return named;
}
