/**
 * PostgreSQL inside this process (PGlite): in memory for tests and trials, or durable in a directory.
 *
 * PGlite runs PostgreSQL in single-user mode: one session, no background processes. Checkpoints and
 * vacuum are therefore ours to ask for (`upkeep.ts`).
 */
import { chmodSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MemoryFS, PGlite } from '@electric-sql/pglite';
import { lockDirectory } from './directory-lock.ts';
import type { Exchange } from './embedded-stream.ts';
import { DurableFileSystem, type SyncFile } from './durable-file-system.ts';
import { layDownCluster, preparedCluster } from './prepared-cluster.ts';

/** The engine and what must be let go with it. */
export interface EmbeddedEngine {
  readonly exchange: Exchange;
  readonly close: () => Promise<void>;
}

/**
 * `-F` would switch syncing off. Only `wal_sync_method=fsync` reaches the durable file system's hook.
 * The small log size keeps fewer spent segments on disk; recovery time is bounded by `upkeep.ts`. Spent segments are
 * removed and not used again, because ballots that were cast would stay in them for months (`forget-ballots.ts`).
 */
const DURABLE_PARAMETERS = [
  ...PGlite.defaultStartParams.filter(parameter => parameter !== '-F'),
  '-c', 'fsync=on',
  '-c', 'wal_sync_method=fsync',
  '-c', 'max_wal_size=64MB',
  '-c', 'min_wal_size=32MB',
  '-c', 'wal_recycle=off',
];

const POSTGRES_MAJOR = '18';

/** A memory file system that starts as a copy of a prepared cluster. */
class PreparedMemory extends MemoryFS {
  readonly #prepared: string;

  constructor(prepared: string) {
    super();
    this.#prepared = prepared;
  }

  override async initialSyncFs(): Promise<void> {
    this.#copy(this.#prepared, PGlite.paths.PGDATA);
  }

  #copy(from: string, to: string): void {
    const files = this.pg!.Module.FS;
    if (!files.analyzePath(to).exists) files.mkdir(to, 0o700);
    for (const entry of readdirSync(from, { withFileTypes: true })) {
      const [source, target] = [join(from, entry.name), `${to}/${entry.name}`];
      if (entry.isDirectory()) this.#copy(source, target);
      else files.writeFile(target, readFileSync(source));
    }
  }
}

/** Nothing of it outlives `close`. */
export async function openMemory(): Promise<EmbeddedEngine> {
  const prepared = await preparedCluster();
  const pglite = await PGlite.create(prepared === undefined ? {} : { fs: new PreparedMemory(prepared) });
  return { exchange: bytes => pglite.execProtocolRaw(bytes), close: () => pglite.close() };
}

function refuseOtherVersion(cluster: string): void {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (made !== POSTGRES_MAJOR) {
    throw new Error(`The data in ${cluster} was made by PostgreSQL ${made}; this release embeds PostgreSQL ${POSTGRES_MAJOR}. Export it with the release that made it, then import it here.`);
  }
}

/**
 * Opens the cluster in `directory/postgres`, made on first use. A commit is on disk when it is answered.
 *
 * @param sync forces a file to disk; tests count its calls
 * @throws DirectoryInUse when another process has the directory open
 */
export async function openDirectory(directory: string, sync?: SyncFile): Promise<EmbeddedEngine> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = lockDirectory(directory);
  try {
    const cluster = join(directory, 'postgres');
    await layDownCluster(cluster);
    // PGlite makes files that everybody may write, and the directory may have been there before us, open to all.
    chmodSync(cluster, 0o700);
    refuseOtherVersion(cluster);
    const fs = new DurableFileSystem(cluster, sync);
    const pglite = await PGlite.create({ fs, startParams: DURABLE_PARAMETERS });
    fs.opened();
    return { exchange: bytes => pglite.execProtocolRaw(bytes), close: () => pglite.close().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw error;
  }
}
