/** The record's entries: appended once, found again by the key of their act. */
import { canonical, parseCanonical } from '#record/canonical-json.ts';
import type { Entry } from '#record/entry.ts';
import { yieldToLoop } from '../yield-to-loop.ts';
import type { Session } from './session.ts';

/** Characters written out between two looks at the event loop. */
const BETWEEN_YIELDS = 500_000;

/**
 * The canonical spelling of an entry, event by event: the board of a large poll is tens of megabytes, and
 * the server has others to answer meanwhile.
 */
export async function spelledOut({ events, org, v, ...rest }: Entry): Promise<string> {
  const parts: string[] = [];
  let sinceYield = 0;
  for (const event of events) {
    const part = canonical(event);
    parts.push(part);
    sinceYield += part.length;
    if (sinceYield < BETWEEN_YIELDS) continue;
    await yieldToLoop();
    sinceYield = 0;
  }
  // Members stand in alphabetical order: all of `rest` before `events`, the others behind.
  return `${canonical(rest).slice(0, -1)},"events":[${parts.join(',')}],${canonical({ org, v }).slice(1)}`;
}

interface Row {
  readonly key: string;
  readonly kind: string;
  readonly at: number;
  readonly text: string;
}

/** Longer texts travel alone: an element of an array parameter is escaped and parsed once more. */
const LONG = 20_000;

/** Appends entries in this order and queues them for sealing, in the caller's transaction. */
export async function appendEntries(session: Session, org: string, entries: readonly Entry[]): Promise<void> {
  let together: Row[] = [];
  for (const entry of entries) {
    const row = { key: entry.act.key, kind: entry.act.kind, at: entry.act.at, text: await spelledOut(entry) };
    if (row.text.length < LONG) { together.push(row); continue; }
    await insertTogether(session, org, together);
    await insertAlone(session, org, row);
    together = [];
  }
  await insertTogether(session, org, together);
}

async function insertTogether(session: Session, org: string, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await session.query(
    `with appended as (
       insert into entry (org, act_key, kind, at, canonical)
       select $1, n.act_key, n.kind, n.at, n.canonical from unnest($2::text[], $3::text[], $4::bigint[], $5::text[]) with ordinality n(act_key, kind, at, canonical, place) order by n.place returning id)
     insert into unsealed (org, entry) select $1, id from appended`,
    [org, rows.map(row => row.key), rows.map(row => row.kind), rows.map(row => row.at), rows.map(row => row.text)]);
}

async function insertAlone(session: Session, org: string, row: Row): Promise<void> {
  await session.query(
    `with appended as (insert into entry (org, act_key, kind, at, canonical) values ($1, $2, $3, $4, $5) returning id)
     insert into unsealed (org, entry) select $1, id from appended`, [org, row.key, row.kind, row.at, row.text]);
}

/** Appends an entry and queues it for sealing, in the caller's transaction. */
export async function appendEntry(session: Session, entry: Entry): Promise<void> {
  await appendEntries(session, entry.org, [entry]);
}

function parsed(org: string, key: string, text: string): Entry {
  const value = parseCanonical(text);
  if (!value.ok) throw new Error(`entry ${key} of ${org} is not canonical: ${value.error}`);
  return value.value as unknown as Entry;
}

/** Entries of acts done before, by their keys. */
export async function findEntries(session: Session, org: string, keys: readonly string[]): Promise<ReadonlyMap<string, Entry>> {
  const rows = await session.query<{ act_key: string; canonical: string }>(
    `select n.key as act_key, e.canonical from unnest($2::text[]) n(key)
     cross join lateral (select canonical from entry where org = $1 and act_key = n.key offset 0) e`, [org, keys]);
  return new Map(rows.map(row => [row.act_key, parsed(org, row.act_key, row.canonical)]));
}

export async function findEntry(session: Session, org: string, key: string): Promise<Entry | undefined> {
  return (await findEntries(session, org, [key])).get(key);
}
