/** Transactions that are run again when the database asks for it. */
import type { IsolationLevel, Kysely, Transaction } from 'kysely';
import { withAnotherTry } from './another-try.ts';

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
  return withAnotherTry(() => kysely.transaction().setIsolationLevel(isolation).execute(work));
}
