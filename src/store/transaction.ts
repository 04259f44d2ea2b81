/** Transactions that are run again when the database asks for it. */
import type { IsolationLevel, Kysely, Transaction } from 'kysely';
import { yieldToLoop } from './yield-to-loop.ts';

const TRIES = 3;

/** serialization_failure and deadlock_detected: nothing was done, and the same may succeed now. @see PostgreSQL manual, 13.5 */
const WORTH_ANOTHER_TRY = new Set(['40001', '40P01']);

function isWorthAnotherTry(error: unknown): boolean {
  return error instanceof Error && WORTH_ANOTHER_TRY.has(String((error as { code?: unknown }).code));
}

export interface TransactionOptions {
  /** Default: read committed. */
  readonly isolation?: IsolationLevel;
}

/**
 * Commits what `work` did, or nothing of it. `work` may run up to three times and must therefore have
 * no effect outside the transaction; the world is told after this returns.
 *
 * On an embedded database there is one session: a query past the given transaction waits for it, and
 * fails when the pool's time-out for connections is over.
 */
export async function inTransaction<Tables, T>(
  kysely: Kysely<Tables>,
  work: (transaction: Transaction<Tables>) => Promise<T>,
  { isolation = 'read committed' }: TransactionOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await kysely.transaction().setIsolationLevel(isolation).execute(work);
    } catch (error) {
      if (attempt === TRIES || !isWorthAnotherTry(error)) throw error;
      await yieldToLoop();
    }
  }
}
