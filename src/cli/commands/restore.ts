/** `sovet restore`: a data directory from a backup. */
import { resolve } from 'node:path';
import { refuseExisting, restoreFrom } from '../backup-copy.ts';
import { type Command, type ExitStatus, type Io, parseArguments, soleArgument } from '../command.ts';
import { DATA_DIRECTORY } from '../data-directory.ts';
import { showProgress } from '../progress.ts';

const USAGE = `Usage: sovet restore BACKUP [--data DIR]

Makes a data directory from a backup, after every file has been compared with its digest.

  BACKUP      a directory written by sovet backup
  --data DIR  the new data directory (default ./sovet-data); nothing may be there

Acts done after the backup are not in it. Members who hold checkpoints of a longer record will see that.

Exit status: 0 restored, 2 the backup is damaged or incomplete, or the data directory is not empty.`;

const OPTIONS = { data: { type: 'string', default: DATA_DIRECTORY } } as const;

async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values, positionals } = parseArguments(OPTIONS, args);
  const path = soleArgument(positionals, 'BACKUP');
  const to = resolve(io.cwd, values.data);
  await refuseExisting(to, values.data);
  const list = await restoreFrom(resolve(io.cwd, path), to, path, (done, total) => { showProgress(io, `Copying: ${done} of ${total} files`); })
    .finally(() => { showProgress(io, ''); });
  io.stdout.write(`${values.data}: restored as of ${list.madeAt}, ${list.files.length} files. Start it with: sovet start --data ${values.data}\n`);
  return 0;
}

export const restore: Command = { name: 'restore', summary: 'makes a data directory from a backup', usage: USAGE, options: OPTIONS, run };
