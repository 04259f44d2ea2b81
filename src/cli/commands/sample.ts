/** `sovet sample`: plays a sample into the data directory. */
import { resolve } from 'node:path';
import { type Command, type ExitStatus, type Io, parseArguments, soleArgument } from '../command.ts';
import type { Database } from '#store/open-database.ts';
import { DATA_DIRECTORY, inUse } from '../data-directory.ts';
import { showProgress } from '../progress.ts';
import type { RsfsrYear } from '../sample/rsfsr-year/rsfsr-year.ts';
import { UnusableInput } from '../unusable-input.ts';

const USAGE = `Usage: sovet sample federation|rsfsr [--small] [--data DIR] [--json]

Plays a sample, every act judged by its charter, and keeps it as an organisation.

  federation   24 workplaces with 1,820 members, 390 days until now; takes a minute or so
  rsfsr        the soviets of a gubernia in 1918: 1,500 villages, 150 volosts, 10 uezds and 5 cities elect, up to
               the All-Russian Congress; takes some minutes. Its clock stands at the end of what was played

  --small      of rsfsr: one volost and the cities elect, everything else is on record only; takes seconds
  --data DIR   the data directory (default ./sovet-data), made when there is none; no server may be running on it;
               without --data, DATABASE_URL names a PostgreSQL server
  --json       one JSON document: the organisation, and for rsfsr what became of every kind of body

Exit status: 0 played, 2 the arguments or the data directory cannot be used.`;

const OPTIONS = { data: { type: 'string' }, small: { type: 'boolean' }, json: { type: 'boolean' } } as const;

/** What was played, for people and as a document. */
interface Played {
  readonly words: string;
  readonly document: object;
}

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

async function federation(data: string | undefined, io: Io): Promise<Played> {
  const { buildSample } = await import('../sample/year/year.ts');
  return withPlace(data, io, async database => {
    const { org } = await buildSample({ database, now: Date.now(), progress: (done, total) => { showProgress(io, `chapter ${done} of ${total}`); } });
    return { words: `${org}: the sample federation\n`, document: { sample: 'federation', org } };
  });
}

function inWords({ org, persons, units, rungs, congress, clock }: RsfsrYear): string {
  const lines = rungs.map(({ body, bodies, seats, filled, refused }) => `  ${body}: ${bodies} ${bodies === 1 ? 'body' : 'bodies'}, ${filled} of ${seats} seats filled${refused.length > 0 ? `, ${refused.length} refused` : ''}\n`);
  const quorum = congress.verdict?.tests.find(test => test.kind === 'quorum');
  return `${org}: a gubernia of 1918, ${units} units, ${persons} persons enrolled; its clock stands at ${new Date(clock).toISOString()}\n${lines.join('')}`
    + `  The rest of the republic is not played: ${congress.present} of ${congress.seats} delegates came to the All-Russian Congress${quorum && !quorum.met ? ', which is no quorum: its motion is lost' : ''}.\n`;
}

async function rsfsr(data: string | undefined, isSmall: boolean, io: Io): Promise<Played> {
  const { buildRsfsrYear, RSFSR_EXTENT, SMALL_EXTENT } = await import('../sample/rsfsr-year/rsfsr-year.ts');
  return withPlace(data, io, async database => {
    const year = await buildRsfsrYear({ database, extent: isSmall ? SMALL_EXTENT : RSFSR_EXTENT, progress: done => { showProgress(io, `${Math.floor(done)} % played`); } });
    return { words: inWords(year), document: { sample: 'rsfsr', ...year } };
  });
}

async function run(args: readonly string[], io: Io): Promise<ExitStatus> {
  const { values: { data, small = false, json = false }, positionals } = parseArguments(OPTIONS, args);
  const which = soleArgument(positionals, 'name of a sample');
  if (which !== 'federation' && which !== 'rsfsr') throw new UnusableInput(`there is no sample ${which}; there are federation and rsfsr`);
  if (small && which !== 'rsfsr') throw new UnusableInput('--small is for rsfsr: the federation is played as a whole');
  const { words, document } = which === 'federation' ? await federation(data, io) : await rsfsr(data, small, io);
  showProgress(io, '');
  io.stdout.write(json ? `${JSON.stringify(document, undefined, 2)}\n` : words);
  return 0;
}

export const sample: Command = { name: 'sample', summary: 'plays a sample organisation into the data directory', usage: USAGE, options: OPTIONS, run };
