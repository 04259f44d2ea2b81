/**
 * Keys derived from the installation's secret, one for each use, so that a value made for one use is
 * worthless for another, and a stolen database alone lets nobody test guesses.
 * @see RFC 5869 (HKDF)
 */
import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync } from 'node:crypto';

export type KeyUse = 'entry-code' | 'session' | 'token' | 'recovery' | 'ceremony' | 'device' | 'attempt';

/** Fresh bytes from the system's entropy; a test brings its own. */
export type Entropy = (bytes: number) => Uint8Array;

export interface Keys {
  /** 32 bytes that stand for the value in the database. */
  digest(use: KeyUse, value: string): Buffer;
  encrypt(plain: Uint8Array): Buffer;
  /** Throws when the bytes were altered or written under another secret. */
  decrypt(sealed: Uint8Array): Buffer;
}

const LEAST_SECRET_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export function deriveKeys(secret: string, entropy: Entropy): Keys {
  if (Buffer.byteLength(secret) < LEAST_SECRET_BYTES) throw new RangeError(`the secret must have at least ${LEAST_SECRET_BYTES} bytes`);
  const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'sovet-access', use, 32));
  const uses: Readonly<Record<KeyUse, Buffer>> = {
    'entry-code': derive('entry-code'), session: derive('session'), token: derive('token'),
    recovery: derive('recovery'), ceremony: derive('ceremony'), device: derive('device'), attempt: derive('attempt'),
  };
  const sealing = derive('sealing');
  // Made ready once: from bytes, making the key takes several times as long as the digest, and every request has one.
  const ready = new Map(Object.entries(uses).map(([use, key]) => [use, createSecretKey(key)]));
  return {
    digest: (use, value) => createHmac('sha256', ready.get(use)!).update(value).digest(),
    encrypt: plain => encrypt(sealing, entropy(NONCE_BYTES), plain),
    decrypt: sealed => decrypt(sealing, sealed),
  };
}

/** An unguessable text of 256 bits for cookies, tokens and ceremonies. */
export function newSecretText(entropy: Entropy): string {
  return Buffer.from(entropy(32)).toString('base64url');
}

/** A row's identity: 128 bits, unguessable, without meaning. */
export function newId(entropy: Entropy): string {
  return Buffer.from(entropy(16)).toString('base64url');
}

function encrypt(key: Buffer, nonce: Uint8Array, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, sealed.length - TAG_BYTES)), decipher.final()]);
}
