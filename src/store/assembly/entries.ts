/** The record's entries: appended once, found again by the key of their act. */
import { canonical, parseCanonical } from '#record/canonical-json.ts';
import type { Entry } from '#record/entry.ts';
import type { Session } from './session.ts';

/** Appends an entry and queues it for sealing, in the caller's transaction. */
export async function appendEntry(session: Session, entry: Entry): Promise<void> {
  await session.query(
    `with appended as (insert into entry (org, act_key, kind, at, canonical) values ($1, $2, $3, $4, $5) returning id)
     insert into unsealed (org, entry) select $1, id from appended`,
    [entry.org, entry.act.key, entry.act.kind, entry.act.at, canonical(entry)]);
}

export async function findEntry(session: Session, org: string, key: string): Promise<Entry | undefined> {
  const [row] = await session.query<{ canonical: string }>('select canonical from entry where org = $1 and act_key = $2', [org, key]);
  if (!row) return undefined;
  const parsed = parseCanonical(row.canonical);
  if (!parsed.ok) throw new Error(`entry ${key} of ${org} is not canonical: ${parsed.error}`);
  return parsed.value as unknown as Entry;
}
