/** A transaction on one session of the pool, for SQL written by hand. */
import type { Pool } from 'pg';
import { withAnotherTry } from '../another-try.ts';
import { oneTransaction } from '../one-transaction.ts';
import { preparedSessionOf, type Session } from './session.ts';

/** Thrown to leave a transaction without a trace; `value` is the outcome all the same. */
export class RolledBack<T> extends Error {
  readonly value: T;
  constructor(value: T) {
    super('rolled back on purpose');
    this.value = value;
  }
}

/** Commits what `work` did, or nothing. `work` may run again after a deadlock and must have no effect elsewhere. */
export function inSession<T>(pool: Pool, work: (session: Session) => Promise<T>): Promise<T> {
  return withAnotherTry(() => oneTransaction(pool, client => work(preparedSessionOf(client))));
}

/** Reads and asks as if acting, and leaves nothing behind. */
export async function asIf<T>(pool: Pool, work: (session: Session) => Promise<T>): Promise<T> {
  try {
    await inSession(pool, async session => { throw new RolledBack(await work(session)); });
  } catch (error) {
    if (error instanceof RolledBack) return error.value as T;
    throw error;
  }
  throw new Error('unreachable');
}
