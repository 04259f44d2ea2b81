/**
 * Salted commitments: the record fixes a text without containing it. While text and salt are kept,
 * anyone can check them against the record; once both are erased, the commitment tells nothing, since
 * 32 secret random bytes cannot be guessed together with even a one-letter text.
 */
import { canonicalBytes } from './canonical-json.ts';
import type { Json } from '#kernel/json.ts';
import { leafHash } from './merkle.ts';
import { rootOfLeaves } from './frontier.ts';
import { sha256, toHex, type Digest } from './sha256.ts';

export const SALT_BYTES = 32;

/** `sha256:` and 64 hexadecimal digits. */
export type Commitment = `sha256:${string}`;

export function isCommitment(text: string): text is Commitment {
  return /^sha256:[0-9a-f]{64}$/.test(text);
}

/** Of a motion, statement, report or charter version. The text is committed byte for byte: no trimming, no normalising. */
export function commitText(text: string, salt: Uint8Array): Commitment {
  if (!text.isWellFormed()) throw new RangeError('a committed text is well-formed Unicode');
  return commitBytes(Buffer.from(text, 'utf8'), salt);
}

/** Of what is known about a person, as an object of plain values. @throws NotCanonical */
export function commitParticulars(particulars: Json, salt: Uint8Array): Commitment {
  return commitBytes(canonicalBytes(particulars), salt);
}

function commitBytes(bytes: Uint8Array, salt: Uint8Array): Commitment {
  return `sha256:${toHex(sha256(Buffer.concat([checkedSalt(salt), bytes])))}`;
}

/** One elector on a frozen roll. */
export interface RollLine {
  /** Drawn at random when the roll is frozen, so that the order of lines says nothing about anyone. */
  readonly number: number;
  readonly person: string;
  /** Votes, as a decimal whole number. */
  readonly weight: string;
  /** The chamber or constituency in which the line votes, where the poll has several. */
  readonly chamber?: string;
}

export interface SaltedRollLine {
  readonly line: RollLine;
  readonly salt: Uint8Array;
}

/** A leaf of the roll's own tree: SHA-256(0x00, salt, canonical line). */
export function commitRollLine({ line, salt }: SaltedRollLine): Digest {
  return leafHash(Buffer.concat([checkedSalt(salt), canonicalBytes(line)]));
}

export interface CommittedRoll {
  readonly root: Digest;
  readonly size: number;
  /** Line commitments in ascending order of line number: the leaves of the tree, for proofs to electors. */
  readonly leaves: readonly Digest[];
}

/** @throws RangeError when two lines share a number. */
export function commitRoll(lines: readonly SaltedRollLine[]): CommittedRoll {
  const ordered = lines.toSorted((a, b) => a.line.number - b.line.number);
  ordered.forEach(({ line }, i) => {
    if (i > 0 && ordered[i - 1]!.line.number === line.number) throw new RangeError(`two lines of the roll are numbered ${line.number}`);
  });
  const leaves = ordered.map(commitRollLine);
  return { root: rootOfLeaves(leaves), size: leaves.length, leaves };
}

function checkedSalt(salt: Uint8Array): Uint8Array {
  if (salt.length !== SALT_BYTES) throw new RangeError(`a salt has ${SALT_BYTES} bytes, not ${salt.length}`);
  return salt;
}
