/**
 * Sealing: gives waiting entries their places in the tree. Computes only; the caller holds the lock on
 * the organisation's head, stores what comes back in one transaction, and signs the body afterwards.
 */
import { checkpointBody } from './checkpoint.ts';
import { extend, rootOf, type Frontier, type TreeNode } from './frontier.ts';
import { leafHash } from './merkle.ts';
import type { Digest } from './sha256.ts';

export interface Sealed {
  /** Hashes of the entries, in order; the first stands at the old head's size. */
  readonly leaves: readonly Digest[];
  /** Nodes of level 1 and above that became whole; none of them was stored before. */
  readonly nodes: readonly TreeNode[];
  readonly head: Frontier;
  readonly root: Digest;
  /** The text to sign. */
  readonly body: string;
}

export interface Unsealed {
  readonly origin: string;
  readonly head: Frontier;
  /** Canonical bytes of the entries, in the order they are to have. */
  readonly entries: readonly Uint8Array[];
}

export function seal({ origin, head, entries }: Unsealed): Sealed {
  const leaves = entries.map(leafHash);
  const nodes: TreeNode[] = [];
  const grown = extend(head, leaves, node => nodes.push(node));
  const root = rootOf(grown);
  return { leaves, nodes, head: grown, root, body: checkpointBody({ origin, size: grown.size, root }) };
}
