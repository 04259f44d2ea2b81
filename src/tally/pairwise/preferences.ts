/**
 * How many votes put one option before another, for every pair.
 *
 * Definition: of options x and y, the votes whose papers rank x higher than y; an option that a paper leaves out is ranked below all it
 * names, and level with all others it leaves out.
 * Source: the Constitution of the Debian Project, A.5 (unranked options are equal and last); Schulze, "A new monotonic, clone-independent,
 * reversal symmetric, and Condorcet-consistent single-winner election method", Social Choice and Welfare 36 (2011), section 2.
 * Complexity: papers × options²; a sum is at most all votes, and so exact in the numbers that hold them (see `Weights`).
 */
import { JOINED, type Papers } from '../papers.ts';
import { weightOf, type Weights } from '../weights.ts';

/** `of(x, y)`: votes that put the option at place x before the one at place y. */
export interface Preferences {
  readonly size: number;
  readonly of: (x: number, y: number) => bigint;
  /** The same at x × size + y. */
  readonly sums: Weights;
}

export function preferencesOf(papers: Papers): Preferences {
  const size = papers.options.length;
  const { weights } = papers;
  const sums = weights instanceof Float64Array ? new Float64Array(size * size) : new BigUint64Array(size * size);
  eachRow(papers, (paper, row, below) => { addTo(sums, row, below, weights[paper] as number | bigint); });
  return { size, sums, of: (x, y) => weightOf(sums, x * size + y) };
}

function addTo(sums: Weights, row: number, below: Below, votes: number | bigint): void {
  const { options, size } = below;
  if (sums instanceof Float64Array) for (let other = 0; other < size; other++) sums[row + (options[other] as number)]! += votes as number;
  else for (let other = 0; other < size; other++) sums[row + (options[other] as number)]! += votes as bigint;
}

/** Calls with each paper, x × size for each option x that it names, and the options that it puts below x. */
function eachRow({ starts, marks, size: papers, options }: Papers, call: (paper: number, row: number, below: Below) => void): void {
  const below = new Below(options.length);
  for (let paper = 0; paper < papers; paper++) {
    below.everybody();
    const end = starts[paper + 1] as number;
    let next: number;
    for (let at = starts[paper] as number; at < end; at = next) {
      for (next = at; next < end && (next === at || ((marks[next] as number) & JOINED) !== 0); next++) below.leave((marks[next] as number) & ~JOINED);
      for (let of = at; of < next; of++) call(paper, ((marks[of] as number) & ~JOINED) * options.length, below);
    }
  }
}

/** The options that a paper has not named yet, in no order. */
class Below {
  size = 0;
  readonly options: Int32Array;
  /** Where each stands among the options. */
  private readonly at: Int32Array;

  constructor(options: number) {
    this.options = Int32Array.from({ length: options }, (_, place) => place);
    this.at = this.options.slice();
  }

  everybody(): void {
    this.size = this.options.length;
  }

  leave(option: number): void {
    const [at, last] = [this.at[option] as number, --this.size];
    const moved = this.options[last] as number;
    this.options[at] = moved;
    this.options[last] = option;
    this.at[moved] = at;
    this.at[option] = last;
  }
}
