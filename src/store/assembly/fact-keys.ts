/** Under which keys a fact is found: the declared indexes of its kind, as rows of `fact_index`. */
import { INDEXES, type FactKind, type FactTypes } from '#assembly/facts.ts';

type AnyFact = FactTypes[FactKind];
type Keys = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface FactKey {
  readonly kind: FactKind;
  readonly field: string;
  readonly value: string;
  readonly id: string;
}

function keysOf(kind: FactKind, fact: AnyFact): Keys {
  return (INDEXES[kind] as (fact: AnyFact) => Keys)(fact);
}

export function indexRows(kind: FactKind, id: string, fact: AnyFact): readonly FactKey[] {
  return Object.entries(keysOf(kind, fact)).flatMap(([field, found]) => (found === undefined ? [] : typeof found === 'string' ? [found] : found).map(value => ({ kind, field, value, id })));
}

export function isUnder(kind: FactKind, fact: AnyFact, field: string, value: string): boolean {
  const found = keysOf(kind, fact)[field];
  return typeof found === 'string' ? found === value : found?.includes(value) === true;
}
