/**
 * Answers for pages that count the members of many units: the third question about the same electorate is
 * answered, and all after it, from one grouped query over the whole organisation.
 */
import type { FactQuery } from '#assembly/asking.ts';
import { membersSql, Parameters } from '#store/assembly/condition-sql.ts';
import type { Reading } from './reading.ts';

type Counting = Extract<FactQuery, { ask: 'count-members' }>;
type Counts = (unit: string | undefined) => number;

const ASKED_ONE_BY_ONE = 2;

/** For reading only: what is counted once is believed until the page is done. */
export function groupedCounts(reading: Pick<Reading, 'session' | 'org' | 'facts'>): (query: FactQuery) => Promise<unknown> {
  const asked = new Map<string, number>();
  const counted = new Map<string, Promise<Counts>>();
  return async query => {
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
