/**
 * What a server's background processes do and PGlite, which has none, leaves to us: checkpoints, which
 * bound the time of recovery after a crash, and vacuum with statistics. Servers need nothing from here.
 */
import type { Database } from './open-database.ts';
import { yieldToLoop } from './yield-to-loop.ts';

/** Recovery reads the log since the last checkpoint; 1M ballots (about 600 MB of log) took 20 s once. */
const LOG_BYTES_BETWEEN_CHECKPOINTS = 32 * 1024 * 1024;

/** The thresholds of autovacuum's defaults. @see PostgreSQL manual, 24.1.6 */
const TABLES_DUE = `
  select format('%I.%I', stat.schemaname, stat.relname) as name
  from pg_stat_user_tables as stat join pg_class on pg_class.oid = stat.relid
  where n_dead_tup > 50 + 0.2 * greatest(reltuples, 0)
    or n_ins_since_vacuum > 1000 + 0.2 * greatest(reltuples, 0)
    or n_mod_since_analyze > 50 + 0.1 * greatest(reltuples, 0)
  order by 1`;

type UpkeepDatabase = Pick<Database, 'kind' | 'asOwner'>;

/** Checkpoints when enough log has been written since the last one; whether it did. */
export async function checkpointWhenDue({ asOwner }: UpkeepDatabase, logBytes = LOG_BYTES_BETWEEN_CHECKPOINTS): Promise<boolean> {
  return asOwner(async client => {
    const { rows } = await client.query<{ readonly due: boolean }>(
      'select pg_current_wal_insert_lsn() - redo_lsn >= $1 as due from pg_control_checkpoint()', [logBytes]);
    if (rows[0]?.due !== true) return false;
    await client.query('checkpoint');
    return true;
  });
}

/** Vacuums and analyses the tables that changed enough, letting others in between; their names. */
export async function vacuumWhenDue({ asOwner }: UpkeepDatabase): Promise<readonly string[]> {
  const due = await asOwner(async client => {
    // A session reports its own changes only now and then; here it is the only session there is.
    await client.query('select pg_stat_force_next_flush()');
    return client.query<{ readonly name: string }>(TABLES_DUE);
  });
  for (const { name } of due.rows) {
    await asOwner(client => client.query(`vacuum (analyze) ${name}`));
    await yieldToLoop();
  }
  return due.rows.map(({ name }) => name);
}

export interface UpkeepSchedule {
  /** Milliseconds. */
  readonly checkEvery: number;
  /** Milliseconds. */
  readonly vacuumEvery: number;
  /** The next round tries again. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Keeps an embedded database up until the returned function is called and has returned. Does not keep
 * the process alive.
 */
export function scheduleUpkeep(database: UpkeepDatabase, { checkEvery, vacuumEvery, onFailure }: UpkeepSchedule): () => Promise<void> {
  if (database.kind === 'server') return () => Promise.resolve();
  let running: Promise<void> = Promise.resolve();
  // Rounds queue up behind each other instead of overlapping.
  const round = (work: () => Promise<unknown>) => (): void => { running = running.then(work).then(() => undefined, onFailure); };
  const timers = [
    setInterval(round(() => checkpointWhenDue(database)), checkEvery),
    setInterval(round(() => vacuumWhenDue(database)), vacuumEvery),
  ];
  for (const timer of timers) timer.unref();
  return () => {
    for (const timer of timers) clearInterval(timer);
    return running;
  };
}
