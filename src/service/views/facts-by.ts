/** Facts for pages, by id or by one of their indexes. */
import type { FactKind, FactTypes } from '#assembly/facts.ts';
import type { Reading } from '../reading.ts';

export async function factById<K extends FactKind>({ session, org }: Pick<Reading, 'session' | 'org'>, kind: K, id: string): Promise<FactTypes[K] | undefined> {
  const [row] = await session.query<{ value: FactTypes[K] }>('select value from fact where org = $1 and kind = $2 and id = $3', [org, kind, id]);
  return row?.value;
}

export async function factsById<K extends FactKind>({ session, org }: Pick<Reading, 'session' | 'org'>, kind: K, ids: readonly string[]): Promise<readonly FactTypes[K][]> {
  if (ids.length === 0) return [];
  const rows = await session.query<{ value: FactTypes[K] }>('select value from fact where org = $1 and kind = $2 and id = any($3::text[]) order by id collate "C"', [org, kind, ids]);
  return rows.map(row => row.value);
}

/** Every fact whose index has one of the values. */
export async function factsByIndex<K extends FactKind>({ session, org }: Pick<Reading, 'session' | 'org'>, kind: K, field: string, values: readonly string[]): Promise<readonly FactTypes[K][]> {
  if (values.length === 0) return [];
  const rows = await session.query<{ value: FactTypes[K] }>(
    `select distinct on (f.id collate "C") f.value from fact_index i join fact f on f.org = i.org and f.kind = i.kind and f.id = i.id
     where i.org = $1 and i.kind = $2 and i.field = $3 and i.value = any($4::text[]) order by f.id collate "C"`, [org, kind, field, values]);
  return rows.map(row => row.value);
}
