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

/** Every fact whose index has one of the values; each by its key, whatever the planner believes of the tables. */
export async function factsByIndex<K extends FactKind>({ session, org }: Pick<Reading, 'session' | 'org'>, kind: K, field: string, values: readonly string[]): Promise<readonly FactTypes[K][]> {
  if (values.length === 0) return [];
  const rows = await session.query<{ value: FactTypes[K] }>(
    `select f.value from (select distinct i.id from unnest($4::text[]) n(value)
       cross join lateral (select id from fact_index where org = $1 and kind = $2 and field = $3 and value = n.value offset 0) i) d
     cross join lateral (select value from fact where org = $1 and kind = $2 and id = d.id offset 0) f order by d.id collate "C"`, [org, kind, field, values]);
  return rows.map(row => row.value);
}
