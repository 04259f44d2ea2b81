import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFrontier, EMPTY_FRONTIER, encodePeaks, extend, rootOf, rootOfLeaves, type Frontier } from './frontier.ts';
import { EMPTY_ROOT, leafHash, nodeHash } from './merkle.ts';
import { continues, includes, nodesOf, planConsistency, planInclusion, prove, type NodeRef } from './proof.ts';
import { sha256, toHex, type Digest } from './sha256.ts';

// The leaves and roots that Certificate Transparency implementations share as test vectors.
const CT_LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(hex => leafHash(Buffer.from(hex, 'hex')));
const CT_ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const LEAVES = Array.from({ length: 300 }, (_, i) => leafHash(Buffer.from(`entry ${i}`)));

/** MTH of RFC 9162 section 2.1.1, word for word. */
function naiveRoot(leaves: readonly Digest[]): Digest {
  if (leaves.length === 0) return sha256(new Uint8Array(0));
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

/** A tree kept as the store keeps it: leaf hashes, and the nodes told by `extend`. */
function stored(leaves: readonly Digest[]): { frontier: Frontier; read: (ref: NodeRef) => Digest } {
  const nodes = new Map(leaves.map((hash, i) => [`0/${i}`, hash]));
  const frontier = extend(EMPTY_FRONTIER, leaves, ({ level, index, hash }) => {
    expect(nodes.has(`${level}/${index}`)).toBe(false);
    nodes.set(`${level}/${index}`, hash);
  });
  return { frontier, read: ({ level, index }) => nodes.get(`${level}/${index}`)! };
}

const TREE = stored(LEAVES);
const ROOTS = Array.from({ length: LEAVES.length + 1 }, (_, size) => naiveRoot(LEAVES.slice(0, size)));
const sizes = fc.integer({ min: 0, max: LEAVES.length });
const placed = fc.integer({ min: 1, max: LEAVES.length }).chain(size => fc.tuple(fc.nat(size - 1), fc.constant(size)));
const growing = fc.tuple(sizes, sizes).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const flips = fc.tuple(fc.nat(), fc.nat(255));

function flipped(hash: Digest, bit: number): Digest {
  const copy = Uint8Array.from(hash);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
}

function claimOf(index: number, size: number) {
  return { leaf: LEAVES[index]!, index, size, root: ROOTS[size]!, proof: prove(planInclusion(index, size), TREE.read) };
}

function growthOf(first: number, second: number) {
  return { first: { size: first, root: ROOTS[first]! }, second: { size: second, root: ROOTS[second]! }, proof: prove(planConsistency(first, second), TREE.read) };
}

describe('the Merkle tree', () => {
  it('gives the roots that Certificate Transparency publishes for its eight leaves', () => {
    expect(CT_ROOTS.map((_, size) => toHex(rootOfLeaves(CT_LEAVES.slice(0, size))))).toEqual(CT_ROOTS);
    expect(toHex(EMPTY_ROOT)).toBe(CT_ROOTS[0]);
  });

  it('gives the proofs that Certificate Transparency publishes', () => {
    const { read } = stored(CT_LEAVES);
    expect(prove(planInclusion(5, 8), read).map(toHex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(prove(planConsistency(6, 8), read).map(toHex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(prove(planConsistency(2, 5), read).map(toHex)).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });

  it('has, at every size to 300, the root of the definition', () => {
    for (let size = 0; size <= LEAVES.length; size++) expect(toHex(rootOfLeaves(LEAVES.slice(0, size)))).toBe(toHex(ROOTS[size]!));
  });

  it('grows to the same root and nodes however the leaves are batched', () => {
    fc.assert(fc.property(sizes, fc.array(fc.nat(40), { maxLength: 20 }), (start, batches) => {
      let frontier = extend(EMPTY_FRONTIER, LEAVES.slice(0, start));
      for (const batch of batches) {
        frontier = extend(decodeFrontier(frontier.size, encodePeaks(frontier)), LEAVES.slice(frontier.size, frontier.size + batch));
      }
      expect(toHex(rootOf(frontier))).toBe(toHex(ROOTS[frontier.size]!));
    }));
  });

  it('leaves the frontier it extends as it was', () => {
    const before = extend(EMPTY_FRONTIER, LEAVES.slice(0, 7));
    extend(before, LEAVES.slice(7, 20));
    expect(toHex(rootOf(before))).toBe(toHex(ROOTS[7]!));
  });

  it('keeps one peak for each 1 in the binary size, also beyond 32 bits', () => {
    const size = 2 ** 40 + 5;
    const peaks = Buffer.concat(LEAVES.slice(0, 3));
    expect(decodeFrontier(size, peaks).peaks).toHaveLength(3);
    expect(() => decodeFrontier(size, peaks.subarray(1))).toThrow(RangeError);
    expect(() => decodeFrontier(-1, peaks)).toThrow(RangeError);
  });
});

describe('a proof of inclusion', () => {
  it('holds for every leaf of every tree', () => {
    fc.assert(fc.property(placed, ([index, size]) => { expect(includes(claimOf(index, size))).toBe(true); }), { numRuns: 300 });
  });

  it('reads only stored nodes, at most log2(size) + 1 steps', () => {
    fc.assert(fc.property(placed, ([index, size]) => {
      const plan = planInclusion(index, size);
      expect(plan.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)) + 1);
      for (const { level, index: at } of nodesOf(plan)) expect((at + 1) * 2 ** level).toBeLessThanOrEqual(size);
    }));
  });

  it('fails when any bit of any step, leaf or root is another', () => {
    fc.assert(fc.property(placed, flips, ([index, size], [which, bit]) => {
      const claim = claimOf(index, size);
      const parts = [claim.leaf, claim.root, ...claim.proof];
      const [leaf, root, ...proof] = parts.map((part, i) => (i === which % parts.length ? flipped(part, bit) : part));
      expect(includes({ ...claim, leaf: leaf!, root: root!, proof })).toBe(false);
    }));
  });

  it('fails at another position, in a longer or a shorter form', () => {
    fc.assert(fc.property(placed, fc.nat(400), ([index, size], other) => {
      const claim = claimOf(index, size);
      if (other !== index) expect(includes({ ...claim, index: other })).toBe(false);
      expect(includes({ ...claim, proof: [...claim.proof, LEAVES[0]!] })).toBe(false);
      if (claim.proof.length > 0) expect(includes({ ...claim, proof: claim.proof.slice(1) })).toBe(false);
      if (claim.proof.length > 0) expect(includes({ ...claim, proof: claim.proof.slice(0, -1) })).toBe(false);
    }));
  });

  it('does not take an inner node or the root for a leaf', () => {
    fc.assert(fc.property(placed, ([index, size]) => {
      fc.pre(size > 1);
      expect(includes({ ...claimOf(index, size), leaf: ROOTS[size]!, proof: [] })).toBe(false);
    }));
  });

  it('is refused for a leaf that is not there', () => {
    expect(() => planInclusion(8, 8)).toThrow(RangeError);
    expect(() => planInclusion(-1, 8)).toThrow(RangeError);
    expect(includes({ ...claimOf(0, 1), index: 0.5 })).toBe(false);
  });
});

describe('a proof of consistency', () => {
  it('holds between every two sizes', () => {
    for (let second = 0; second <= 40; second++) {
      for (let first = 0; first <= second; first++) expect(continues(growthOf(first, second)), `${first} to ${second}`).toBe(true);
    }
    fc.assert(fc.property(growing, ([first, second]) => { expect(continues(growthOf(first, second))).toBe(true); }), { numRuns: 300 });
  });

  it('fails when any bit of any step or root is another', () => {
    fc.assert(fc.property(growing, flips, ([first, second], [which, bit]) => {
      // Nothing is claimed about the second root when the first tree is empty: any tree continues it.
      fc.pre(first > 0 && first < second);
      const claim = growthOf(first, second);
      const parts = [claim.first.root, claim.second.root, ...claim.proof];
      const [older, newer, ...proof] = parts.map((part, i) => (i === which % parts.length ? flipped(part, bit) : part));
      expect(continues({ first: { size: first, root: older! }, second: { size: second, root: newer! }, proof })).toBe(false);
    }));
  });

  it('fails for the root of a rewritten past', () => {
    fc.assert(fc.property(growing, fc.nat(), ([first, second], which) => {
      fc.pre(first > 0 && first < second);
      const rewritten = LEAVES.slice(0, second);
      rewritten[which % first] = leafHash(Buffer.from('forged'));
      const proof = prove(planConsistency(first, second), stored(rewritten).read);
      expect(continues({ ...growthOf(first, second), second: { size: second, root: rootOfLeaves(rewritten) }, proof })).toBe(false);
    }), { numRuns: 40 });
  });

  it('fails in a longer or a shorter form, and backwards', () => {
    fc.assert(fc.property(growing, ([first, second]) => {
      const claim = growthOf(first, second);
      expect(continues({ ...claim, proof: [...claim.proof, LEAVES[0]!] })).toBe(false);
      if (claim.proof.length > 0) expect(continues({ ...claim, proof: claim.proof.slice(0, -1) })).toBe(false);
      if (first < second) expect(continues({ ...claim, first: claim.second, second: claim.first })).toBe(false);
    }));
    expect(() => planConsistency(3, 2)).toThrow(RangeError);
  });
});
