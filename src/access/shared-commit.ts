/**
 * Lets sign-ins that arrive together share one commit. The embedded database has a single session and a
 * commit waits for the disk, so eight hundred phones one after the other would wait for eight hundred
 * syncs. Each work stands behind its own savepoint: one that fails leaves the others alone.
 */
import { oneTransaction } from '#store/one-transaction.ts';
import type { AccessDatabase, Queries } from './database.ts';

/** Answers after the commit that made the work durable. `work` must use nothing but its argument. */
export type SharedCommit = <T>(work: (queries: Queries) => Promise<T>) => Promise<T>;

interface Job {
  /** Does the work and says how to answer once it is durable. */
  readonly run: (queries: Queries) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

export function sharedCommit(database: AccessDatabase, most = 100): SharedCommit {
  const waiting: Job[] = [];
  let running = false;

  const run = async (): Promise<void> => {
    while (waiting.length > 0) {
      await commit(database, waiting.splice(0, most));
      // The embedded database answers in microtasks; without this, timers and sockets would starve.
      await new Promise(setImmediate);
    }
    running = false;
  };

  return <T>(work: (queries: Queries) => Promise<T>) => {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    waiting.push({
      run: async queries => {
        const outcome = await behindSavepoint(queries, work);
        return outcome.done ? () => { resolve(outcome.value); } : () => { reject(outcome.error as Error); };
      },
      fail: reject,
    });
    if (!running) {
      running = true;
      queueMicrotask(() => { void run(); });
    }
    return promise;
  };
}

/** When the commit itself fails nothing has happened, and every job is told so. */
async function commit(database: AccessDatabase, jobs: readonly Job[]): Promise<void> {
  try {
    const answers = await oneTransaction(database.pool, async queries => {
      const ready: (() => void)[] = [];
      for (const job of jobs) ready.push(await job.run(queries));
      return ready;
    });
    for (const answer of answers) answer();
  } catch (error) {
    for (const job of jobs) job.fail(error);
  }
}

type Done<T> = { readonly done: true; readonly value: T } | { readonly done: false; readonly error: unknown };

async function behindSavepoint<T>(queries: Queries, work: (queries: Queries) => Promise<T>): Promise<Done<T>> {
  await queries.query('savepoint one_of_many');
  try {
    const value = await work(queries);
    await queries.query('release savepoint one_of_many');
    return { done: true, value };
  } catch (error) {
    await queries.query('rollback to savepoint one_of_many');
    return { done: false, error };
  }
}
