/** What this room needs of the store's `Database`: its pool. One statement at a time on one connection. */
import type { Pool, PoolClient } from 'pg';

export interface AccessDatabase {
  readonly pool: Pick<Pool, 'query' | 'connect'>;
}

/** Either the pool or the connection of a running transaction. */
export type Queries = Pick<PoolClient, 'query'>;

/**
 * Inside `work` only `queries` may be used: the embedded database has a single connection. Never run
 * twice, unlike the store's own transactions: a code that is used up must be used up once.
 */
export async function inTransaction<T>({ pool }: AccessDatabase, work: (queries: Queries) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('begin');
    const outcome = await work(client);
    await client.query('commit');
    return outcome;
  } catch (error) {
    await client.query('rollback').catch(() => { broken = true; });
    throw error;
  } finally {
    client.release(broken);
  }
}

const UNIQUE_VIOLATION = '23505';

export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION;
}
