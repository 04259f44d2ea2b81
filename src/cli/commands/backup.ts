/** `sovet backup`: a consistent copy of a data directory. */
import { resolve } from 'node:path';
import { copyWithList, refuseExisting } from '../backup-copy.ts';
import { type Command, type ExitStatus, type Io, parseArguments } from '../command.ts';
import { DATA_DIRECTORY, dataDirectory, inUse } from '../data-directory.ts';
import { showProgress } from '../progress.ts';
import { UnusableInput } from '../unusable-input.ts';
import { VERSION } from '../version.ts';

const USAGE = `Usage: sovet backup --to DIR [--data DIR]

Copies a data directory, with the size and the digest of every file, to a directory that is new.

  --to DIR    where the copy goes
  --data DIR  the data directory (default ./sovet-data); no server may be running on it

The copy holds everything, the installation's secret and the keys that sign the records too: keep it
as safely as the original. A PostgreSQL server is backed up with its own pg_dump.

Exit status: 0 copied, 2 there is no data, it is in use, or the target is not empty.`;

const OPTIONS = { to: { type: 'string' }, data: { type: 'string' } } as const;

async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parseArguments(OPTIONS, args);
  if (positionals.length > 0) throw new UnusableInput(`there is no argument ${positionals.join(' ')}`);
  if (values.to === undefined) throw new UnusableInput('--to DIR is missing');
  if (values.data === undefined && (io.env['DATABASE_URL'] ?? '') !== '')
    throw new UnusableInput('DATABASE_URL names a PostgreSQL server: back it up with pg_dump --format=custom, and restore with pg_restore; or name a directory with --data');
  const [from, to] = [await dataDirectory(values.data ?? DATA_DIRECTORY, io), resolve(io.cwd, values.to)];
  if (`${to}/`.startsWith(`${from}/`)) throw new UnusableInput(`--to: ${values.to} lies in the data directory itself`);
  await refuseExisting(to, values.to);
  const list = await copied(from, to, io);
  const bytes = list.files.reduce((sum, file) => sum + file.bytes, 0);
  io.stdout.write(`${values.to}: ${list.files.length} files, ${Math.ceil(bytes / 1_000_000)} MB\n`);
  return 0;
}

async function copied(from: string, to: string, io: Io): ReturnType<typeof copyWithList> {
  const { lockDirectory } = await import('#store/directory-lock.ts');
  const lock = locked(() => lockDirectory(from));
  try {
    return await copyWithList(from, to, { sovet: VERSION, madeAt: new Date().toISOString() }, (done, total) => { showProgress(io, `Copying: ${done} of ${total} files`); });
  } finally {
    lock.release();
    showProgress(io, '');
  }
}

function locked<T>(take: () => T): T {
  try {
    return take();
  } catch (error) {
    throw inUse(error);
  }
}

export const backup: Command = { name: 'backup', summary: 'copies a data directory, checked file by file', usage: USAGE, options: OPTIONS, run };
