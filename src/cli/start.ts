/** `sovet start`: runs an installation until it is asked to stop. */
import { resolve } from 'node:path';
import { createApp } from '#http/app.ts';
import { siteFrom } from '#http/site.ts';
import { MemberCounting } from '#service/member-counts.ts';
import { NO_SAMPLE } from '#service/sample-port.ts';
import { DirectoryInUse } from '#store/directory-lock.ts';
import { isOpen, originsOf } from './addresses.ts';
import { readArguments, readWhole } from './arguments.ts';
import { type Command, type ExitStatus, type Surroundings, Unusable } from './command.ts';
import { openInstallation, type Installation } from './installation.ts';
import { listen, type Serving } from './listen.ts';
import { VERSION } from './version.ts';
import { buildWebApp, WEB_FOLDER } from './web-app.ts';

const HELP = `Usage: sovet start [--data DIR] [--port 4321] [--host ADDRESS] [--url ADDRESS …]

Runs Sovet until it is stopped with Ctrl+C, and prints the address to open.

  --data DIR       where everything is kept (default ./sovet-data); one process at a time
  --port PORT      default 4321; 0 takes any free one
  --host ADDRESS   where to listen (default 127.0.0.1, this machine only; 0.0.0.0 is the whole network)
  --url ADDRESS    the address people use, where it is another (behind a proxy); may be repeated, the first is printed on letters

DATABASE_URL names a PostgreSQL server to be used in place of the data directory's own database;
SOVET_SECRET is then the secret that all processes share.`;

interface StartOptions {
  readonly directory: string;
  readonly port: number;
  readonly host: string;
  readonly urls: readonly string[];
}

const OPTIONS = { data: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' }, url: { type: 'string', multiple: true } } as const;

function readOptions(args: readonly string[]): StartOptions {
  const { values } = readArguments(args, OPTIONS);
  const urls = (values.url ?? []).map(url => {
    if (!URL.canParse(url) || !/^https?:/u.test(url)) throw new Unusable(`--url: not an address: ${url}`);
    return new URL(url).origin;
  });
  return { directory: resolve(values.data ?? 'sovet-data'), port: readWhole('port', values.port ?? '4321', 0, 65_535), host: values.host ?? '127.0.0.1', urls };
}

/** @throws Unusable when another process has the directory */
async function open(options: StartOptions, origins: readonly [string, ...string[]], surroundings: Surroundings): Promise<Installation> {
  try {
    return await openInstallation({ directory: options.directory, origins }, surroundings);
  } catch (error) {
    if (error instanceof DirectoryInUse) throw new Unusable(error.message);
    throw error;
  }
}

async function greet({ access }: Installation, origins: readonly [string, ...string[]], options: StartOptions, { print }: Surroundings): Promise<void> {
  const shown = options.urls.length === 0 && !isOpen(options.host) ? origins.find(origin => origin.includes('localhost')) ?? origins[0] : origins[0];
  print(`Sovet is running: ${shown}   (stop with Ctrl+C; the data is in ${options.directory})`);
  const code = await access.setupCode();
  if (code !== undefined) print(`First start. To become the operator of this installation, enter this code at ${shown}/enter : ${code}`);
}

async function run(args: readonly string[], surroundings: Surroundings): Promise<ExitStatus> {
  const options = readOptions(args);
  await buildWebApp(surroundings);
  // The port comes first: addresses are part of what sign-in trusts.
  const serving: Serving = await listen(options);
  try {
    const [first = '', ...more] = options.urls;
    const origins: readonly [string, ...string[]] = first === '' ? originsOf('http', options.host, serving.port) : [first, ...more];
    const installation = await open(options, origins, surroundings);
    const { access, assembly, report } = installation;
    const app = createApp({ access, assembly, counting: new MemberCounting(assembly), sample: NO_SAMPLE, version: VERSION, hall: false, mail: false, report }, siteFrom(WEB_FOLDER));
    serving.serve(request => app.fetch(request));
    await greet(installation, origins, options, surroundings);
    await surroundings.untilStopped();
    surroundings.print('Stopping …');
    await serving.close();
    await installation.close();
    return 0;
  } finally {
    await serving.close();
  }
}

export const START: Command = { name: 'start', summary: 'runs an installation and prints its address', help: HELP, run };
