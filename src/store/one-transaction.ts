/** A transaction on one connection of the pool, for SQL written by hand. */
import type { Pool, PoolClient } from 'pg';

/**
 * Commits what `work` did, or nothing of it. Never runs it twice: what asks for another try wraps this.
 * Inside `work` only its client may be used: the embedded database has a single connection.
 */
export async function oneTransaction<T>(pool: Pick<Pool, 'connect'>, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isBroken = false;
  try {
    await client.query('begin');
    const outcome = await work(client);
    await client.query('commit');
    return outcome;
  } catch (error) {
    // A connection whose rollback fails is thrown away rather than lent again.
    await client.query('rollback').catch(() => { isBroken = true; });
    throw error;
  } finally {
    client.release(isBroken);
  }
}
