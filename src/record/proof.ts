/**
 * Proofs that an entry lies under a root, and that one root continues another.
 *
 * Making a proof takes two steps, so that a database can answer in between with one query: `plan…`
 * names the stored nodes, `prove` joins their hashes. Only perfect subtrees are stored; a proof step
 * over an unfilled subtree is joined from several of them. Plans and proofs have at most
 * log2(size) + 1 steps.
 *
 * @see RFC 9162 sections 2.1.3 (inclusion) and 2.1.4 (consistency)
 */
import { foldPeaks } from './frontier.ts';
import { EMPTY_ROOT, nodeHash } from './merkle.ts';
import { sameBytes, type Digest } from './sha256.ts';

/** A perfect subtree; level 0 are the leaf hashes themselves. */
export interface NodeRef {
  readonly level: number;
  readonly index: number;
}

/** For each step of the proof the perfect subtrees it is joined from, left to right. */
export type ProofPlan = readonly (readonly NodeRef[])[];

/** @throws RangeError when there is no such leaf. */
export function planInclusion(index: number, size: number): ProofPlan {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  return pathTo(index, 0, size);
}

/** From the tree of `first` leaves to that of `second`. @throws RangeError unless 0 <= first <= second. */
export function planConsistency(first: number, second: number): ProofPlan {
  if (!Number.isSafeInteger(first) || first < 0 || first > second) throw new RangeError(`a tree of ${second} does not continue one of ${first}`);
  return first === 0 ? [] : continuation(first, 0, second, true);
}

/** Every node a plan reads, for one query. */
export function nodesOf(plan: ProofPlan): readonly NodeRef[] {
  return plan.flat();
}

export function prove(plan: ProofPlan, read: (ref: NodeRef) => Digest): readonly Digest[] {
  return plan.map(step => foldPeaks(step.map(read))!);
}

/** PATH(m, D[start:end]) of section 2.1.3.1; `index` counts from the first leaf of the whole tree. */
function pathTo(index: number, start: number, end: number): readonly (readonly NodeRef[])[] {
  if (end - start === 1) return [];
  const split = start + splitOf(end - start);
  return index < split
    ? [...pathTo(index, start, split), cover(split, end)]
    : [...pathTo(index, split, end), cover(start, split)];
}

/** SUBPROOF(m, D[start:end], known) of section 2.1.4.1; `known` while the verifier holds the subtree's root already. */
function continuation(first: number, start: number, end: number, known: boolean): readonly (readonly NodeRef[])[] {
  if (first === end) return known ? [] : [cover(start, end)];
  const split = start + splitOf(end - start);
  return first <= split
    ? [...continuation(first, start, split, known), cover(split, end)]
    : [...continuation(first, split, end, false), cover(start, split)];
}

/** The largest power of two below `leaves`. */
function splitOf(leaves: number): number {
  let width = 1;
  while (width * 2 < leaves) width *= 2;
  return width;
}

/** The perfect subtrees that tile the leaves `start` to `end`, largest first. */
function cover(start: number, end: number): readonly NodeRef[] {
  const tiles: NodeRef[] = [];
  for (let at = start; at < end;) {
    let [level, width] = [0, 1];
    while (width * 2 <= end - at) [level, width] = [level + 1, width * 2];
    tiles.push({ level, index: at / width });
    at += width;
  }
  return tiles;
}

export interface InclusionClaim {
  readonly leaf: Digest;
  readonly index: number;
  readonly size: number;
  readonly root: Digest;
  readonly proof: readonly Digest[];
}

/** Section 2.1.3.2. False for a wrong proof and for an impossible position alike. */
export function includes({ leaf, index, size, root, proof }: InclusionClaim): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  const walk = new EdgeWalk(index, size - 1);
  let hash = leaf;
  for (const sibling of proof) {
    if (walk.atTop()) return false;
    hash = walk.stepIsLeft() ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    walk.rise();
  }
  return walk.atTop() && sameBytes(hash, root);
}

export interface ConsistencyClaim {
  readonly first: { readonly size: number; readonly root: Digest };
  readonly second: { readonly size: number; readonly root: Digest };
  readonly proof: readonly Digest[];
}

/** Section 2.1.4.2, and the two cases it leaves out: every tree continues itself and the empty tree, with an empty proof. */
export function continues({ first, second, proof }: ConsistencyClaim): boolean {
  if (first.size > second.size) return false;
  if (first.size === second.size) return proof.length === 0 && sameBytes(first.root, second.root);
  if (first.size === 0) return proof.length === 0 && sameBytes(first.root, EMPTY_ROOT);
  const walk = new EdgeWalk(first.size - 1, second.size - 1);
  walk.skipRightTurns();
  // A perfect first tree is itself the first step, and is left out of the proof.
  const [start, ...rest] = walk.reachedLeftEdge() ? [first.root, ...proof] : proof;
  if (start === undefined) return false;
  let [older, newer] = [start, start];
  for (const sibling of rest) {
    if (walk.atTop()) return false;
    if (walk.stepIsLeft()) [older, newer] = [nodeHash(sibling, older), nodeHash(sibling, newer)];
    else newer = nodeHash(newer, sibling);
    walk.rise();
  }
  return walk.atTop() && sameBytes(older, first.root) && sameBytes(newer, second.root);
}

/** The pair (fn, sn) of the RFC: a position and the last position, both halved on the way up. Division instead of shifts: sizes pass 2^32. */
class EdgeWalk {
  #at: number;
  #last: number;
  constructor(at: number, last: number) {
    this.#at = at;
    this.#last = last;
  }
  atTop(): boolean { return this.#last === 0; }
  reachedLeftEdge(): boolean { return this.#at === 0; }
  stepIsLeft(): boolean { return this.#at % 2 === 1 || this.#at === this.#last; }
  skipRightTurns(): void {
    while (this.#at % 2 === 1) this.#halve();
  }
  rise(): void {
    // On the right edge a node without a sibling moves up unchanged.
    if (this.#at === this.#last) while (this.#at % 2 === 0 && this.#at !== 0) this.#halve();
    this.#halve();
  }
  #halve(): void {
    this.#at = Math.floor(this.#at / 2);
    this.#last = Math.floor(this.#last / 2);
  }
}
