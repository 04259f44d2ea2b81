/** What this room needs of the store's `Database`: its pool. One statement at a time on one connection. */
import type { Pool, PoolClient } from 'pg';

export interface AccessDatabase {
  /** On a server other processes may work beside this one; an embedded database is ours alone. */
  readonly kind: 'embedded' | 'server';
  readonly pool: Pick<Pool, 'query' | 'connect'>;
}

/** Either the pool or the connection of a running transaction. */
export type Queries = Pick<PoolClient, 'query'>;

const UNIQUE_VIOLATION = '23505';

export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION;
}
