/** The Merkle tree of RFC 9162 section 2.1.1, grown leaf by leaf. */
import { createHash } from 'node:crypto';

export function sha256(...parts: readonly (Uint8Array | string)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export function leafHash(leaf: Uint8Array | string): Buffer {
  return sha256(LEAF, leaf);
}

/** Like a binary counter: place i holds the root of 2^i leaves that wait for as many more. */
export class Tree {
  readonly #waiting: (Buffer | undefined)[] = [];
  size = 0;

  /** The hash of the leaf. */
  add(leaf: Uint8Array): Buffer {
    const hash = leafHash(leaf);
    this.append(hash);
    return hash;
  }

  /** A leaf that is hashed already. */
  append(hash: Buffer): void {
    let carried = hash;
    let place = 0;
    for (let left = this.#waiting[place]; left; left = this.#waiting[place]) {
      carried = sha256(NODE, left, carried);
      this.#waiting[place] = undefined;
      place += 1;
    }
    this.#waiting[place] = carried;
    this.size += 1;
  }

  root(): Buffer {
    let root: Buffer | undefined;
    for (const left of this.#waiting) {
      if (left) root = root ? sha256(NODE, left, root) : left;
    }
    return root ?? sha256();
  }
}
