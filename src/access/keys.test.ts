import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deriveKeys } from './keys.ts';
import { decoyHash, hashPassword, passwordMatches } from './password.ts';

const entropy = (bytes: number): Uint8Array => randomBytes(bytes);
const CHEAP = { N: 16, r: 1, p: 1 };

describe('keys of an installation', () => {
  const keys = deriveKeys('an installation secret of enough length', entropy);

  it('always open what they sealed, and never what was altered or sealed under another secret', () => {
    const others = deriveKeys('another installation secret, long enough', entropy);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(), (plain, place) => {
      const sealed = keys.encrypt(plain);
      expect(new Uint8Array(keys.decrypt(sealed))).toEqual(plain);
      expect(() => others.decrypt(sealed)).toThrow();
      sealed.writeUInt8(sealed.readUInt8(place % sealed.length) ^ 1, place % sealed.length);
      expect(() => keys.decrypt(sealed)).toThrow();
    }));
  });

  it('give one value another digest for every use', () => {
    expect(keys.digest('session', 'x').equals(keys.digest('token', 'x'))).toBe(false);
    expect(keys.digest('session', 'x').equals(keys.digest('session', 'x'))).toBe(true);
  });

  it('are not made from a short secret', () => {
    expect(() => deriveKeys('too short', entropy)).toThrow('at least 32 bytes');
  });
});

describe('a password', () => {
  it('always matches its own hash, typed composed or decomposed, and no other', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string(), async (password, other) => {
      const stored = await hashPassword(password, entropy, CHEAP);
      expect(await passwordMatches(password.normalize('NFD'), stored)).toBe(true);
      expect(await passwordMatches(other, stored)).toBe(other.normalize('NFKC') === password.normalize('NFKC'));
      expect(await passwordMatches(password, decoyHash(entropy, CHEAP))).toBe(false);
    }), { numRuns: 30 });
  });
});
