/** The built web application: made where a checkout has it as source only, and again when the source is newer. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Io } from './command.ts';

export const WEB_FOLDER = fileURLToPath(new URL('../../dist/web', import.meta.url));
const SOURCE = fileURLToPath(new URL('../../web', import.meta.url));
const VITE = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));
const PAGE = 'index.html';

/** UTC milliseconds of the last change; undefined for what is not there. */
async function changed(path: string): Promise<number | undefined> {
  return stat(path).then(({ mtimeMs }) => mtimeMs, () => undefined);
}

async function lastChangeIn(folder: string): Promise<number> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile());
  const times = await Promise.all(files.map(file => changed(join(file.parentPath, file.name))));
  return Math.max(0, ...times.map(time => time ?? 0));
}

/** A release has no source beside the built application, and keeps what it came with. */
async function isBuilt(): Promise<boolean> {
  const built = await changed(join(WEB_FOLDER, PAGE));
  if (await changed(join(SOURCE, PAGE)) === undefined) return true;
  return built !== undefined && built >= await lastChangeIn(SOURCE);
}

/** A process of its own, which a release never starts: people get the application without the aids for developers, whatever this one runs as. */
async function bundle(folder: string): Promise<void> {
  const vite = spawn(process.execPath, [VITE, 'build', SOURCE, '--outDir', folder, '--logLevel', 'error'], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } });
  const [complaints, [status]] = await Promise.all([text(vite.stderr), once(vite, 'close')]);
  if (status !== 0) throw new Error(complaints.trim());
}

/**
 * Several processes may start at once, and pages of the former build may be open: each builds under a name of its
 * own and adds its files, which carry a hash in their names; the page that names them comes last.
 */
async function build(): Promise<void> {
  const fresh = `${WEB_FOLDER}.${process.pid}`;
  await bundle(fresh);
  await cp(fresh, WEB_FOLDER, { recursive: true, filter: path => basename(path) !== PAGE });
  await rename(join(fresh, PAGE), join(WEB_FOLDER, PAGE));
  await rm(fresh, { recursive: true });
}

/** Says so before it builds, because it takes a few seconds. A failure leaves the interface for programs running. */
export async function buildWebApp({ stdout, stderr }: Pick<Io, 'stdout' | 'stderr'>): Promise<void> {
  if (await isBuilt()) return;
  stdout.write('Building the web application; this takes a few seconds …\n');
  try {
    await build();
  } catch (error) {
    stderr.write(`The web application could not be built: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
