/** What happens, as open pages and caches hear of it: kinds and things, and never who did it. From this process and from its neighbours. */
import type { AssemblyEvent } from '#assembly/event.ts';
import type { Assembly } from './assembly.ts';

export interface Change {
  /** Undefined after a time in which nothing could be heard: anything may have changed anywhere. */
  readonly org: string | undefined;
  readonly kinds: readonly string[];
  readonly ids: readonly string[];
}

export const ANYTHING: Change = { org: undefined, kinds: [], ids: [] };

/** Members of events that name things. Those that name people are not told: who signs and who seconds is nobody's news. */
const THINGS: ReadonlySet<string> = new Set(['body', 'unit', 'seat', 'election', 'poll', 'petition', 'meeting', 'motion', 'decision', 'instruction', 'report', 'ratification', 'emergency']);

/** Kinds of events and the things they are about; a page asks again for what it shows. */
export function changeOf(org: string, events: readonly AssemblyEvent[]): Change {
  const ids = new Set<string>();
  for (const { data } of events)
    for (const [name, value] of Object.entries(data) as [string, unknown][]) {
      if (!THINGS.has(name)) continue;
      if (typeof value === 'string') ids.add(value);
      else if (typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string') ids.add(value.id);
    }
  return { org, kinds: [...new Set(events.map(event => event.kind))], ids: [...ids] };
}

export type ChangeListener = (change: Change) => void;

export class Changes {
  readonly #listeners = new Set<ChangeListener>();

  constructor(assembly: Assembly) {
    assembly.listen((org, events) => { this.tell(changeOf(org, events)); });
  }

  /** Hears of everything after it is committed, of what neighbours did a moment later. Returns how to stop listening. */
  listen(listener: ChangeListener): () => void {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  }

  tell(change: Change): void {
    for (const listener of this.#listeners) listener(change);
  }
}
