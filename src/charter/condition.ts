/**
 * Conditions on a member's standing: the only predicates of the language. Closed and without functions,
 * so that emptiness and overlap stay decidable and the same condition runs in memory and as SQL.
 */
import type { Day, Period } from '#kernel/time.ts';
import { addPeriod } from '#kernel/time.ts';
import { unreachable } from '#kernel/unreachable.ts';

/** 'status', 'joined', 'age' are built in; any other name is a declared attribute. */
export type Condition =
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | { readonly kind: 'is-one-of'; readonly attribute: string; readonly values: readonly string[] }
  | { readonly kind: 'number'; readonly attribute: string; readonly compare: 'at-least' | 'at-most' | 'more-than' | 'less-than'; readonly value: number }
  /** The attribute's day against the day that counts, shifted back by `before`. */
  | { readonly kind: 'day'; readonly attribute: string; readonly compare: 'on-or-after' | 'on-or-before' | 'before' | 'after'; readonly before?: Period };

/** What a condition looks at. A missing attribute satisfies no comparison. */
export interface Standing {
  readonly status: string;
  readonly joined: Day;
  readonly attributes: Readonly<Record<string, string>>;
}

function valueOf(standing: Standing, attribute: string): string | undefined {
  if (attribute === 'status') return standing.status;
  if (attribute === 'joined') return standing.joined;
  return standing.attributes[attribute];
}

function meetsNumber(condition: Extract<Condition, { kind: 'number' }>, text: string): boolean {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) return false;
  switch (condition.compare) {
    case 'at-least': return value >= condition.value;
    case 'at-most': return value <= condition.value;
    case 'more-than': return value > condition.value;
    case 'less-than': return value < condition.value;
    default: return unreachable(condition.compare);
  }
}

function shiftedBack(day: Day, before: Period | undefined): Day {
  return before ? addPeriod(day, { ...before, count: -before.count }) : day;
}

function meetsDay(condition: Extract<Condition, { kind: 'day' }>, value: string, day: Day): boolean {
  const limit = shiftedBack(day, condition.before);
  switch (condition.compare) {
    case 'on-or-after': return value >= limit;
    case 'on-or-before': return value <= limit;
    case 'before': return value < limit;
    case 'after': return value > limit;
    default: return unreachable(condition.compare);
  }
}

/** Age is told by the attribute "born": so many years are full on the day that lies so many years after it. */
export function ageAsDay({ compare, value }: Extract<Condition, { kind: 'number' }>): Extract<Condition, { kind: 'day' }> {
  const years = (count: number): Pick<Extract<Condition, { kind: 'day' }>, 'attribute' | 'before'> => ({ attribute: 'born', before: { count, unit: 'year' } });
  switch (compare) {
    case 'at-least': return { kind: 'day', compare: 'on-or-before', ...years(value) };
    case 'more-than': return { kind: 'day', compare: 'on-or-before', ...years(value + 1) };
    case 'less-than': return { kind: 'day', compare: 'after', ...years(value) };
    case 'at-most': return { kind: 'day', compare: 'after', ...years(value + 1) };
    default: return unreachable(compare);
  }
}

/** Whether a member of this standing is meant, judged as of `day`. */
export function meets(condition: Condition, standing: Standing, day: Day): boolean {
  switch (condition.kind) {
    case 'all': return condition.of.every(part => meets(part, standing, day));
    case 'any': return condition.of.some(part => meets(part, standing, day));
    case 'not': return !meets(condition.of, standing, day);
    case 'is-one-of': return condition.values.includes(valueOf(standing, condition.attribute) ?? '');
    case 'number': {
      if (condition.attribute === 'age') return meets(ageAsDay(condition), standing, day);
      const value = valueOf(standing, condition.attribute);
      return value !== undefined && meetsNumber(condition, value);
    }
    case 'day': {
      const value = valueOf(standing, condition.attribute);
      return value !== undefined && meetsDay(condition, value, day);
    }
    default: return unreachable(condition);
  }
}
