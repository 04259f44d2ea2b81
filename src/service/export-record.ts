/** The whole record of an organisation as the lines of docs/record.md, read in batches so that its size does not matter. */
import type { Commitment } from '#record/commitment.ts';
import type { RecordBodyLine, RecordHeader } from '#record/export-line.ts';
import { formatVerifierKey } from '#record/signed-note.ts';
import { readHead } from '#store/assembly/sealing.ts';
import type { Session } from '#store/assembly/session.ts';

const BATCH = 500;

export interface ExportScope {
  readonly org: string;
  /** Names, numbers and contacts go along only for keepers of the roll. */
  readonly particulars: boolean;
  readonly at: number;
}

/** Undefined for an unknown organisation. */
export async function recordHeader(session: Session, { org, at }: ExportScope): Promise<RecordHeader | undefined> {
  const head = await readHead(session, org, false);
  return head && { org, origin: head.origin, publicKey: formatVerifierKey(head.signer.key), exportedAt: at };
}

export async function* recordBody(session: Session, scope: ExportScope): AsyncGenerator<RecordBodyLine> {
  yield* sealedEntries(session, scope.org);
  yield* documents(session, scope.org);
  if (scope.particulars) yield* particulars(session, scope.org);
}

/** Up to the last checkpoint at the moment of asking; what is sealed meanwhile belongs to the next export. */
async function* sealedEntries(session: Session, org: string): AsyncGenerator<RecordBodyLine> {
  const checkpoints = new Map((await session.query<{ size: bigint; note: string }>('select size, note from checkpoint where org = $1 order by size', [org])).map(row => [Number(row.size), row.note]));
  const end = Math.max(0, ...checkpoints.keys());
  for (let from = 0; from < end; from += BATCH) {
    const rows = await session.query<{ seq: bigint; canonical: string }>('select l.seq, e.canonical from leaf l join entry e on e.id = l.entry where l.org = $1 and l.seq >= $2 and l.seq < $3 order by l.seq', [org, from, Math.min(from + BATCH, end)]);
    for (const row of rows) {
      yield { kind: 'entry', text: row.canonical };
      const note = checkpoints.get(Number(row.seq) + 1);
      if (note !== undefined) yield { kind: 'checkpoint', note };
    }
  }
}

/** Charter versions are documents too: the record holds their commitments. Texts of acts that were not sealed are left out. */
async function* documents(session: Session, org: string): AsyncGenerator<RecordBodyLine> {
  const versions = await session.query<{ hash: string; salt: Buffer; text: string; readings: string | null }>('select hash, salt, text, readings from charter_version where org = $1 order by hash', [org]);
  for (const row of versions) yield { kind: 'document', document: { commitment: row.hash as Commitment, salt: row.salt.toString('base64'), mediaType: 'text/markdown', text: row.text + (row.readings === null ? '' : `\n\n${row.readings}`) } };
  for (let after = ''; ;) {
    const rows = await session.query<{ ref: string; salt: Buffer; media_type: string; text: string; told: boolean }>(
      `select d.ref, d.salt, d.media_type, d.text, exists (select from entry e join leaf l on l.entry = e.id where e.org = d.org and position(d.ref in e.canonical) > 0) as told
       from document d where d.org = $1 and d.ref > $2 and not exists (select from charter_version v where v.org = d.org and v.hash = d.ref) order by d.ref limit $3`, [org, after, BATCH]);
    for (const row of rows) if (row.told) yield { kind: 'document', document: { commitment: row.ref as Commitment, salt: row.salt.toString('base64'), mediaType: row.media_type, text: row.text } };
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.ref;
  }
}

async function* particulars(session: Session, org: string): AsyncGenerator<RecordBodyLine> {
  const told = await toldParticulars(session, org);
  for (let after = ''; ;) {
    const rows = await session.query<{ person: string; ref: string; salt: Buffer; name: string; number: string | null; email: string | null }>(
      'select person, ref, salt, name, number, email from particulars where org = $1 and person > $2 order by person limit $3', [org, after, BATCH]);
    for (const row of rows) if (told.has(row.ref)) yield {
      kind: 'particulars', particulars: { commitment: row.ref as Commitment, salt: row.salt.toString('base64'), content: { name: row.name, ...(row.number === null ? {} : { number: row.number }), ...(row.email === null ? {} : { email: row.email }) } },
    };
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.person;
  }
}

/** Commitments that sealed entries hold: the file may not tell what the record never named. */
async function toldParticulars(session: Session, org: string): Promise<ReadonlySet<string>> {
  const told = new Set<string>();
  const rows = await session.query<{ entry: bigint }>("select e.id as entry from entry e join leaf l on l.entry = e.id where e.org = $1 and e.kind = 'enrol' order by e.id", [org]);
  for (const { entry } of rows) {
    const [row] = await session.query<{ canonical: string }>('select canonical from entry where id = $1', [entry]);
    for (const match of row?.canonical.matchAll(/"particulars":"(sha256:[0-9a-f]{64})"/gu) ?? []) told.add(match[1] ?? '');
  }
  return told;
}
