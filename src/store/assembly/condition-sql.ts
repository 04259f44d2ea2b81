/**
 * A charter's condition as SQL over `membership m`. A translation of data and nothing more: which
 * conditions hold for whom is decided in charter/condition.ts, and a property test holds the two together.
 */
import { addPeriod, type Day } from '#kernel/time.ts';
import { unreachable } from '#kernel/unreachable.ts';
import { ageAsDay, type Condition } from '#charter/condition.ts';

/** Collects parameters and hands out their placeholders. */
export class Parameters {
  readonly values: unknown[];

  constructor(values: readonly unknown[] = []) {
    this.values = [...values];
  }

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

function column(attribute: string, parameters: Parameters): string {
  if (attribute === 'status') return 'm.status';
  if (attribute === 'joined') return 'm.joined';
  return `(m.attributes ->> ${parameters.add(attribute)})`;
}

const NUMBER = { 'at-least': '>=', 'at-most': '<=', 'more-than': '>', 'less-than': '<' } as const;
const DAY = { 'on-or-after': '>=', 'on-or-before': '<=', before: '<', after: '>' } as const;

function numberSql(condition: Extract<Condition, { kind: 'number' }>, parameters: Parameters): string {
  const value = column(condition.attribute, parameters);
  const limit = parameters.add(condition.value);
  return `(case when ${value} ~ '^-?[0-9]{1,15}$' then ${value}::bigint ${NUMBER[condition.compare]} ${limit}::bigint else false end)`;
}

function daySql(condition: Extract<Condition, { kind: 'day' }>, day: Day, parameters: Parameters): string {
  const limit = condition.before ? addPeriod(day, { ...condition.before, count: -condition.before.count }) : day;
  return `coalesce(${column(condition.attribute, parameters)} collate "C" ${DAY[condition.compare]} ${parameters.add(limit)}, false)`;
}

export function conditionSql(condition: Condition, day: Day, parameters: Parameters): string {
  switch (condition.kind) {
    case 'all': return condition.of.length === 0 ? 'true' : `(${condition.of.map(part => conditionSql(part, day, parameters)).join(' and ')})`;
    case 'any': return condition.of.length === 0 ? 'false' : `(${condition.of.map(part => conditionSql(part, day, parameters)).join(' or ')})`;
    case 'not': return `(not ${conditionSql(condition.of, day, parameters)})`;
    case 'is-one-of': return `coalesce(${column(condition.attribute, parameters)} = any(${parameters.add([...condition.values])}::text[]), false)`;
    case 'number': return condition.attribute === 'age' ? daySql(ageAsDay(condition), day, parameters) : numberSql(condition, parameters);
    case 'day': return daySql(condition, day, parameters);
    default: return unreachable(condition);
  }
}

/** `from membership m where …`: standing valid on the day that meets the condition, in the unit or anywhere. */
export function membersSql(org: string, who: Condition, unit: string | undefined, day: Day, parameters: Parameters): string {
  const [o, d] = [parameters.add(org), parameters.add(day)];
  const valid = `m.org = ${o} and m.valid_from <= ${d} and m.valid_until > ${d}`;
  const inside = unit === undefined ? 'true'
    : `m.units && (select array_agg(w.unit) from unit_within w where w.org = ${o} and w.ancestor = ${parameters.add(unit)})`;
  return `from membership m where ${valid} and ${inside} and ${conditionSql(who, day, parameters)}`;
}
