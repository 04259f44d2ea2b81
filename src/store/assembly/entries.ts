/** The record's entries: appended once, found again by the key of their act. */
import { canonical, parseCanonical } from '#record/canonical-json.ts';
import type { Entry } from '#record/entry.ts';
import { yieldToLoop } from '../yield-to-loop.ts';
import type { Session } from './session.ts';

/** Elements of an array written out between two looks at the event loop. */
const BETWEEN_YIELDS = 2_000;

/**
 * The canonical spelling of a value, letting others in between the elements of long arrays: the board of a
 * large poll is tens of megabytes, and the server has others to answer meanwhile.
 */
export async function spelledOut(value: unknown): Promise<string> {
  if (Array.isArray(value)) return value.length <= BETWEEN_YIELDS && !value.some(each => isLarge(each)) ? canonical(value) : spelledInParts(value);
  if (!isLarge(value)) return canonical(value);
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) members.push(`${canonical(key)}:${await spelledOut(value[key])}`);
  return `{${members.join(',')}}`;
}

async function spelledInParts(values: readonly unknown[]): Promise<string> {
  const parts: string[] = [];
  for (const [index, each] of values.entries()) {
    if (index % BETWEEN_YIELDS === BETWEEN_YIELDS - 1) await yieldToLoop();
    parts.push(isLarge(each) ? await spelledOut(each) : canonical(each));
  }
  return `[${parts.join(',')}]`;
}

/** Whether a long array lies in the object, as deep as events hold them: entry, events, event, data, ballots or verdict. */
function isLarge(value: unknown, depth = 4): value is Readonly<Record<string, unknown>> {
  if (depth === 0 || typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).some(each => (Array.isArray(each) ? each.length > BETWEEN_YIELDS || (each.length > 0 && each.length <= MANY_EVENTS && each.some(one => isLarge(one, depth - 1))) : isLarge(each, depth - 1)));
}

/** Arrays of events are looked into, arrays of ballots and lines are not. */
const MANY_EVENTS = 200;

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
