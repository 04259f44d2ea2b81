/** The tree of units, one level at a time, with what each holds. */
import { run } from '#assembly/asking.ts';
import { apportion } from '#assembly/seats.ts';
import type { Unit } from '#assembly/facts.ts';
import type { BodyId } from '#assembly/ids.ts';
import type { MemberCounting } from '../member-counts.ts';
import { groupedCounts } from '../grouped-counts.ts';
import type { Reading } from '../reading.ts';
import { apportionmentLines, type ApportionmentLine } from './apportionment.ts';
import { bodiesOfUnit, type BodyRef } from './bodies.ts';
import { factById } from './facts-by.ts';

const MOST_NODES = 500;

export interface UnitNode {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly members: number;
  /** Units directly inside. */
  readonly children: number;
  readonly bodies: readonly BodyRef[];
}

export interface UnitView extends UnitNode {
  /** What it lies in, outermost first. */
  readonly path: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
  readonly figures: Unit['figures'];
  readonly from: string;
  readonly until?: string;
  /** Seats it sends to bodies above. */
  readonly apportionment: readonly (ApportionmentLine & { readonly body: string })[];
}

async function childCounts({ session, org }: Reading, units: readonly Unit[]): Promise<ReadonlyMap<string, number>> {
  if (units.length === 0) return new Map();
  const rows = await session.query<{ value: string; n: bigint }>(
    "select value, count(*) as n from fact_index where org = $1 and kind = 'unit' and field = 'parent' and value = any($2::text[]) group by value", [org, units.map(unit => unit.id)]);
  return new Map(rows.map(row => [row.value, Number(row.n)]));
}

async function nodes(reading: Reading, counting: MemberCounting, units: readonly Unit[]): Promise<UnitNode[]> {
  const counts = await counting.counts(reading.org, reading.rules.calendar.dayOf(reading.at));
  const children = await childCounts(reading, units);
  return units.map(unit => ({ id: unit.id, name: unit.name, kind: unit.kind, members: counts.of(unit.id), children: children.get(unit.id) ?? 0, bodies: bodiesOfUnit(reading, unit) }));
}

/** Units inside `parent`, or the outermost ones, or those whose name holds the words; at most 500. */
export async function unitTree(reading: Reading, counting: MemberCounting, { parent, q }: { readonly parent?: string | undefined; readonly q?: string | undefined }): Promise<{ units: readonly UnitNode[]; more: boolean }> {
  const { session, org } = reading;
  const live = "f.org = $1 and f.kind = 'unit' and not f.value ? 'until'";
  const rows = q !== undefined && q.trim() !== ''
    ? await session.query<{ value: Unit }>(`select f.value from fact f where ${live} and position(lower($2) in lower(f.value ->> 'name')) > 0 order by lower(f.value ->> 'name'), f.id limit $3`, [org, q.trim(), MOST_NODES + 1])
    : parent === undefined
      ? await session.query<{ value: Unit }>(`select f.value from fact f where ${live} and f.value -> 'parents' = '[]'::jsonb order by lower(f.value ->> 'name'), f.id limit $2`, [org, MOST_NODES + 1])
      : await session.query<{ value: Unit }>(`select f.value from fact_index i join fact f on f.org = i.org and f.kind = i.kind and f.id = i.id where i.org = $1 and i.kind = 'unit' and i.field = 'parent' and i.value = $2 order by lower(f.value ->> 'name'), f.id limit $3`, [org, parent, MOST_NODES + 1]);
  return { units: await nodes(reading, counting, rows.slice(0, MOST_NODES).map(row => row.value)), more: rows.length > MOST_NODES };
}

export async function unitView(reading: Reading, counting: MemberCounting, id: string): Promise<UnitView | undefined> {
  const unit = await factById(reading, 'unit', id);
  if (!unit) return undefined;
  const [node] = await nodes(reading, counting, [unit]);
  if (!node) return undefined;
  const around = await reading.facts.answer({ ask: 'ancestors', unit: unit.id }) as readonly Unit[];
  const path = around.filter(each => each.id !== unit.id).toReversed().map(each => ({ id: each.id, name: each.name, kind: each.kind }));
  return { ...node, path, figures: unit.figures, from: unit.from, ...(unit.until === undefined ? {} : { until: unit.until }), apportionment: await sentUp(reading, unit, around) };
}

/** Lines of this unit in the apportionment of the bodies of the units around it. */
async function sentUp(reading: Reading, unit: Unit, around: readonly Unit[]): Promise<UnitView['apportionment']> {
  const lines: (ApportionmentLine & { body: string })[] = [];
  for (const rule of reading.rules.law.bodies.values()) {
    if (!rule.seats.some(source => source.from === unit.kind)) continue;
    const place = rule.forEach === undefined ? undefined : around.find(each => each.kind === rule.forEach);
    if (rule.forEach !== undefined && !place) continue;
    const body = (place === undefined ? rule.id : `${rule.id}@${place.id}`) as BodyId;
    const known = await seatedLine(reading, body, unit);
    if (known) lines.push({ ...known, body });
  }
  return lines;
}

async function seatedLine(reading: Reading, body: BodyId, unit: Unit): Promise<ApportionmentLine | undefined> {
  const apportionment = await run(apportion(reading.rules, body, reading.at), groupedCounts(reading));
  return (await apportionmentLines(reading, apportionment)).find(line => line.constituency === unit.id);
}
