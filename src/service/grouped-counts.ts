/**
 * Answers for pages that ask the same of many units: the third question about the same electorate, or about
 * where a unit lies, is answered, and all after it, from one query over the whole organisation.
 */
import type { FactQuery } from '#assembly/asking.ts';
import type { Unit } from '#assembly/facts.ts';
import { countByUnit, type UnitCounts } from '#store/assembly/unit-counts.ts';
import type { Reading } from './reading.ts';

const ASKED_ONE_BY_ONE = 2;

/** For reading only: what is counted once is believed until the page is done. */
export function groupedCounts(reading: Pick<Reading, 'session' | 'org' | 'facts'>): (query: FactQuery) => Promise<unknown> {
  const asked = new Map<string, number>();
  const counted = new Map<string, Promise<UnitCounts>>();
  let places: Promise<ReadonlyMap<string, readonly Unit[]>> | undefined;
  let placesAsked = 0;
  return async query => {
    if (query.ask === 'ancestors' && ++placesAsked > ASKED_ONE_BY_ONE) return (await (places ??= allPlaces(reading))).get(query.unit) ?? [];
    if (query.ask !== 'count-members') return reading.facts.answer(query);
    const key = JSON.stringify([query.who, query.day]);
    const times = (asked.get(key) ?? 0) + 1;
    asked.set(key, times);
    if (times <= ASKED_ONE_BY_ONE) return reading.facts.answer(query);
    const counts = counted.get(key) ?? countByUnit(reading.session, reading.org, query.who, query.day);
    counted.set(key, counts);
    const { all, of } = await counts;
    return query.unit === undefined ? all : of(query.unit);
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
