/** Texts that the record fixes without containing them: motions, statements, reports. Erasable. */
import { randomBytes } from 'node:crypto';
import type { DocumentRef } from '#assembly/ids.ts';
import { commitText, SALT_BYTES } from '#record/commitment.ts';
import type { Session } from '#store/assembly/session.ts';

export interface NewDocument {
  readonly text: string;
  /** Person the text is about, so that it can be erased with them. */
  readonly about?: string;
}

/** Stores a text under its salted commitment. The text is kept byte for byte. */
export async function storeDocument(session: Session, org: string, document: NewDocument, at: number): Promise<DocumentRef> {
  const salt = randomBytes(SALT_BYTES);
  const ref = commitText(document.text, salt);
  await session.query('insert into document (org, ref, salt, media_type, text, about, created_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [org, ref, salt, 'text/plain; charset=utf-8', document.text, document.about ?? null, at]);
  return ref as string as DocumentRef;
}

/** Texts by reference; erased ones are missing. */
export async function readDocuments(session: Session, org: string, refs: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (refs.length === 0) return new Map();
  const rows = await session.query<{ ref: string; text: string }>('select ref, text from document where org = $1 and ref = any($2::text[])', [org, [...new Set(refs)]]);
  return new Map(rows.map(row => [row.ref, row.text]));
}
