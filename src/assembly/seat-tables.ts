/** Tables of a charter held against the units as they are recorded. */
import type { SeatSource, UnitTable } from '#charter/law.ts';
import { inTable, unitNamed } from '#charter/unit-table.ts';
import { ask, type Asking } from './asking.ts';
import { bodyRule } from './electors.ts';
import type { Unit } from './facts.ts';
import { kindOfBody, unitOfBody, type BodyId, type UnitId } from './ids.ts';
import type { Rules } from './rules.ts';

/** Units that a table must list and does not, by name; names in it that no unit bears; and names that several bear. */
interface TableMismatch {
  readonly article: SeatSource['article'];
  readonly unlisted: readonly string[];
  readonly unknown: readonly string[];
  readonly twice: readonly string[];
}

function* tableMismatch(source: SeatSource, own: UnitId | undefined, table: UnitTable): Asking<TableMismatch | undefined> {
  if (source.from === undefined) return undefined;
  const here: readonly Unit[] = yield* ask(own === undefined ? { ask: 'units', kind: source.from } : { ask: 'units', kind: source.from, within: own });
  const everywhere: readonly Unit[] = own === undefined ? here : yield* ask({ ask: 'units', kind: source.from });
  const named = everywhere.map(unit => unitNamed(unit.name));
  const unlisted = here.filter(unit => inTable(table, unit.name) === undefined).map(unit => unit.name);
  const bearers = (unit: string): number => named.filter(each => each === unitNamed(unit)).length;
  const unknown = table.filter(line => bearers(line.unit) === 0).map(line => line.unit);
  const twice = table.filter(line => bearers(line.unit) > 1).map(line => line.unit);
  return unlisted.length + unknown.length + twice.length === 0 ? undefined : { article: source.article, unlisted, unknown, twice };
}

/** The first table of the body that does not fit the units as they are recorded: nobody may lose a seat by a new name. */
export function* tableFault(rules: Rules, body: BodyId): Asking<TableMismatch | undefined> {
  for (const source of bodyRule(rules.law, kindOfBody(body)).seats) {
    const tables = [source.size.kind === 'table' ? source.size.table : undefined, typeof source.weight === 'object' && 'table' in source.weight ? source.weight.table : undefined];
    for (const table of tables) {
      const mismatch = table && (yield* tableMismatch(source, unitOfBody(body), table));
      if (mismatch) return mismatch;
    }
  }
  return undefined;
}
