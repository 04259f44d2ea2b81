/**
 * A database cluster made once and copied afterwards: initdb in WebAssembly takes seconds, a copy of its
 * result a fraction of one. The prepared cluster lies in node_modules/.cache, keyed by the version of
 * PGlite, because a cluster belongs to the build of PostgreSQL that made it.
 *
 * Every directory here appears under its final name only when it is complete (written beside it, synced,
 * renamed), so a killed or concurrent starter never leaves half a cluster to be opened.
 */
import { randomUUID } from 'node:crypto';
import { constants, cpSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/sovet/', import.meta.url));
const RENAME_LOST_TO_ANOTHER = new Set(['ENOTEMPTY', 'EEXIST', 'EPERM']);
const CACHE_NOT_WRITABLE = new Set(['EACCES', 'EROFS', 'ENOENT', 'EPERM']);

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

async function pgliteVersion(): Promise<string> {
  const file = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'));
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
}

async function exists(cluster: string): Promise<boolean> {
  return readFile(join(cluster, 'PG_VERSION')).then(() => true, () => false);
}

async function initialise(directory: string): Promise<void> {
  const database = await PGlite.create({ fs: new NodeFS(directory) });
  // A clean shutdown ends the log with a checkpoint, so that the copies open without recovery.
  await database.close();
}

async function syncEntry(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Forces a directory and all below it to stable storage: nothing else ever syncs the files of initdb. */
async function syncTree(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries.map(entry => join(entry.parentPath, entry.name));
  await Promise.all([directory, ...paths].map(syncEntry));
}

/** Builds the directory beside its place and moves it there; another starter that was faster wins. */
async function appearComplete(place: string, fill: (directory: string) => Promise<void>): Promise<void> {
  const draft = `${place}.new-${randomUUID()}`;
  try {
    await fill(draft);
    await syncTree(draft);
    await rename(draft, place);
    await syncEntry(dirname(place));
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(RENAME_LOST_TO_ANOTHER.has(codeOf(error)) && await exists(place))) throw error;
  }
}

/**
 * The prepared cluster's directory, made on first use. Undefined where the cache cannot be written (a
 * read-only installation): callers then initialise a cluster of their own.
 *
 * @param cache where prepared clusters are kept
 */
export async function preparedCluster(cache: string = CACHE): Promise<string | undefined> {
  const place = join(cache, `cluster-pglite-${await pgliteVersion()}`);
  if (await exists(place)) return place;
  try {
    await mkdir(cache, { recursive: true });
    await appearComplete(place, initialise);
    return place;
  } catch (error) {
    if (CACHE_NOT_WRITABLE.has(codeOf(error))) return undefined;
    throw error;
  }
}

/** Makes a cluster at `place` when there is none: a copy of the prepared one where possible. */
export async function layDownCluster(place: string): Promise<void> {
  if (await exists(place)) return;
  await removeAbandonedDrafts(place);
  const prepared = await preparedCluster();
  await appearComplete(place, async draft => {
    if (prepared === undefined) return initialise(draft);
    // Synchronous: a thousand small files take a third of the time, and nothing else runs yet.
    cpSync(prepared, draft, { recursive: true, mode: constants.COPYFILE_FICLONE });
  });
}

/** Drafts of starters that were killed; the caller holds the directory lock, so none is in use. */
async function removeAbandonedDrafts(place: string): Promise<void> {
  const parent = dirname(place);
  const drafts = (await readdir(parent)).filter(name => join(parent, name).startsWith(`${place}.new-`));
  await Promise.all(drafts.map(name => rm(join(parent, name), { recursive: true, force: true })));
}
