import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkpointBody, openCheckpoint, originOf, parseCheckpointBody, signCheckpoint, withSignature } from './checkpoint.ts';
import { cosign, cosignedAt } from './cosignature.ts';
import { sha256 } from './sha256.ts';
import { formatVerifierKey, parseNote, parseVerifierKey, signerFromSeed, signNote, verifierKey, verifyNote } from './signed-note.ts';

// The key and note with which the Go implementation of signed notes documents the format.
const GO_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const GO_SEED = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
const GO_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const GO_NOTE = `${GO_TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

const signer = signerFromSeed(originOf('commune'), sha256(Buffer.from('a seed for tests')));
const stranger = signerFromSeed(originOf('commune'), sha256(Buffer.from('another seed')));
const witness = signerFromSeed('council.example/witness', sha256(Buffer.from('a third seed')));
const CHECKPOINT = { origin: originOf('commune'), size: 3, root: sha256(Buffer.from('root')) };
const NOTE = signCheckpoint(CHECKPOINT, signer);

describe('a signed note', () => {
  it('is, byte for byte, what the Go implementation signs', () => {
    const peter = signerFromSeed('PeterNeumann', GO_SEED);
    expect(formatVerifierKey(peter.key)).toBe(GO_KEY);
    expect(signNote(GO_TEXT, peter)).toBe(GO_NOTE);
  });

  it('verifies under the key named in one line, and under no other', () => {
    const key = parseVerifierKey(GO_KEY);
    const note = parseNote(GO_NOTE);
    if (!key.ok || !note.ok) throw new Error('the published example was refused');
    expect(verifyNote(note.value, key.value)).toBe('valid');
    const [signature] = note.value.signatures;
    expect(verifyNote({ ...note.value, signatures: [signature!, { ...signature!, bytes: new Uint8Array(64) }] }, key.value)).toBe('invalid');
    expect(verifyNote({ ...note.value, text: `${GO_TEXT}\n` }, key.value)).toBe('invalid');
    expect(verifyNote(note.value, signer.key)).toBe('absent');
  });

  it('refuses a key of which any character was changed', () => {
    fc.assert(fc.property(fc.nat(GO_KEY.length - 1), fc.constantFrom('A', 'b', '0', '+', ' '), (at, letter) => {
      fc.pre(GO_KEY[at] !== letter);
      expect(parseVerifierKey(GO_KEY.slice(0, at) + letter + GO_KEY.slice(at + 1)).ok).toBe(false);
    }));
  });

  it.each([
    ['without signatures', GO_TEXT],
    ['cut inside the signature', GO_NOTE.slice(0, -1)],
    ['with an empty list of signatures', `${GO_TEXT}\n`],
    ['with a hyphen for the dash', GO_NOTE.replace('—', '-')],
    ['with a carriage return', GO_NOTE.replace('problem,\n', 'problem,\r\n')],
    ['with loose base64', GO_NOTE.replace('AM=\n', 'AN=\n')],
    ['with a hundred and one signatures', GO_NOTE + GO_NOTE.slice(GO_TEXT.length + 1).repeat(100)],
  ])('is unreadable %s', (_case, note) => {
    expect(parseNote(note).ok).toBe(false);
  });

  it('is not made of a text that could not be read back', () => {
    for (const text of ['', '\n', 'no newline', 'tab\t\n', 'lone \ud800\n']) expect(() => signNote(text, signer), text).toThrow(RangeError);
    expect(() => verifierKey('two words', signer.key.publicKey)).toThrow(RangeError);
    expect(() => verifierKey('name', signer.key.publicKey.slice(1))).toThrow(RangeError);
    expect(() => signerFromSeed('name', new Uint8Array(31))).toThrow(RangeError);
  });
});

describe('a checkpoint', () => {
  it('comes back with its origin, size and root', () => {
    fc.assert(fc.property(fc.nat(Number.MAX_SAFE_INTEGER), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, root) => {
      const parsed = parseCheckpointBody(checkpointBody({ origin: 'sovet/x', size, root }));
      if (!parsed.ok) throw new Error(parsed.error);
      expect({ ...parsed.value, root: [...parsed.value.root] }).toEqual({ origin: 'sovet/x', size, root: [...root] });
    }));
  });

  it('opens with the key of its record', () => {
    expect(openCheckpoint(NOTE, signer.key)).toMatchObject({ ok: true, value: { checkpoint: { origin: 'sovet/commune', size: 3 }, others: [] } });
  });

  it('does not open after any change of any character', () => {
    fc.assert(fc.property(fc.nat(NOTE.length - 1), fc.constantFrom('A', 'b', '0', '\n', ' '), (at, letter) => {
      fc.pre(NOTE[at] !== letter);
      expect(openCheckpoint(NOTE.slice(0, at) + letter + NOTE.slice(at + 1), signer.key).ok).toBe(false);
    }));
  });

  it('does not open with another key of the same name, nor as a checkpoint of another record', () => {
    expect(openCheckpoint(NOTE, stranger.key)).toEqual({ ok: false, error: `not signed by sovet/commune+${stranger.key.keyId}` });
    const elsewhere = signCheckpoint({ ...CHECKPOINT, origin: originOf('elsewhere') }, signer);
    expect(openCheckpoint(elsewhere, signer.key)).toEqual({ ok: false, error: 'a checkpoint of sovet/elsewhere, signed by sovet/commune' });
  });

  it('keeps the signatures of witnesses, which it need not know', () => {
    const opened = openCheckpoint(withSignature(NOTE, cosign(checkpointBody(CHECKPOINT), 1_700_000_000, witness)), signer.key);
    if (!opened.ok) throw new Error(opened.error);
    const [cosignature] = opened.value.others;
    expect(cosignedAt(checkpointBody(CHECKPOINT), cosignature!, witness.key)).toBe(1_700_000_000n);
    expect(cosignedAt(checkpointBody({ ...CHECKPOINT, size: 4 }), cosignature!, witness.key)).toBeUndefined();
    expect(cosignedAt(checkpointBody(CHECKPOINT), cosignature!, signer.key)).toBeUndefined();
  });

  it.each([
    ['four lines', 'sovet/x\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nmore\n'],
    ['a leading zero', 'sovet/x\n01\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'],
    ['an unsafe size', 'sovet/x\n9007199254740993\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'],
    ['a short root', 'sovet/x\n1\nAAAA\n'],
    ['no origin', '\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n'],
  ])('is unreadable with %s', (_case, body) => {
    expect(parseCheckpointBody(body).ok).toBe(false);
  });

  it('has an origin without spaces or plus signs', () => {
    expect(() => originOf('two words')).toThrow(RangeError);
    expect(() => originOf('a+b')).toThrow(RangeError);
  });
});
