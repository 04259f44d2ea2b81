/**
 * What a parser of the charter language answers: a value, or a fault that says what was expected and the nearest
 * valid form. Parsers never throw. Texts for people are made in finding-text.ts from these codes.
 */
import { err, ok, type Result } from '#kernel/result.ts';

/** Closed list of what can be expected somewhere; each has a text in every language of finding-text.ts. */
export type Expectation =
  | 'amount' | 'base' | 'share' | 'share-or-count' | 'period' | 'ratio' | 'holder' | 'condition' | 'number' | 'day' | 'snapshot'
  | 'yes-no' | 'choice' | 'body' | 'unit-kind' | 'electorate' | 'attribute' | 'matter' | 'article' | 'effect' | 'articles' | 'text'
  | 'list' | 'map' | 'seats' | 'seat-size' | 'seat-weight' | 'unit-table' | 'cap' | 'term-or-count' | 'electors' | 'appeal' | 'ratification' | 'confirmation'
  | 'sponsors' | 'acting-scope' | 'direct-below' | 'demand' | 'settles' | 'zone' | 'name' | 'reserved';

export interface Fault {
  readonly expected: Expectation;
  /** The nearest form that would be accepted here. */
  readonly nearest?: string;
  /** What may stand here, when the list is closed and short. */
  readonly allowed?: readonly string[];
}

export type Parsed<T> = Result<T, Fault>;

export function fault(expected: Expectation, nearest?: string, allowed?: readonly string[]): { readonly ok: false; readonly error: Fault } {
  return err({ expected, ...(nearest === undefined ? {} : { nearest }), ...(allowed === undefined ? {} : { allowed }) });
}

/** Applies `then` to the value and passes a fault on. */
export function andThen<A, B>(parsed: Parsed<A>, then: (value: A) => Parsed<B>): Parsed<B> {
  return parsed.ok ? then(parsed.value) : parsed;
}

/** All values, or the first fault. */
export function all<T>(parsed: readonly Parsed<T>[]): Parsed<readonly T[]> {
  const values: T[] = [];
  for (const one of parsed) {
    if (!one.ok) return one;
    values.push(one.value);
  }
  return ok(values);
}
