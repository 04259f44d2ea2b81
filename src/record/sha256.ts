import { hash } from 'node:crypto';

/** 32 bytes of a SHA-256 digest. */
export type Digest = Uint8Array;

export const DIGEST_BYTES = 32;

/** The one-shot call is several times faster than `createHash` on inputs as short as tree nodes. */
export function sha256(bytes: Uint8Array): Digest {
  return hash('sha256', bytes, 'buffer');
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}

export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/** Undefined unless the text is exactly the padded standard alphabet form of some bytes (RFC 4648 section 4). */
export function fromBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
