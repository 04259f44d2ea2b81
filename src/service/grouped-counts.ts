/**
 * Answers for pages that ask the same of many units: the third question about the same electorate, or about
 * where a unit lies, is answered, and all after it, from one query over the whole organisation.
 */
import type { FactQuery } from '#assembly/asking.ts';
import type { Unit } from '#assembly/facts.ts';
import { membersSql, Parameters } from '#store/assembly/condition-sql.ts';
import type { Reading } from './reading.ts';

type Counting = Extract<FactQuery, { ask: 'count-members' }>;
type Counts = (unit: string | undefined) => number;

const ASKED_ONE_BY_ONE = 2;

/** For reading only: what is counted once is believed until the page is done. */
export function groupedCounts(reading: Pick<Reading, 'session' | 'org' | 'facts'>): (query: FactQuery) => Promise<unknown> {
  const asked = new Map<string, number>();
  const counted = new Map<string, Promise<Counts>>();
  let places: Promise<ReadonlyMap<string, readonly Unit[]>> | undefined;
  let placesAsked = 0;
  return async query => {
    if (query.ask === 'ancestors' && ++placesAsked > ASKED_ONE_BY_ONE) return (await (places ??= allPlaces(reading))).get(query.unit) ?? [];
    if (query.ask !== 'count-members') return reading.facts.answer(query);
    const key = JSON.stringify([query.who, query.day]);
    const times = (asked.get(key) ?? 0) + 1;
    asked.set(key, times);
    if (times <= ASKED_ONE_BY_ONE) return reading.facts.answer(query);
    const counts = counted.get(key) ?? countAll(reading, query);
    counted.set(key, counts);
    return (await counts)(query.unit);
  };
}

/** Every unit with all it lies in, nearest first, itself before all. */
async function allPlaces({ session, org }: Pick<Reading, 'session' | 'org'>): Promise<ReadonlyMap<string, readonly Unit[]>> {
  const rows = await session.query<{ unit: string; ancestor: string }>('select unit, ancestor from unit_within where org = $1 order by unit, depth, ancestor collate "C"', [org]);
  const units = new Map((await session.query<{ id: string; value: Unit }>("select id, value from fact where org = $1 and kind = 'unit'", [org])).map(row => [row.id, row.value]));
  const places = new Map<string, Unit[]>();
  for (const { unit, ancestor } of rows) {
    const around = places.get(unit) ?? [];
    const found = units.get(ancestor);
    if (found) around.push(found);
    places.set(unit, around);
  }
  return places;
}

/** Members by the set of their units, of which there are few, each set spread over all it lies in. */
async function countAll({ session, org }: Pick<Reading, 'session' | 'org'>, { who, day }: Counting): Promise<Counts> {
  const parameters = new Parameters();
  const groups = await session.query<{ units: string[]; n: bigint }>(`select m.units, count(*) as n ${membersSql(org, who, undefined, day, parameters)} group by m.units`, parameters.values);
  const within = await session.query<{ unit: string; ancestor: string }>('select unit, ancestor from unit_within where org = $1', [org]);
  const around = Map.groupBy(within, row => row.unit);
  const counts = new Map<string, number>();
  let all = 0;
  for (const { units, n } of groups) {
    all += Number(n);
    for (const unit of new Set(units.flatMap(each => (around.get(each) ?? []).map(row => row.ancestor)))) counts.set(unit, (counts.get(unit) ?? 0) + Number(n));
  }
  return unit => (unit === undefined ? all : counts.get(unit) ?? 0);
}
