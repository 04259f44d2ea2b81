/**
 * Copies of a data directory: every file with its size and digest in `backup.json`, which is written last, so that
 * a copy without it is known to be incomplete.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { cp, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { UnusableInput } from './unusable-input.ts';

const LIST = 'backup.json';
/** Opening the lock file would drop the lock; both are about the process and not about the data. */
const LEFT_OUT: ReadonlySet<string> = new Set(['lock', 'owner']);

const FORMAT = z.strictObject({
  format: z.literal('sovet-backup'), version: z.literal(1), sovet: z.string(), madeAt: z.string(),
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int(), sha256: z.string() })),
});
export type BackupList = z.infer<typeof FORMAT>;

export type Progress = (done: number, total: number) => void;

/** @throws UnusableInput when something is there already */
export async function refuseExisting(path: string, shown: string): Promise<void> {
  const there = await readdir(path).catch((error: NodeJS.ErrnoException) => { if (error.code === 'ENOENT') return []; throw error; });
  if (there.length > 0) throw new UnusableInput(`${shown}: is there already and not empty; nothing was changed`);
}

/** Copies `from` to `to` and lists what was copied. The caller holds the lock of `from`. */
export async function copyWithList(from: string, to: string, facts: { readonly sovet: string; readonly madeAt: string }, progress: Progress): Promise<BackupList> {
  const unfinished = `${to}.part`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  const files = await copyTree(from, unfinished, await pathsIn(from), progress);
  const list: BackupList = { format: 'sovet-backup', version: 1, ...facts, files };
  await writeFile(join(unfinished, LIST), `${JSON.stringify(list, null, 1)}\n`, { mode: 0o600, flush: true });
  await takeName(unfinished, to);
  return list;
}

/** Copies a backup to `to` after every file has been held against the list. @throws UnusableInput naming each file that differs */
export async function restoreFrom(backup: string, to: string, shown: string, progress: Progress): Promise<BackupList> {
  const list = await readList(backup, shown);
  const unfinished = `${to}.part`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  const paths = list.files.map(({ path }) => path);
  const missing = await absent(backup, paths);
  if (missing.length > 0) throw new UnusableInput(...missing.map(path => `${shown}: ${path} is missing`));
  const copied = new Map((await copyTree(backup, unfinished, { files: paths, folders: (await pathsIn(backup)).folders }, progress)).map(({ path, sha256 }) => [path, sha256]));
  const differing = list.files.filter(({ path, sha256 }) => copied.get(path) !== sha256);
  if (differing.length > 0) {
    await rm(unfinished, { recursive: true, force: true });
    throw new UnusableInput(...differing.map(({ path }) => `${shown}: ${path} is not what was backed up`));
  }
  await takeName(unfinished, to);
  return list;
}

async function readList(backup: string, shown: string): Promise<BackupList> {
  const text = await readFile(join(backup, LIST), 'utf8').catch(() => { throw new UnusableInput(`${shown}: no complete backup is here; ${LIST} is missing`); });
  try {
    const list = FORMAT.parse(JSON.parse(text));
    const strange = list.files.find(({ path }) => path.split('/').some(part => part === '..' || part === '') || path.startsWith('/'));
    if (strange) throw new Error(`bad path ${strange.path}`);
    return list;
  } catch {
    throw new UnusableInput(`${join(shown, LIST)}:1: is no list of a backup`);
  }
}

async function absent(folder: string, paths: readonly string[]): Promise<readonly string[]> {
  const there = await Promise.all(paths.map(path => stat(join(folder, path)).then(() => true, () => false)));
  return paths.filter((_, index) => !there[index]);
}

interface Tree {
  readonly files: readonly string[];
  /** Empty ones too: PostgreSQL wants its directories. */
  readonly folders: readonly string[];
}

async function pathsIn(folder: string): Promise<Tree> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  const path = (entry: (typeof all)[number]): string => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
  return {
    files: all.filter(entry => entry.isFile()).map(path).filter(name => !LEFT_OUT.has(name) && name !== LIST).sort(),
    folders: all.filter(entry => entry.isDirectory()).map(path).sort(),
  };
}

async function copyTree(from: string, to: string, { files, folders }: Tree, progress: Progress): Promise<BackupList['files']> {
  for (const folder of folders) await mkdir(join(to, folder), { recursive: true, mode: 0o700 });
  const copied: BackupList['files'] = [];
  for (const path of files) {
    const target = join(to, path);
    await cp(join(from, path), target, { preserveTimestamps: true });
    await synced(target);
    copied.push({ path, bytes: (await stat(target)).size, sha256: await digestOf(target) });
    progress(copied.length, files.length);
  }
  return copied;
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}

/** A backup that is only in the memory of the machine is none. */
async function synced(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}

async function takeName(unfinished: string, to: string): Promise<void> {
  // An empty directory of the name gives way.
  await rm(to, { recursive: true, force: true });
  await rename(unfinished, to);
  await synced(dirname(to));
}
