/** What a keeper of the roll sees before choosing a file: which columns it may have, and what was imported before. */
import { memberColumns, UNIT_COLUMNS, type ColumnSet } from '#assembly/roll-import/columns.ts';
import { STATUSES } from '#assembly/roll-import/member-rows.ts';
import { spoken } from '#charter/words.ts';
import type { ImportCounts } from '../imports/import-view.ts';
import { namesOf } from '../names.ts';
import type { Reading } from '../reading.ts';

const SHOWN = 50;

export interface ColumnView {
  readonly name: string;
  readonly required: boolean;
  /** The only values it may have, where the charter or the program closes the list. */
  readonly choices: readonly string[];
  readonly type: 'text' | 'choice' | 'number' | 'day';
}

export interface ImportListView {
  readonly columns: { readonly units: readonly ColumnView[]; readonly members: readonly ColumnView[] };
  /** Newest first; those that were applied. */
  readonly history: readonly { readonly id: string; readonly day: string; readonly at: number; readonly byName: string; readonly counts: ImportCounts }[];
}

const DAYS: ReadonlySet<string> = new Set(['joined']);
const NUMBERS: ReadonlySet<string> = new Set(['inhabitants', 'electors']);

function columnsOf<Column extends string>(set: ColumnSet<Column>, choices: ReadonlyMap<string, readonly string[]>, types: ReadonlyMap<string, ColumnView['type']>): readonly ColumnView[] {
  const isAttribute = ([column]: readonly [Column, string]): number => Number(column.startsWith('attribute:'));
  // A column with two names is told by its first; what every roll has stands before what this charter adds.
  const columns = [...new Map([...set.bySlug].map(([name, column]) => [column, name] as const).reverse())].reverse().sort((a, b) => isAttribute(a) - isAttribute(b));
  return columns.map(([column, name]) => ({
    name: spoken(name), required: set.required.includes(column), choices: choices.get(column) ?? [],
    type: types.get(column) ?? (DAYS.has(column) ? 'day' : NUMBERS.has(column) ? 'number' : choices.has(column) ? 'choice' : 'text'),
  }));
}

export async function importList({ session, org, rules: { law } }: Reading): Promise<ImportListView> {
  const attributes = [...law.attributes.values()];
  const memberChoices = new Map<string, readonly string[]>([['status', STATUSES], ...attributes.filter(rule => rule.choices.length > 0).map(rule => [`attribute:${rule.id}`, rule.choices.map(spoken)] as const)]);
  const memberTypes = new Map(attributes.map(rule => [`attribute:${rule.id}`, rule.type] as const));
  const rows = await session.query<{ id: string; day: string; by_person: string; applied_at: bigint; counts: ImportCounts }>(
    'select id, day, by_person, applied_at, counts from roll_import where org = $1 and applied_at is not null order by applied_at desc limit $2', [org, SHOWN]);
  const names = await namesOf(session, org, rows.map(row => row.by_person));
  return {
    columns: { units: columnsOf(UNIT_COLUMNS, new Map([['kind', [...law.unitKinds.keys()].map(spoken)]]), new Map()), members: columnsOf(memberColumns(law), memberChoices, memberTypes) },
    history: rows.map(row => ({ id: row.id, day: row.day, at: Number(row.applied_at), byName: names(row.by_person).name, counts: row.counts })),
  };
}
