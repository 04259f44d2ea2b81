/**
 * The right edge of a growing tree: the roots of its perfect subtrees, largest first. It is all that
 * appending needs, one digest for every 1 in the binary size, so nothing is ever rebuilt.
 *
 * Appending n leaves costs n leaf positions and at most n + log2(size) node hashes; the root costs log2(size).
 *
 * @see RFC 9162 section 2.1.2 (the same stack, there for verifying a whole tree)
 */
import { EMPTY_ROOT, nodeHash } from './merkle.ts';
import { DIGEST_BYTES, type Digest } from './sha256.ts';

export interface Frontier {
  /** Leaves in the tree. */
  readonly size: number;
  readonly peaks: readonly Digest[];
}

/** The root of a perfect subtree: leaves `index * 2^level` to `(index + 1) * 2^level`, exclusive. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
  readonly hash: Digest;
}

export const EMPTY_FRONTIER: Frontier = { size: 0, peaks: [] };

/** `onNode` hears of every perfect subtree of level 1 and above that the leaves complete, each exactly once in the life of the tree. */
export function extend(frontier: Frontier, leaves: Iterable<Digest>, onNode?: (node: TreeNode) => void): Frontier {
  const peaks = [...frontier.peaks];
  let size = frontier.size;
  for (const leaf of leaves) {
    let hash = leaf;
    let index = size;
    for (let level = 1; index % 2 === 1; level++) {
      hash = nodeHash(peaks.pop()!, hash);
      index = (index - 1) / 2;
      onNode?.({ level, index, hash });
    }
    peaks.push(hash);
    size += 1;
  }
  return { size, peaks };
}

export function rootOf(frontier: Frontier): Digest {
  return foldPeaks(frontier.peaks) ?? EMPTY_ROOT;
}

/** Joins perfect subtrees, largest first, from the right: the shape RFC 9162 gives to an unfilled tree. */
export function foldPeaks(peaks: readonly Digest[]): Digest | undefined {
  let root = peaks.at(-1);
  for (let i = peaks.length - 2; i >= 0; i--) root = nodeHash(peaks[i]!, root!);
  return root;
}

/** The root over leaves already hashed, as for the lines of a roll. */
export function rootOfLeaves(leaves: Iterable<Digest>): Digest {
  return rootOf(extend(EMPTY_FRONTIER, leaves));
}

/** Peaks one after another, for a column of bytes beside the size. */
export function encodePeaks(frontier: Frontier): Uint8Array {
  return Buffer.concat(frontier.peaks);
}

/** @throws RangeError when the bytes cannot be the peaks of a tree of that size. */
export function decodeFrontier(size: number, peaks: Uint8Array): Frontier {
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError(`no tree has ${size} leaves`);
  const count = onesIn(size);
  if (peaks.length !== count * DIGEST_BYTES) throw new RangeError(`a tree of ${size} leaves has ${count} peaks, not ${peaks.length} bytes`);
  return { size, peaks: Array.from({ length: count }, (_, i) => peaks.slice(i * DIGEST_BYTES, (i + 1) * DIGEST_BYTES)) };
}

/** Ones in the binary form; by division, since shifts stop at 32 bits. */
function onesIn(size: number): number {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}
