/**
 * How many members meet a condition, kept for the pages that say what one may do now: everybody's page asks for
 * the same few figures. An act is judged by what the database says at its own time, never by these.
 */
import type { FactQuery } from '#assembly/asking.ts';
import type { AssemblyEvent } from '#assembly/event.ts';
import type { Clock } from './clock.ts';

/** Milliseconds: another process may have changed the roll. */
const KEPT_FOR = 30_000;
/** Of one organisation: some for each of its units. */
const KEPT_AT_MOST = 20_000;
const CHANGED_BY: ReadonlySet<string> = new Set<AssemblyEvent['kind']>(['standing-recorded', 'person-erased', 'units-recorded', 'unit-ended']);

type Answer = (query: FactQuery) => Promise<unknown>;
interface Kept { readonly until: number; readonly count: Promise<unknown> }

export class KeptCounts {
  readonly #clock: Clock;
  readonly #kept = new Map<string, Map<string, Kept>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** What happened in the organisation, after it is committed. */
  hear(org: string, events: readonly AssemblyEvent[]): void {
    if (events.some(event => CHANGED_BY.has(event.kind))) this.#kept.delete(org);
  }

  /** The same answers, with counts as they have been kept. */
  answering(org: string, answer: Answer): Answer {
    return query => {
      if (query.ask === 'count-members') return this.#count(org, query, answer);
      if (query.ask !== 'foresee') return answer(query);
      return answer({ ...query, counts: (query.counts ?? []).filter(each => !this.#keptOf(org, JSON.stringify(each))) });
    };
  }

  #keptOf(org: string, key: string): Kept | undefined {
    const kept = this.#kept.get(org)?.get(key);
    return kept && kept.until > this.#clock.now() ? kept : undefined;
  }

  #count(org: string, query: FactQuery, answer: Answer): Promise<unknown> {
    const key = JSON.stringify(query);
    const kept = this.#keptOf(org, key);
    if (kept) return kept.count;
    const count = answer(query);
    const all = this.#ofOrganisation(org);
    all.set(key, { until: this.#clock.now() + KEPT_FOR, count });
    count.catch(() => { all.delete(key); });
    return count;
  }

  #ofOrganisation(org: string): Map<string, Kept> {
    let all = this.#kept.get(org);
    if (!all || all.size >= KEPT_AT_MOST) this.#kept.set(org, all = new Map());
    return all;
  }
}
