/**
 * An organisation's sealed record as it is handed out: entries in the order of the tree, checkpoints, charter
 * versions and texts with their salts; names and contacts only when asked for. What waits to be sealed is not in it.
 */
import type { Json } from '#kernel/json.ts';
import type { Commitment } from '#record/commitment.ts';
import type { RecordBodyLine, RecordHeader } from '#record/export-line.ts';
import { writeRecord } from '#record/export-format.ts';
import { toBase64 } from '#record/sha256.ts';
import { formatVerifierKey } from '#record/signed-note.ts';
import { checkpointsUpTo, lastCheckpoint, saltedVersions, sealedEntries, storedNotes, storedParticulars, storedTexts, type StoredParticulars, type StoredText } from '#store/assembly/exporting.ts';
import { readHead } from '#store/assembly/sealing.ts';
import { sessionOf, type Session } from '#store/assembly/session.ts';
import type { Database } from '#store/open-database.ts';
import { committedText, mediaTypeOf } from './charter-text.ts';
import type { Clock } from './clock.ts';

export interface ExportOptions {
  /** Also names, numbers and contacts: for the organisation's own safe, not for publication. */
  readonly withParticulars?: boolean;
  /** Ends with the last checkpoint that covers no entry from this place on. */
  readonly before?: number;
}

const CHECKPOINTS = 1_000;
const COMMITMENT = /"(sha256:[0-9a-f]{64})"/g;

/** Nothing is sealed yet, or the organisation is unknown: there is no record to export. */
export class NothingSealed extends Error {}

/** The lines of the record file, newlines included. @throws NothingSealed before the first line */
export async function* exportRecord(parts: { readonly database: Database; readonly clock: Clock }, org: string, options: ExportOptions = {}): AsyncGenerator<string> {
  // Not one long transaction: what is sealed never changes, and the last checkpoint bounds what is read.
  const session = sessionOf(parts.database.pool);
  const [head, last] = [await readHead(session, org, false), await lastCheckpoint(session, org, options.before)];
  if (!head || !last) throw new NothingSealed(`nothing is sealed in the record of ${org}`);
  const header: RecordHeader = { org, origin: head.origin, publicKey: formatVerifierKey(head.signer.key), exportedAt: parts.clock.now() };
  yield* writeRecord(header, bodyOf(session, org, last.size, options));
}

async function* bodyOf(session: Session, org: string, size: number, options: ExportOptions): AsyncGenerator<RecordBodyLine> {
  const said = new Set<string>();
  yield* sealedLines(session, org, size, said);
  // Only what an entry commits to belongs to the record; each is told once.
  const isTold = (commitment: string): boolean => said.delete(commitment);
  for (const version of await saltedVersions(session, org))
    if (isTold(version.hash)) yield documentLine({ commitment: version.hash, salt: version.salt, mediaType: mediaTypeOf(version), text: committedText(version) });
  for await (const text of storedTexts(session, org)) if (isTold(text.commitment)) yield documentLine(text);
  if (!options.withParticulars) return;
  for (const note of await storedNotes(session, org)) if (isTold(note.commitment)) yield documentLine(note);
  for await (const known of storedParticulars(session, org)) if (isTold(known.commitment)) yield particularsLine(known);
}

async function* sealedLines(session: Session, org: string, size: number, said: Set<string>): AsyncGenerator<RecordBodyLine> {
  const notes = new Map((await checkpointsUpTo(session, org, size, CHECKPOINTS)).map(({ size: covered, note }) => [covered, note]));
  for await (const { seq, canonical } of sealedEntries(session, org, 0, size)) {
    for (const [, commitment] of canonical.matchAll(COMMITMENT)) said.add(copied(commitment as string));
    yield { kind: 'entry', text: canonical };
    const note = notes.get(seq + 1);
    if (note !== undefined) yield { kind: 'checkpoint', note };
  }
}

/** A slice of an entry would keep the whole entry in memory. */
function copied(slice: string): string {
  return Buffer.from(slice, 'latin1').toString('latin1');
}

function documentLine({ commitment, salt, mediaType, text }: StoredText): RecordBodyLine {
  return { kind: 'document', document: { commitment: commitment as Commitment, salt: toBase64(salt), mediaType, text } };
}

function particularsLine({ commitment, salt, name, number, email }: StoredParticulars): RecordBodyLine {
  const content: { readonly [name: string]: Json } = { name, ...(number === null ? {} : { number }), ...(email === null ? {} : { email }) };
  return { kind: 'particulars', particulars: { commitment: commitment as Commitment, salt: toBase64(salt), content } };
}
