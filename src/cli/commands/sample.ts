/** `sovet sample`: plays a sample into the data directory. */
import { resolve } from 'node:path';
import { type Command, type ExitStatus, type Io, parseArguments, soleArgument } from '../command.ts';
import type { Database } from '#store/open-database.ts';
import { DATA_DIRECTORY, inUse } from '../data-directory.ts';
import { showProgress } from '../progress.ts';
import type { RsfsrYear } from '../sample/rsfsr-year/rsfsr-year.ts';
import { UnusableInput } from '../unusable-input.ts';

const USAGE = `Usage: sovet sample federation|rsfsr [--data DIR]

Plays a sample, every act judged by its charter, and keeps it as an organisation.

  federation   24 workplaces with 1,820 members, 390 days until now; takes half a minute or more
  rsfsr        the soviets of a gubernia in 1918, two uezds of ten and all cities; takes some minutes.
               Its clock stands still

  --data DIR   the data directory (default ./sovet-data), made when there is none; no server may be running on it;
               without --data, DATABASE_URL names a PostgreSQL server`;

const OPTIONS = { data: { type: 'string' } } as const;

/** Unlike commands that read, this one may begin an installation. */
async function withPlace<T>(data: string | undefined, { env, cwd }: Io, work: (database: Database) => Promise<T>): Promise<T> {
  const { openDatabase } = await import('#store/open-database.ts');
  const url = env['DATABASE_URL'];
  const location = data === undefined && url !== undefined && url !== '' ? { url } : { directory: resolve(cwd, data ?? DATA_DIRECTORY) };
  const database = await openDatabase(location).catch((error: unknown) => { throw inUse(error); });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function federation(data: string | undefined, io: Io): Promise<string> {
  const { buildSample } = await import('../sample/year/year.ts');
  return withPlace(data, io, async database => {
    const { org } = await buildSample({ database, now: Date.now(), progress: (done, total) => { showProgress(io, `chapter ${done} of ${total}`); } });
    return `${org}: the sample federation\n`;
  });
}

function inWords({ org, persons, units, rungs }: RsfsrYear): string {
  const lines = rungs.map(({ body, bodies, seats, filled, refused }) => `  ${body}: ${bodies} bodies, ${filled} of ${seats} seats filled${refused.length > 0 ? `, ${refused.length} refused` : ''}\n`);
  return `${org}: a gubernia of 1918, ${units} units, ${persons} persons enrolled\n${lines.join('')}`;
}

async function rsfsr(data: string | undefined, io: Io): Promise<string> {
  const { buildRsfsrYear, RSFSR_EXTENT } = await import('../sample/rsfsr-year/rsfsr-year.ts');
  return withPlace(data, io, async database =>
    inWords(await buildRsfsrYear({ database, extent: RSFSR_EXTENT, progress: (done, total) => { showProgress(io, `rung ${done} of ${total}`); } })));
}

async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values: { data }, positionals } = parseArguments(OPTIONS, args);
  const which = soleArgument(positionals, 'name of a sample');
  if (which !== 'federation' && which !== 'rsfsr') throw new UnusableInput(`there is no sample ${which}; there are federation and rsfsr`);
  const said = which === 'federation' ? await federation(data, io) : await rsfsr(data, io);
  showProgress(io, '');
  io.stdout.write(said);
  return 0;
}

export const sample: Command = { name: 'sample', summary: 'plays a sample organisation into the data directory', usage: USAGE, options: OPTIONS, run };
