/** Keys, and checkpoints signed with them. @see https://c2sp.org/signed-note and https://c2sp.org/tlog-checkpoint */
import { createPublicKey, verify } from 'node:crypto';
import { sha256 } from './tree.ts';

export interface Key {
  readonly name: string;
  /** Four bytes in hexadecimal. */
  readonly id: string;
  readonly bytes: Buffer;
}

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  /** `valid`, `false`, or `absent` when no line is of the key asked for. */
  readonly signature: 'valid' | 'false' | 'absent';
  /** Names of other keys that signed; not checked. */
  readonly others: readonly string[];
}

const ED25519 = 1;

/** From `name+identifier+base64`; undefined when it is no Ed25519 key or the identifier is not its own. */
export function readKey(text: string): Key | undefined {
  const [name = '', id = '', ...rest] = text.split('+');
  const encoded = rest.join('+');
  const typed = strictBase64(encoded);
  if (!name || /\s/u.test(name) || typed?.length !== 33 || typed[0] !== ED25519) return undefined;
  return sha256(`${name}\n`, typed).subarray(0, 4).toString('hex') === id ? { name, id, bytes: typed.subarray(1) } : undefined;
}

/** Undefined when the note is not of the form; `key` says whose signature is wanted. */
export function readCheckpoint(note: string, key: Key): Checkpoint | undefined {
  const end = note.lastIndexOf('\n\n') + 1;
  if (end === 0 || !note.endsWith('\n')) return undefined;
  const body = note.slice(0, end);
  const match = /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(body);
  const root = strictBase64(match?.[3] ?? '');
  const lines = note.slice(end + 1, -1).split('\n').map(readSignature);
  if (!match || !root || !Number.isSafeInteger(Number(match[2])) || lines.includes(undefined)) return undefined;
  const signatures = lines as Signature[];
  const own = signatures.filter(({ name, id }) => name === key.name && id === key.id);
  return {
    origin: match[1]!, size: Number(match[2]), root,
    signature: own.length === 0 ? 'absent' : own.every(({ bytes }) => isSignedBy(key, body, bytes)) ? 'valid' : 'false',
    others: signatures.filter(signature => !own.includes(signature)).map(({ name }) => name),
  };
}

interface Signature { readonly name: string; readonly id: string; readonly bytes: Buffer }

function readSignature(line: string): Signature | undefined {
  const match = /^\u2014 ([^\s+]+) (\S+)$/u.exec(line);
  const bytes = strictBase64(match?.[2] ?? '');
  return match && bytes && bytes.length > 4 ? { name: match[1]!, id: bytes.toString('hex', 0, 4), bytes: bytes.subarray(4) } : undefined;
}

function isSignedBy(key: Key, body: string, signature: Buffer): boolean {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.bytes.toString('base64url') };
  return verify(null, Buffer.from(body), createPublicKey({ key: jwk, format: 'jwk' }), signature);
}

export function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
