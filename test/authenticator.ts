/**
 * A passkey authenticator in software: one P-256 key for one site, without attestation.
 * @see W3C Web Authentication Level 3, 6.1 (authenticator data) and 8.7 ("none" attestation); RFC 8949 (CBOR)
 */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface Authenticator {
  /** The `response` of a registration, for the options the server offered. */
  register(options: { readonly challenge: string }): object;
  /** The `response` of a sign-in. */
  assert(options: { readonly challenge: string }): { readonly id: string };
}

/** What the authenticator and its browser claim; a test changes one claim at a time. */
export interface Claims {
  readonly origin: string;
  readonly rpId: string;
  readonly userVerified: boolean;
  /** Whether each use counts one further; a copied key would not. */
  readonly counts: boolean;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const ATTESTED = 0x40;

export function authenticator(account: string, claims: Claims): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  let counter = 5;
  const authenticatorData = (attested: Buffer): Buffer => {
    if (claims.counts) counter++;
    const flags = USER_PRESENT | (claims.userVerified ? USER_VERIFIED : 0) | (attested.length > 0 ? ATTESTED : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([sha256(Buffer.from(claims.rpId)), Buffer.of(flags), count, attested]);
  };
  const clientData = (type: string, challenge: string): Buffer => Buffer.from(JSON.stringify({ type, challenge, origin: claims.origin, crossOrigin: false }));
  const answer = (response: Readonly<Record<string, Buffer>>) => ({
    id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key', clientExtensionResults: {},
    response: Object.fromEntries(Object.entries(response).map(([key, bytes]) => [key, bytes.toString('base64url')])),
  });
  return {
    register: ({ challenge }) => {
      const coseKey = cbor(new Map<number, unknown>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')]]));
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, coseKey]);
      const attestationObject = cbor(new Map<string, unknown>([['fmt', 'none'], ['attStmt', new Map()], ['authData', authenticatorData(attested)]]));
      return answer({ attestationObject, clientDataJSON: clientData('webauthn.create', challenge) });
    },
    assert: ({ challenge }) => {
      const data = authenticatorData(Buffer.alloc(0));
      const clientDataJSON = clientData('webauthn.get', challenge);
      const signature = sign('sha256', Buffer.concat([data, sha256(clientDataJSON)]), privateKey);
      return answer({ authenticatorData: data, clientDataJSON, signature, userHandle: Buffer.from(account) });
    },
  };
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Of CBOR only what an attestation needs: integers, bytes, text and maps shorter than 65,536. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value >= 0 ? head(0, value) : head(1, -1 - value);
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  if (value instanceof Map) return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, each]) => [cbor(key), cbor(each)])]);
  throw new TypeError('this authenticator has no words for that');
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.of(major << 5 | length);
  return length < 256 ? Buffer.of(major << 5 | 24, length) : Buffer.of(major << 5 | 25, length >> 8, length & 255);
}
