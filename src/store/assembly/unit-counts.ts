/** Members of every unit at once, units inside it included, each member once: one pass over the organisation. */
import type { Condition } from '#charter/condition.ts';
import type { Day } from '#kernel/time.ts';
import { membersSql, Parameters } from './condition-sql.ts';
import type { Session } from './session.ts';

export interface UnitCounts {
  /** Of the whole organisation. */
  readonly all: number;
  readonly of: (unit: string) => number;
}

/** Who meets the condition on the day. Members are grouped by the set of their units, of which there are few, and each set is spread over all it lies in. */
export async function countByUnit(session: Session, org: string, who: Condition, day: Day): Promise<UnitCounts> {
  const parameters = new Parameters();
  const groups = await session.query<{ units: string[]; n: bigint }>(`select m.units, count(*) as n ${membersSql(org, who, undefined, day, parameters)} group by m.units`, parameters.values);
  const around = Map.groupBy(await session.query<{ unit: string; ancestor: string }>('select unit, ancestor from unit_within where org = $1', [org]), row => row.unit);
  const counts = new Map<string, number>();
  let all = 0;
  for (const { units, n } of groups) {
    all += Number(n);
    for (const unit of new Set(units.flatMap(each => (around.get(each) ?? []).map(row => row.ancestor)))) counts.set(unit, (counts.get(unit) ?? 0) + Number(n));
  }
  return { all, of: unit => counts.get(unit) ?? 0 };
}
