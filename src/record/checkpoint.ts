/**
 * Checkpoints: the size and root of the record, signed by the server that keeps it. Whoever holds one
 * can later show that an entry was removed or changed.
 *
 * The body is three lines: origin, size in decimal, root in base64. There are no further lines; what
 * only one side can check has no place in it, the time of signing included.
 *
 * @see https://c2sp.org/tlog-checkpoint, sections "Note text" and "Signatures"
 */
import { err, ok, type Result } from '#kernel/result.ts';
import { DIGEST_BYTES, fromBase64, toBase64, type Digest } from './sha256.ts';
import { parseNote, signatureLine, signNote, verifyNote, type NoteSignature, type Signer, type VerifierKey } from './signed-note.ts';

export interface Checkpoint {
  readonly origin: string;
  /** Entries covered. */
  readonly size: number;
  readonly root: Digest;
}

export interface OpenedCheckpoint {
  readonly checkpoint: Checkpoint;
  /** Signatures of other keys, witnesses' among them: kept, and not verified here. */
  readonly others: readonly NoteSignature[];
}

/** The name of an organisation's record, and of the key that signs it. @throws RangeError for an identifier with spaces or plus signs. */
export function originOf(org: string): string {
  if (!/^[^\s+]+$/u.test(org)) throw new RangeError(`an organisation's identifier has neither spaces nor plus signs: ${JSON.stringify(org)}`);
  return `sovet/${org}`;
}

export function checkpointBody({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

export function parseCheckpointBody(text: string): Result<Checkpoint, string> {
  const lines = text.split('\n');
  const [origin, size = '', encoded = '', end] = lines;
  if (lines.length !== 4 || end !== '' || !origin) return err('a checkpoint has three lines');
  if (!/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) return err(`not a size: ${JSON.stringify(size)}`);
  const root = fromBase64(encoded);
  if (root?.length !== DIGEST_BYTES) return err(`not a root: ${JSON.stringify(encoded)}`);
  return ok({ origin, size: Number(size), root });
}

export function signCheckpoint(checkpoint: Checkpoint, signer: Signer): string {
  return signNote(checkpointBody(checkpoint), signer);
}

/** The checkpoint, if the key signed it and it is of the record that the key is named after. */
export function openCheckpoint(note: string, key: VerifierKey): Result<OpenedCheckpoint, string> {
  const parsed = parseNote(note);
  if (!parsed.ok) return parsed;
  const signature = verifyNote(parsed.value, key);
  if (signature !== 'valid') return err(signature === 'absent' ? `not signed by ${key.name}+${key.keyId}` : `the signature of ${key.name} is false`);
  const body = parseCheckpointBody(parsed.value.text);
  if (!body.ok) return body;
  if (body.value.origin !== key.name) return err(`a checkpoint of ${body.value.origin}, signed by ${key.name}`);
  const others = parsed.value.signatures.filter(({ name, keyId }) => name !== key.name || keyId !== key.keyId);
  return ok({ checkpoint: body.value, others });
}

/** The note with one more signature, as a witness returns it. */
export function withSignature(note: string, signature: NoteSignature): string {
  return note + signatureLine(signature);
}
