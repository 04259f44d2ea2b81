/**
 * One owner for a data directory. Two PGlite processes on one directory lose acknowledged rows without
 * any error, so nothing opens a cluster before it holds this lock.
 *
 * The lock is the operating system's own lock on a file, taken through SQLite because Node has no call
 * for it. The kernel releases it when the owner ends, whether by close, crash or kill -9; it holds
 * between containers that share a volume; it needs no judgement about stale process numbers. The
 * number written beside it serves the error message only.
 *
 * The lock file must not be opened by anything else in this process: closing any descriptor of a file
 * drops the process's locks on it (POSIX record locks). Backups therefore read the cluster, not this file.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** SQLITE_BUSY: another connection holds the lock. @see https://sqlite.org/rescode.html#busy */
const SQLITE_BUSY = 5;

/** Holds on to every lock: a connection that is garbage-collected closes itself and gives its lock away. */
const held = new Set<DatabaseSync>();

export interface DirectoryLock {
  /** Idempotent. */
  readonly release: () => void;
}

/** Another process, or an earlier opening in this one, owns the directory. */
export class DirectoryInUse extends Error {
  readonly directory: string;
  readonly owner: string;

  constructor(directory: string, owner: string) {
    super(`The data directory ${directory} is already open in ${owner}. Stop that process, or choose another data directory.`);
    this.name = 'DirectoryInUse';
    this.directory = directory;
    this.owner = owner;
  }
}

function readOwner(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return 'a process that has not yet written its number';
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && (error as { errcode?: unknown }).errcode === SQLITE_BUSY;
}

function takeFileLock(file: string): DatabaseSync {
  const lock = new DatabaseSync(file, { timeout: 0 });
  try {
    // Never committed: the transaction, and with it the lock, lives as long as the process or `release`.
    lock.exec('begin exclusive');
    held.add(lock);
    return lock;
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** Creates the directory when it is missing. @throws DirectoryInUse when it has an owner already */
export function lockDirectory(directory: string): DirectoryLock {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const ownerFile = join(directory, 'owner');
  let lock: DatabaseSync;
  try {
    lock = takeFileLock(join(directory, 'lock'));
  } catch (error) {
    throw isBusy(error) ? new DirectoryInUse(directory, readOwner(ownerFile)) : error;
  }
  writeFileSync(ownerFile, `process ${process.pid} on ${hostname()}\n`);
  return { release: () => { if (held.delete(lock)) lock.close(); } };
}
