/** The declared indexes of facts in memory: from kind, field and value to the facts that have it, in order of id. */
import { byCodePoint } from '#kernel/order.ts';
import { INDEXES, type FactKind, type FactTypes } from './facts.ts';

type AnyFact = FactTypes[FactKind];

interface Bucket {
  readonly facts: Map<string, AnyFact>;
  /** Forgotten when a fact joins or leaves. */
  sorted: readonly AnyFact[] | undefined;
}

const NONE: readonly AnyFact[] = [];

/** Mutable on purpose: part of a store. A fact is removed as it was added, before its successor is added. */
export class FactIndex {
  readonly #buckets = new Map<string, Bucket>();

  add(kind: FactKind, id: string, fact: AnyFact): void {
    for (const name of namesOf(kind, fact)) {
      const bucket = this.#buckets.get(name) ?? { facts: new Map(), sorted: undefined };
      bucket.facts.set(id, fact);
      bucket.sorted = undefined;
      this.#buckets.set(name, bucket);
    }
  }

  remove(kind: FactKind, id: string, fact: AnyFact | undefined): void {
    if (fact === undefined) return;
    for (const name of namesOf(kind, fact)) {
      const bucket = this.#buckets.get(name);
      if (!bucket?.facts.delete(id)) continue;
      bucket.sorted = undefined;
      if (bucket.facts.size === 0) this.#buckets.delete(name);
    }
  }

  find(kind: FactKind, field: string, value: string): readonly AnyFact[] {
    const bucket = this.#buckets.get(nameOf(kind, field, value));
    if (!bucket) return NONE;
    return (bucket.sorted ??= [...bucket.facts].sort(([a], [b]) => byCodePoint(a, b)).map(([, fact]) => fact));
  }
}

function nameOf(kind: FactKind, field: string, value: string): string {
  return `${kind}\n${field}\n${value}`;
}

function namesOf(kind: FactKind, fact: AnyFact): string[] {
  const keys = (INDEXES[kind] as (fact: AnyFact) => Readonly<Record<string, string | readonly string[] | undefined>>)(fact);
  return Object.entries(keys).flatMap(([field, found]) => (found === undefined ? [] : typeof found === 'string' ? [found] : found).map(value => nameOf(kind, field, value)));
}
