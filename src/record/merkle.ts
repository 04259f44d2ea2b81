/**
 * Hashing of the Merkle tree. Leaves and inner nodes carry different first bytes, so that no inner
 * node can be passed off as an entry.
 *
 * @see RFC 9162 (Certificate Transparency 2.0), section 2.1.1
 */
import { DIGEST_BYTES, sha256, type Digest } from './sha256.ts';

const LEAF = 0x00;
const NODE = 0x01;

/** The root of a tree without leaves: the hash of nothing. */
export const EMPTY_ROOT: Digest = sha256(new Uint8Array(0));

export function leafHash(bytes: Uint8Array): Digest {
  const prefixed = Buffer.allocUnsafe(1 + bytes.length);
  prefixed[0] = LEAF;
  prefixed.set(bytes, 1);
  return sha256(prefixed);
}

// One buffer for all nodes: allocation would cost more than the hash, and the call is synchronous.
const pair = new Uint8Array(1 + 2 * DIGEST_BYTES);
pair[0] = NODE;

export function nodeHash(left: Digest, right: Digest): Digest {
  pair.set(left, 1);
  pair.set(right, 1 + DIGEST_BYTES);
  return sha256(pair);
}
