/** Texts that people write: kept erasable beside the record, which holds their salted commitments only. */
import { randomBytes } from 'node:crypto';
import type { Json } from '#kernel/json.ts';
import { commitText, SALT_BYTES } from '#record/commitment.ts';
import type { Session } from '#store/assembly/session.ts';

const TEXT_TYPE = 'text/plain';

export interface WrittenContent {
  readonly content: Json;
  /** Refs of the texts that were stored for it. */
  readonly refs: readonly string[];
}

/** A text that waits to be stored, with what commits to it. */
export interface NewText {
  readonly ref: string;
  readonly salt: Buffer;
  readonly text: string;
}

/** A text in the place of a reference: an object with the one member `text`. */
function writtenText(value: Json): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const members = value as { readonly [name: string]: Json };
  const text = members['text'];
  return typeof text === 'string' && Object.keys(members).length === 1 ? text : undefined;
}

function replaced(value: Json, pending: NewText[]): Json {
  const text = writtenText(value);
  if (text !== undefined) {
    const salt = randomBytes(SALT_BYTES);
    const ref = commitText(text, salt);
    pending.push({ ref, salt, text });
    return ref;
  }
  if (Array.isArray(value)) return (value as readonly Json[]).map(each => replaced(each, pending));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replaced(each, pending)]));
}

/** Puts a reference in the place of every `{text}` of the content. The texts are as they were sent, and not stored yet. */
export function separateTexts(content: Json): { readonly content: Json; readonly texts: readonly NewText[] } {
  const texts: NewText[] = [];
  return { content: replaced(content, texts), texts };
}

/** Stores texts in the caller's transaction. */
export async function storeTexts(session: Session, org: string, texts: readonly NewText[], at: number): Promise<void> {
  if (texts.length > 0) await session.query(
    'insert into document (org, ref, salt, media_type, text, created_at) select $1, n.ref, n.salt, $2, n.text, $3 from unnest($4::text[], $5::bytea[], $6::text[]) n(ref, salt, text)',
    [org, TEXT_TYPE, at, texts.map(each => each.ref), texts.map(each => each.salt), texts.map(each => each.text)]);
}

/** Stores every `{text}` of the content and puts its reference in its place. */
export async function writeTexts(session: Session, org: string, content: Json, at: number): Promise<WrittenContent> {
  const { content: written, texts } = separateTexts(content);
  await storeTexts(session, org, texts, at);
  return { content: written, refs: texts.map(each => each.ref) };
}

/** Texts by reference; erased ones are missing. */
export async function textsOf(session: Session, org: string, refs: Iterable<string | undefined>): Promise<(ref: string | undefined) => string | null> {
  const wanted = [...new Set([...refs].filter(ref => ref !== undefined))];
  const rows = wanted.length === 0 ? [] : await session.query<{ ref: string; text: string }>('select ref, text from document where org = $1 and ref = any($2::text[])', [org, wanted]);
  const known = new Map(rows.map(row => [row.ref, row.text]));
  return ref => (ref === undefined ? null : known.get(ref) ?? null);
}
