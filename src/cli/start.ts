/** `sovet start`: runs an installation until it is asked to stop. */
import { resolve } from 'node:path';
import { createApp } from '#http/app.ts';
import { siteFrom } from '#http/site.ts';
import { MemberCounting } from '#service/member-counts.ts';
import { isOpen, originsOf } from './addresses.ts';
import { parseArguments, type Command, type Io } from './command.ts';
import { openInstallation, type Installation } from './installation.ts';
import { listen, type Serving } from './listen.ts';
import { VERSION } from './version.ts';
import { sampleBuilder } from './sample-builder.ts';
import { untilStopped } from './until-stopped.ts';
import { UnusableInput } from './unusable-input.ts';
import { buildWebApp, WEB_FOLDER } from './web-app.ts';

const USAGE = `Usage: sovet start [--data DIR] [--port 4321] [--host ADDRESS] [--url ADDRESS …]

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

/** @throws UnusableInput */
function readOptions(args: readonly string[], { cwd }: Io): StartOptions {
  const { values, positionals: [extra] } = parseArguments(OPTIONS, args);
  if (extra !== undefined) throw new UnusableInput(`start takes no argument ${extra}`);
  const urls = (values.url ?? []).map(url => {
    if (!URL.canParse(url) || !/^https?:/u.test(url)) throw new UnusableInput(`--url is an address such as https://sovet.example, not ${url}`);
    return new URL(url).origin;
  });
  return { directory: resolve(cwd, values.data ?? 'sovet-data'), port: portOf(values.port ?? '4321'), host: values.host ?? '127.0.0.1', urls };
}

function portOf(given: string): number {
  const port = /^\d{1,5}$/u.test(given) ? Number(given) : Number.NaN;
  if (!(port <= 65_535)) throw new UnusableInput(`--port is a whole number up to 65535, not ${given}`);
  return port;
}

async function greet({ access }: Installation, origins: readonly [string, ...string[]], options: StartOptions, { stdout }: Io): Promise<void> {
  const shown = options.urls.length === 0 && !isOpen(options.host) ? origins.find(origin => origin.includes('localhost')) ?? origins[0] : origins[0];
  stdout.write(`Sovet is running: ${shown}   (stop with Ctrl+C; the data is in ${options.directory})\n`);
  const code = await access.setupCode();
  if (code !== undefined) stdout.write(`First start. To become the operator of this installation, enter this code at ${shown}/enter : ${code}\n`);
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const options = readOptions(args, io);
  await buildWebApp(io);
  // The port comes first: addresses are part of what sign-in trusts.
  const serving: Serving = await listen(options);
  try {
    const [first = '', ...more] = options.urls;
    const origins: readonly [string, ...string[]] = first === '' ? originsOf('http', options.host, serving.port) : [first, ...more];
    const installation = await openInstallation({ directory: options.directory, origins }, io);
    const { access, assembly, database, report } = installation;
    const app = createApp({ access, assembly, counting: new MemberCounting(assembly), sample: sampleBuilder(database, Date.now, report), version: VERSION, hall: false, mail: false, report }, siteFrom(WEB_FOLDER));
    serving.serve(request => app.fetch(request));
    const stopped = untilStopped();
    await greet(installation, origins, options, io);
    await stopped;
    io.stdout.write('Stopping …\n');
    await serving.close();
    await installation.close();
    return 0;
  } finally {
    await serving.close();
  }
}

export const start: Command = { name: 'start', summary: 'runs an installation and prints its address', usage: USAGE, options: OPTIONS, run };
