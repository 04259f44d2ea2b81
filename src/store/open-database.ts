/**
 * One way to every database: a `pg` pool with Kysely on top, whether PostgreSQL runs in this process or
 * on a server. After opening, the schema is this release's and every connection acts as `sovet_app`.
 */
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type { Socket } from 'node:net';
import { type ClientBase, Pool, type PoolConfig } from 'pg';
import type { SyncFile } from './durable-file-system.ts';
import { type EmbeddedEngine, openDirectory, openMemory } from './embedded.ts';
import { EmbeddedStream } from './embedded-stream.ts';
import { migrate, type Migration, readMigrations } from './migrate.ts';
import { OneSessionPool } from './one-session-pool.ts';
import { ROW_TYPES } from './row-types.ts';
import { inTransaction, type TransactionOptions } from './transaction.ts';

/** A server's address (`postgres://…`), a data directory of our own, or memory. */
export type DatabaseLocation =
  | { readonly url: string }
  | { readonly directory: string }
  | { readonly memory: true };

export interface OpenOptions {
  /** Default: those of this release. */
  readonly migrations?: readonly Migration[];
  /** Milliseconds a caller waits for a free connection. Default 30,000. */
  readonly connectionTimeoutMs?: number;
  /** Sessions on a server. Default 10. An embedded database has one, always. */
  readonly maxConnections?: number;
  /** Forces a file of an embedded database to disk; tests count its calls. */
  readonly sync?: SyncFile;
  /** Told when a server drops an idle connection. The pool replaces it; nothing is lost. */
  readonly onConnectionLost?: (error: Error) => void;
}

export interface Database<Tables = unknown> {
  readonly kind: 'embedded' | 'server';
  readonly pool: Pool;
  readonly kysely: Kysely<Tables>;
  /** @see inTransaction */
  readonly transaction: <T>(work: (transaction: Transaction<Tables>) => Promise<T>, options?: TransactionOptions) => Promise<T>;
  /** Runs `work` in a session with the rights of the tables' owner: migrations and upkeep only. */
  readonly asOwner: <T>(work: (client: ClientBase) => Promise<T>) => Promise<T>;
  /** Waits for running queries. Idempotent. */
  readonly close: () => Promise<void>;
}

const DEFAULT_CONNECTION_TIMEOUT_MS = 30_000;

interface Source {
  readonly kind: Database['kind'];
  readonly poolConfig: () => PoolConfig;
  readonly close: () => Promise<void>;
}

function serverSource(url: string, maxConnections = 10): Source {
  return {
    kind: 'server',
    poolConfig: () => ({ connectionString: url, max: maxConnections, application_name: 'sovet' }),
    close: () => Promise.resolve(),
  };
}

function embeddedSource(engine: EmbeddedEngine): Source {
  return {
    kind: 'embedded',
    // PGlite has a single session. It outlives its clients, so none is dropped for idling.
    poolConfig: () => ({ stream: () => new EmbeddedStream(engine.exchange) as unknown as Socket, user: 'postgres', database: 'postgres', host: 'embedded', ssl: false, max: 1, idleTimeoutMillis: 0 }),
    close: engine.close,
  };
}

async function openSource(location: DatabaseLocation, options: OpenOptions): Promise<Source> {
  if ('url' in location) return serverSource(location.url, options.maxConnections);
  return embeddedSource('directory' in location ? await openDirectory(location.directory, options.sync) : await openMemory());
}

async function actAsApp(client: ClientBase): Promise<void> {
  await client.query('set role sovet_app');
}

function openPool(source: Source, options: OpenOptions, onConnect?: (client: ClientBase) => Promise<void>): Pool {
  const config: PoolConfig = {
    ...source.poolConfig(),
    types: ROW_TYPES,
    connectionTimeoutMillis: options.connectionTimeoutMs ?? DEFAULT_CONNECTION_TIMEOUT_MS,
    // The pool awaits this before it lends the connection; its types do not say so.
    ...(onConnect ? { onConnect: onConnect as (client: ClientBase) => void } : { max: 1 }),
  };
  const pool = source.kind === 'embedded' ? new OneSessionPool(config, onConnect ?? (() => Promise.resolve())) : new Pool(config);
  // Without a listener a lost idle connection would end the process.
  pool.on('error', error => options.onConnectionLost?.(error));
  return pool;
}

async function bringUpToDate(source: Source, options: OpenOptions): Promise<void> {
  const migrations = options.migrations ?? await readMigrations();
  const pool = openPool(source, options);
  try {
    const client = await pool.connect();
    try {
      await migrate(client, migrations);
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}

async function asOwner<T>(pool: Pool, work: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('reset role');
    return await work(client);
  } catch (error) {
    // The embedded database's one session survives its client: a transaction left open would be everybody's.
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    // A session that cannot be brought back to the app's rights is thrown away rather than reused.
    await actAsApp(client).then(() => { client.release(); }, () => { client.release(true); });
  }
}

/**
 * Opens the database and brings its schema up to date.
 *
 * @throws DirectoryInUse when another process has the data directory open
 * @throws MigrationRefused when the database does not fit this release
 */
export async function openDatabase<Tables = unknown>(location: DatabaseLocation, options: OpenOptions = {}): Promise<Database<Tables>> {
  const source = await openSource(location, options);
  try {
    await bringUpToDate(source, options);
  } catch (error) {
    await source.close();
    throw error;
  }
  const pool = openPool(source, options, actAsApp);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  return {
    kind: source.kind,
    pool,
    kysely,
    transaction: (work, transactionOptions) => inTransaction(kysely, work, transactionOptions),
    asOwner: work => asOwner(pool, work),
    close: () => closing ??= pool.end().then(source.close),
  };
}
