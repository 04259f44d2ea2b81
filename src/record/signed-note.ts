/**
 * Signed notes: a text, a blank line, and one line for each signature. Keys are Ed25519, named, and
 * recognised by four bytes of a hash over name and key.
 *
 * @see https://c2sp.org/signed-note, sections "Format" and "Ed25519 signatures"
 */
import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { err, ok, type Result } from '#kernel/result.ts';
import { fromBase64, sha256, toBase64, toHex } from './sha256.ts';

const ED25519_NOTE = 0x01;
const KEY_ID_BYTES = 4;
const SEED_BYTES = 32;
const PUBLIC_KEY_BYTES = 32;
const MAX_SIGNATURES = 100;
const SIGNATURE_LINE = /^— ([^\s+]+) ([A-Za-z0-9+/=]+)$/u;
// Before the 32 bytes of a seed, this makes a PKCS #8 document (RFC 8410 section 7).
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

export interface VerifierKey {
  readonly name: string;
  /** Eight hexadecimal digits. */
  readonly keyId: string;
  readonly publicKey: Uint8Array;
}

export interface Signer {
  readonly key: VerifierKey;
  readonly privateKey: KeyObject;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly bytes: Uint8Array;
}

export interface SignedNote {
  /** Ends with a newline, which is signed too. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** `type` separates uses of one key pair: 1 signs notes, 4 is a witness's cosignature. */
export function keyIdOf(name: string, publicKey: Uint8Array, type: number = ED25519_NOTE): string {
  const id = sha256(Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), Uint8Array.of(type), publicKey]));
  return toHex(id.subarray(0, KEY_ID_BYTES));
}

/** @throws RangeError for a name with a space or plus sign, or a key that is not 32 bytes. */
export function verifierKey(name: string, publicKey: Uint8Array): VerifierKey {
  if (!/^[^\s+]+$/u.test(name)) throw new RangeError(`a key name has neither spaces nor plus signs: ${JSON.stringify(name)}`);
  if (publicKey.length !== PUBLIC_KEY_BYTES) throw new RangeError(`an Ed25519 public key has ${PUBLIC_KEY_BYTES} bytes, not ${publicKey.length}`);
  return { name, keyId: keyIdOf(name, publicKey), publicKey };
}

/** One line to print, post and compare: `name+keyId+base64(0x01, key)`. */
export function formatVerifierKey({ name, keyId, publicKey }: VerifierKey): string {
  return `${name}+${keyId}+${toBase64(Buffer.concat([Uint8Array.of(ED25519_NOTE), publicKey]))}`;
}

export function parseVerifierKey(text: string): Result<VerifierKey, string> {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(text);
  if (!match) return err('a key reads name+identifier+base64');
  const [, name = '', keyId = '', encoded = ''] = match;
  const bytes = fromBase64(encoded);
  if (bytes?.length !== 1 + PUBLIC_KEY_BYTES || bytes[0] !== ED25519_NOTE) return err('not an Ed25519 key');
  const key = verifierKey(name, bytes.slice(1));
  return key.keyId === keyId ? ok(key) : err('the identifier does not belong to this name and key');
}

/** The seed is the whole secret: 32 bytes from the caller's source of chance. */
export function signerFromSeed(name: string, seed: Uint8Array): Signer {
  if (seed.length !== SEED_BYTES) throw new RangeError(`an Ed25519 seed has ${SEED_BYTES} bytes, not ${seed.length}`);
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_ED25519, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x!, 'base64url');
  return { key: verifierKey(name, publicKey), privateKey };
}

/** @throws RangeError when the text could not be read back: no final newline, or a control character. */
export function signNote(text: string, signer: Signer): string {
  const refused = textFault(text);
  if (refused !== undefined) throw new RangeError(refused);
  const { name, keyId } = signer.key;
  return `${text}\n${signatureLine({ name, keyId, bytes: sign(null, Buffer.from(text, 'utf8'), signer.privateKey) })}`;
}

export function signatureLine({ name, keyId, bytes }: NoteSignature): string {
  return `— ${name} ${toBase64(Buffer.concat([Buffer.from(keyId, 'hex'), bytes]))}\n`;
}

/** Keeps every signature, of whatever key: those of witnesses ride along unread. */
export function parseNote(note: string): Result<SignedNote, string> {
  const blank = note.lastIndexOf('\n\n');
  if (blank < 0) return err('no blank line before the signatures');
  const text = note.slice(0, blank + 1);
  const refused = textFault(text);
  if (refused !== undefined) return err(refused);
  if (!note.endsWith('\n')) return err('the last signature line is cut off');
  const lines = note.slice(blank + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) return err(`more than ${MAX_SIGNATURES} signatures`);
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignatureLine(line);
    if (!signature) return err(`not a signature line: ${JSON.stringify(line.slice(0, 60))}`);
    signatures.push(signature);
  }
  return ok({ text, signatures });
}

function parseSignatureLine(line: string): NoteSignature | undefined {
  const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (name === undefined || bytes === undefined || bytes.length <= KEY_ID_BYTES) return undefined;
  return { name, keyId: toHex(bytes.subarray(0, KEY_ID_BYTES)), bytes: bytes.slice(KEY_ID_BYTES) };
}

/** `absent` when no line claims to be of this key. A single false line of the key condemns the note. */
export function verifyNote(note: SignedNote, key: VerifierKey): 'valid' | 'invalid' | 'absent' {
  const own = note.signatures.filter(({ name, keyId }) => name === key.name && keyId === key.keyId);
  if (own.length === 0) return 'absent';
  const message = Buffer.from(note.text, 'utf8');
  return own.every(({ bytes }) => verifyEd25519(key.publicKey, message, bytes)) ? 'valid' : 'invalid';
}

export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const x = Buffer.from(publicKey).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, message, key, signature);
}

function textFault(text: string): string | undefined {
  if (text.length < 2 || !text.endsWith('\n')) return 'the text of a note ends with a newline';
  // eslint-disable-next-line no-control-regex -- the format forbids exactly these
  if (/[\u0000-\u0009\u000b-\u001f]/.test(text)) return 'the text of a note has no control characters but newlines';
  return text.isWellFormed() ? undefined : 'the text of a note is well-formed Unicode';
}
