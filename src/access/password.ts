/**
 * Passwords, kept as scrypt hashes that carry their own cost, so that the cost can be raised later.
 * @see RFC 7914; OWASP Password Storage Cheat Sheet (2^15, 8, 3)
 */
import { scrypt, timingSafeEqual } from 'node:crypto';
import type { ScryptOptions } from 'node:crypto';
import type { Entropy } from './keys.ts';

export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

export const SCRYPT_COST: ScryptCost = { N: 2 ** 15, r: 8, p: 3 };
export const LEAST_PASSWORD_CHARACTERS = 10;
export const MOST_PASSWORD_CHARACTERS = 256;
const HASH_BYTES = 32;

export async function hashPassword(password: string, entropy: Entropy, cost: ScryptCost = SCRYPT_COST): Promise<string> {
  const salt = Buffer.from(entropy(16));
  const hash = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Takes as long for an unknown account: pass the hash of {@link decoyHash} then, and ignore the answer. */
export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = stored.split('$');
  const expected = Buffer.from(hash, 'base64url');
  const actual = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(N), r: Number(r), p: Number(p) });
  return timingSafeEqual(actual, expected);
}

/** A hash that no password opens, with the same cost as a real one. */
export function decoyHash(entropy: Entropy, cost: ScryptCost = SCRYPT_COST): string {
  const part = (bytes: number): string => Buffer.from(entropy(bytes)).toString('base64url');
  return ['scrypt', cost.N, cost.r, cost.p, part(16), part(HASH_BYTES)].join('$');
}

/** NFKC, so that the same keys on two devices give the same password. @see NIST SP 800-63B, 5.1.1.2 */
function derive(password: string, salt: Buffer, cost: ScryptCost): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 256 * cost.N * cost.r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, HASH_BYTES, options, (error, key) => { error ? reject(error) : resolve(key); });
  });
}
