/**
 * Votes behind papers, one whole number for each.
 *
 * Definition: plain numbers while all votes together are at most 2^53 - 1, and bigints beyond, up to 2^64 - 1. Every weight and every sum of
 * some of them is then at most the sum of all, and so exact in either form.
 * Source: ECMAScript, Number.MAX_SAFE_INTEGER: whole numbers up to it are exact, and so is their addition while the sum is within it.
 * Complexity: constant for a weight.
 */

export type Weights = Float64Array | BigUint64Array;

export const MOST_VOTES = 2n ** 64n - 1n;

export function weightOf(weights: Weights, paper: number): bigint {
  return BigInt(weights[paper] as number | bigint);
}

/** Of these papers together. */
export function sumOver(weights: Weights, papers: readonly number[]): bigint {
  if (weights instanceof Float64Array) {
    let sum = 0;
    for (const paper of papers) sum += weights[paper] as number;
    return BigInt(sum);
  }
  let sum = 0n;
  for (const paper of papers) sum += weights[paper] as bigint;
  return sum;
}

export function sumOfAll(weights: Weights): bigint {
  let sum: number | bigint;
  if (weights instanceof Float64Array) {
    sum = 0;
    for (const each of weights) sum += each;
  } else {
    sum = 0n;
    for (const each of weights) sum += each;
  }
  return BigInt(sum);
}

/** Weights that papers gather while they are read. */
export class GatheredWeights {
  private weights: Weights = new Float64Array(1024);
  private total: number | bigint = 0;

  /** Whether there is room for so many votes more. */
  fits(votes: number | bigint): boolean {
    return (typeof this.total === 'number' && typeof votes === 'number') || BigInt(this.total) + BigInt(votes) <= MOST_VOTES;
  }

  /** @throws RangeError when all together would be more than `MOST_VOTES` */
  add(paper: number, votes: number | bigint): void {
    if (paper >= this.weights.length) this.lengthen(paper + 1);
    if (typeof votes === 'number' && typeof this.total === 'number' && this.total + votes <= Number.MAX_SAFE_INTEGER) {
      const weights = this.weights as Float64Array;
      weights[paper] = (weights[paper] as number) + votes;
      this.total += votes;
    } else this.addAny(paper, votes);
  }

  /** Of the first papers, as many as are asked for. */
  taken(papers: number): Weights {
    return this.weights.subarray(0, papers);
  }

  copy(): GatheredWeights {
    const copy = new GatheredWeights();
    copy.weights = this.weights.slice();
    copy.total = this.total;
    return copy;
  }

  private addAny(paper: number, votes: number | bigint): void {
    const sum = BigInt(this.total) + BigInt(votes);
    if (sum > MOST_VOTES) throw new RangeError('more than 2^64 - 1 votes');
    if (this.weights instanceof Float64Array && sum <= BigInt(Number.MAX_SAFE_INTEGER)) {
      this.weights[paper] = (this.weights[paper] as number) + Number(votes);
      this.total = Number(sum);
    } else {
      const wide = this.weights instanceof BigUint64Array ? this.weights : BigUint64Array.from(this.weights, BigInt);
      wide[paper] = (wide[paper] as bigint) + BigInt(votes);
      this.weights = wide;
      this.total = sum;
    }
  }

  private lengthen(needed: number): void {
    const length = Math.max(needed, this.weights.length * 2);
    if (this.weights instanceof Float64Array) {
      const longer = new Float64Array(length);
      longer.set(this.weights);
      this.weights = longer;
    } else {
      const longer = new BigUint64Array(length);
      longer.set(this.weights);
      this.weights = longer;
    }
  }
}
