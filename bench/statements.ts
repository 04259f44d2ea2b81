/** How long statements took, so that what grows with the data can be told from what waits for the disk. */
import type { ClientBase } from 'pg';
import type { Database } from '#store/open-database.ts';
import { percentile } from './figures.ts';

type Query = (statement: string | { readonly text: string }, ...rest: unknown[]) => Promise<unknown>;

export class Statements {
  #times = new Map<string, number[]>();

  /** Watches the sessions that the pool lends from now on. */
  constructor({ pool }: Database) {
    const watched = new WeakSet<ClientBase>();
    pool.on('acquire', client => {
      if (watched.has(client)) return;
      watched.add(client);
      const query = client.query.bind(client) as unknown as Query;
      client.query = ((statement: string | { readonly text: string }, ...rest: unknown[]) => this.#timed(typeof statement === 'string' ? statement : statement.text, () => query(statement, ...rest))) as never;
    });
  }

  forget(): void {
    this.#times = new Map();
  }

  /** Milliseconds that all statements but commits took together. */
  sum(): number {
    return [...this.#times].reduce((sum, [text, times]) => (text === 'commit' ? sum : sum + times.reduce((all, each) => all + each, 0)), 0);
  }

  medians(): ReadonlyMap<string, number> {
    return new Map([...this.#times].map(([text, times]) => [text, percentile(times, 0.5)]));
  }

  #timed(text: string, run: () => Promise<unknown>): unknown {
    const from = performance.now();
    const result: unknown = run();
    // With a callback nothing is promised; what is measured here never uses one.
    if (!(result instanceof Promise)) return result;
    return result.finally(() => {
      const times = this.#times.get(text) ?? [];
      times.push(performance.now() - from);
      this.#times.set(text, times);
    });
  }
}
