/**
 * A witness's cosignature: "I have seen this checkpoint, and it continues those I saw before", with the
 * witness's own time. Councils of a federation witness each other's records.
 *
 * @see https://c2sp.org/tlog-cosignature, Ed25519 form
 */
import { sign } from 'node:crypto';
import { keyIdOf, verifyEd25519, type NoteSignature, type Signer, type VerifierKey } from './signed-note.ts';

const COSIGNATURE = 0x04;
const TIME_BYTES = 8;

/** `seconds` since 1970. The signer's note key and its witness key may be one pair: the messages differ. */
export function cosign(body: string, seconds: number, { key, privateKey }: Signer): NoteSignature {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(seconds));
  const signature = sign(null, messageOf(body, BigInt(seconds)), privateKey);
  return { name: key.name, keyId: keyIdOf(key.name, key.publicKey, COSIGNATURE), bytes: Buffer.concat([time, signature]) };
}

/** The time the witness states, in seconds since 1970, or undefined when this is not a true cosignature of that witness. */
export function cosignedAt(body: string, signature: NoteSignature, witness: VerifierKey): bigint | undefined {
  const keyId = keyIdOf(witness.name, witness.publicKey, COSIGNATURE);
  if (signature.name !== witness.name || signature.keyId !== keyId || signature.bytes.length <= TIME_BYTES) return undefined;
  const seconds = Buffer.from(signature.bytes).readBigUInt64BE();
  const valid = verifyEd25519(witness.publicKey, messageOf(body, seconds), signature.bytes.slice(TIME_BYTES));
  return valid ? seconds : undefined;
}

function messageOf(body: string, seconds: bigint): Uint8Array {
  return Buffer.from(`cosignature/v1\ntime ${seconds}\n${body}`, 'utf8');
}
