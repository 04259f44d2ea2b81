/**
 * A directory of the host as PGlite's file system, with the one thing PGlite leaves out: syncing.
 *
 * As shipped, PGlite's file system over Node ignores fsync, so an acknowledged commit may sit in the
 * page cache when the power fails. Emscripten calls `stream_ops.fsync` when the C library's fsync is
 * called; installing that hook makes PostgreSQL's own sync points (commit, checkpoint, recovery) reach
 * the disk. It works only with `wal_sync_method=fsync`: the library's fdatasync is an empty stub.
 *
 * This leans on internals of PGlite 0.5.16, which is why that version is pinned and why a test counts
 * the syncs of every commit.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, fstatSync, fsyncSync, openSync } from 'node:fs';
import type { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** Forces one open file or directory to stable storage before it returns. Tests pass one that counts. */
export type SyncFile = (descriptor: number) => void;

/** The descriptor `nfd` is absent when the stream is a directory: Emscripten does not open those on the host. */
interface HostStream {
  readonly nfd?: number;
  readonly node: unknown;
}

interface HostFileSystem {
  readonly realPath: (node: unknown) => string;
  readonly stream_ops: { fsync?: (stream: HostStream) => number };
}

type EmscriptenOptions = Parameters<NodeFS['init']>[1];

/** Milliseconds by which the clock of files may be coarser than ours. */
const CLOCK_OF_FILES = 1_000;

/**
 * Forces a whole file system to disk with one call (syncfs), and gives the time before which everything on it
 * is safe. Undefined where there is no such call: then files are forced one by one.
 */
function flushAround(directory: string): number | undefined {
  const begun = Date.now();
  try {
    execFileSync('sync', ['-f', directory], { stdio: 'ignore' });
    return begun - CLOCK_OF_FILES;
  } catch {
    return undefined;
  }
}

function syncStream(fileSystem: HostFileSystem, stream: HostStream, sync: SyncFile): void {
  if (stream.nfd !== undefined) return sync(stream.nfd);
  const descriptor = openSync(fileSystem.realPath(stream.node), 'r');
  try {
    sync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * After a kill PostgreSQL first forces every file of the cluster to disk, two thousand calls of which each may
 * take milliseconds. While it opens, one call for all stands for those of files that nobody has written since.
 */
export class DurableFileSystem extends NodeFS {
  readonly #sync: SyncFile;
  readonly #directory: string;
  #safeBefore: number | undefined;

  constructor(directory: string, sync: SyncFile = fsyncSync) {
    super(directory);
    this.#directory = directory;
    this.#sync = sync;
  }

  override async init(database: PGlite, options: EmscriptenOptions): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(database, options);
    this.#safeBefore = flushAround(this.#directory);
    const installSync = (module: object): void => {
      const fileSystem = (module as { NODEFS: HostFileSystem }).NODEFS;
      fileSystem.stream_ops.fsync = stream => {
        syncStream(fileSystem, stream, descriptor => { if (!this.#isSafe(descriptor)) this.#sync(descriptor); });
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), installSync] } };
  }

  /** To be called when the database is open: from then on every sync is one, whatever happens to the clock. */
  opened(): void {
    this.#safeBefore = undefined;
  }

  #isSafe(descriptor: number): boolean {
    if (this.#safeBefore === undefined) return false;
    const { ctimeMs, mtimeMs } = fstatSync(descriptor);
    return Math.max(ctimeMs, mtimeMs) < this.#safeBefore;
  }
}
