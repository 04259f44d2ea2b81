/** A charter as it lies on disk: NAME.md, its readings in NAME.readings.md, and dated versions in NAME/YYYY-MM-DD.md. */
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { CharterSource } from '#charter/compile.ts';
import type { VersionHash } from '#charter/law.ts';
import { inForceOn, versionDay, type VersionFile } from '#charter/versions.ts';
import { parseDay, type Day } from '#kernel/time.ts';
import { readingsFile } from '#service/readings-file.ts';
import type { Io } from './command.ts';
import { readText } from './input-file.ts';
import { UnusableInput } from './unusable-input.ts';

export interface CharterWish {
  /** `-` is standard input, which has no files beside it. */
  readonly path: string;
  readonly asOf?: string | undefined;
  readonly readings?: boolean | undefined;
}

/** @throws UnusableInput for files that cannot be read and for days that are none */
export async function readCharterFiles({ path, asOf, readings }: CharterWish, io: Io): Promise<CharterSource> {
  const day = asOf === undefined ? undefined : dayOf(asOf);
  const text = await readText(path, io);
  const versions = path === '-' ? [] : await versionsBeside(path, io);
  const settled = readings ? await readingsBeside(path, io) : undefined;
  const inForce = day === undefined ? versions : inForceOn(versions, day);
  return {
    file: path, text, versions, version: fingerprint([text, ...inForce.map(version => version.text), ...(settled ? [settled.text] : [])]),
    ...(settled ? { readings: settled } : {}), ...(day === undefined ? {} : { asOf: day }),
  };
}

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new UnusableInput(`--as-of: a day is written YYYY-MM-DD, not ${text}`);
  return day;
}

async function versionsBeside(path: string, io: Io): Promise<readonly VersionFile[]> {
  const folder = path.replace(/\.md$/, '');
  if (folder === path) return [];
  const names = await readdir(resolve(io.cwd, folder)).catch(() => []);
  const dated = names.filter(name => /^\d{4}-\d{2}-\d{2}\.md$/.test(name)).sort();
  return Promise.all(dated.map(async name => {
    const file = join(folder, name);
    const inForce = versionDay(name);
    if (inForce === undefined) throw new UnusableInput(`${file}: the name is no day of the calendar`);
    return { file, text: await readText(file, io), inForce };
  }));
}

async function readingsBeside(path: string, io: Io): Promise<{ readonly file: string; readonly text: string }> {
  const file = readingsFile(path);
  if (file === path) throw new UnusableInput(`${path}: readings stand beside a file whose name ends in .md`);
  return { file, text: await readText(file, io) };
}

/** Names the text that was read. An adopted version has a salted commitment instead, which no file on disk has. */
function fingerprint(texts: readonly string[]): VersionHash {
  return `sha256:${createHash('sha256').update(texts.join('\n\n')).digest('hex')}` as VersionHash;
}
