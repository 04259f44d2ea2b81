/** Reading a sealed record out in order, in chunks, so that its size is not bounded by memory. */
import type { Session } from './session.ts';

const CHUNK = 500;
/** Bytes of entries in memory at a time, but for the last of them. */
const CHUNK_BYTES = 16 * 2 ** 20;

export interface SealedEntry {
  readonly seq: number;
  readonly canonical: string;
}

/** Entries from place `from` to before place `size`, each chunk one query. */
export async function* sealedEntries(session: Session, org: string, from: number, size: number): AsyncGenerator<SealedEntry> {
  for (let next = from; next < size;) {
    const rows = await session.query<{ seq: bigint; canonical: string }>(
      `select seq, canonical from (
         select l.seq, e.canonical, sum(octet_length(e.canonical)) over (order by l.seq) - octet_length(e.canonical) as before
         from (select seq, entry from leaf where org = $1 and seq >= $2 and seq < $3 order by seq) l
         cross join lateral (select canonical from entry where id = l.entry offset 0) e) w
       where before < $4 order by seq`, [org, next, Math.min(next + CHUNK, size), CHUNK_BYTES]);
    if (rows.length === 0) throw new Error(`the record of ${org} has a gap at entry ${next}`);
    for (const row of rows) yield { seq: Number(row.seq), canonical: row.canonical };
    next = Number(rows.at(-1)?.seq) + 1;
  }
}

export interface StoredCheckpoint {
  readonly size: number;
  readonly note: string;
}

/** The last one, or the last of at most so many entries. */
export async function lastCheckpoint(session: Session, org: string, most = Number.MAX_SAFE_INTEGER): Promise<StoredCheckpoint | undefined> {
  const [row] = await session.query<{ size: bigint; note: string }>('select size, note from checkpoint where org = $1 and size <= $2 order by size desc limit 1', [org, most]);
  return row && { size: Number(row.size), note: row.note };
}

/** All checkpoints up to `size` when there are fewer than `limit`, else evenly chosen ones, the last always among them. */
export async function checkpointsUpTo(session: Session, org: string, size: number, limit: number): Promise<readonly StoredCheckpoint[]> {
  const rows = await session.query<{ size: bigint; note: string }>(
    `select size, note from (select size, note, row_number() over (order by size desc) as place, count(*) over () as total from checkpoint where org = $1 and size <= $2) c
     where (place - 1) % greatest(1, (total + $3::bigint - 1) / $3::bigint) = 0 order by size`, [org, size, limit]);
  return rows.map(row => ({ size: Number(row.size), note: row.note }));
}

export interface StoredText {
  readonly commitment: string;
  readonly salt: Buffer;
  readonly mediaType: string;
  readonly text: string;
}

/** Texts other than charters, in order of their commitments. */
export async function* storedTexts(session: Session, org: string): AsyncGenerator<StoredText> {
  for (let after = ''; ;) {
    const rows = await session.query<StoredText>('select ref as commitment, salt, media_type as "mediaType", text from document where org = $1 and ref > $2 order by ref limit $3', [org, after, CHUNK]);
    yield* rows;
    const last = rows.at(-1);
    if (rows.length < CHUNK || !last) return;
    after = last.commitment;
  }
}

export interface StoredParticulars {
  readonly person: string;
  readonly commitment: string;
  readonly salt: Buffer;
  readonly name: string;
  readonly number: string | null;
  readonly email: string | null;
}

/** Those that stand on the roll, then those that were corrected. */
export async function* storedParticulars(session: Session, org: string): AsyncGenerator<StoredParticulars> {
  for (const table of ['particulars', 'former_particulars']) {
    for (let after = ['', '']; ;) {
      const rows = await session.query<StoredParticulars>(`select person, ref as commitment, salt, name, number, email from ${table} where org = $1 and (person, ref) > ($2, $3) order by person, ref limit $4`, [org, ...after, CHUNK]);
      yield* rows;
      const last = rows.at(-1);
      if (rows.length < CHUNK || !last) break;
      after = [last.person, last.commitment];
    }
  }
}

/** Reasons of corrections, which may name the person. */
export function storedNotes(session: Session, org: string): Promise<readonly StoredText[]> {
  return session.query<StoredText & Record<string, unknown>>(`select ref as commitment, salt, 'text/plain' as "mediaType", text from roll_note where org = $1 order by ref`, [org]);
}

export interface SaltedVersion {
  readonly hash: string;
  readonly salt: Buffer;
  readonly file: string;
  readonly text: string;
  readonly readings: string | null;
}

export async function saltedVersions(session: Session, org: string): Promise<readonly SaltedVersion[]> {
  return session.query<SaltedVersion>('select hash, salt, file, text, readings from charter_version where org = $1 order by adopted_at, hash', [org]);
}
