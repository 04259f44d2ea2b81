/** `sovet start`: runs an installation until it is asked to stop. */
import { resolve } from 'node:path';
import { createApp } from '#http/app.ts';
import { siteFrom } from '#http/site.ts';
import { MemberCounting } from '#service/member-counts.ts';
import { foundingRight } from '#service/views/installation-view.ts';
import { isOpen, originsOf } from './addresses.ts';
import { parseArguments, type Command, type Io } from './command.ts';
import { hallResponse, plainResponse } from './hall/hall-page.ts';
import { installationMail } from './mail.ts';
import type { Hall } from './hall/open-hall.ts';
import { openInstallation, type Installation } from './installation.ts';
import { listen, type Serving } from './listen.ts';
import { VERSION } from './version.ts';
import { sampleBuilder } from './sample-builder.ts';
import { untilStopped } from './until-stopped.ts';
import { UnusableInput } from './unusable-input.ts';
import { buildWebApp, WEB_FOLDER } from './web-app.ts';

const USAGE = `Usage: sovet start [--data DIR] [--port 4321] [--host ADDRESS] [--hall] [--url ADDRESS …]

Runs Sovet until it is stopped with Ctrl+C, and prints the address to open.

  --data DIR       where everything is kept (default ./sovet-data); one process at a time
  --port PORT      default 4321; 0 takes any free one
  --host ADDRESS   where to listen (default 127.0.0.1, this machine only; 0.0.0.0 is the whole network)
  --url ADDRESS    the address people use, where it is another (behind a proxy); may be repeated, the first is printed on letters
  --hall           for a room with its own network: encrypted, open to the network, with a page /hall that
                   shows the way in (a code to scan, the certificate and its fingerprint)
  --cert, --key    a certificate and key of your own (PEM), with --hall or without

DATABASE_URL names a PostgreSQL server to be used in place of the data directory's own database;
SOVET_SECRET is then the secret that all processes share.
SOVET_SMTP_URL (smtp:// or smtps://user:password@host:port) and SOVET_MAIL_FROM ("Name <address>") let Sovet
send links to sign in and invitations by mail; without them no page offers mail.`;

interface StartOptions {
  readonly directory: string;
  readonly port: number;
  readonly host: string;
  readonly urls: readonly string[];
  readonly hall: boolean;
  readonly own?: { readonly cert: string; readonly key: string };
}

const OPTIONS = { data: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' }, url: { type: 'string', multiple: true }, hall: { type: 'boolean' }, cert: { type: 'string' }, key: { type: 'string' } } as const;

/** @throws UnusableInput */
function readOptions(args: readonly string[], { cwd }: Io): StartOptions {
  const { values, positionals: [extra] } = parseArguments(OPTIONS, args);
  if (extra !== undefined) throw new UnusableInput(`start takes no argument ${extra}`);
  const urls = (values.url ?? []).map(url => {
    if (!URL.canParse(url) || !/^https?:/u.test(url)) throw new UnusableInput(`--url is an address such as https://sovet.example, not ${url}`);
    return new URL(url).origin;
  });
  const { cert, key, hall = false } = values;
  if ((cert === undefined) !== (key === undefined)) throw new UnusableInput('--cert and --key go together');
  return {
    directory: resolve(cwd, values.data ?? 'sovet-data'), port: portOf(values.port ?? '4321'), host: values.host ?? (hall ? '0.0.0.0' : '127.0.0.1'), urls, hall,
    ...(cert === undefined || key === undefined ? {} : { own: { cert: resolve(cwd, cert), key: resolve(cwd, key) } }),
  };
}

function portOf(given: string): number {
  const port = /^\d{1,5}$/u.test(given) ? Number(given) : Number.NaN;
  if (!(port <= 65_535)) throw new UnusableInput(`--port is a whole number up to 65535, not ${given}`);
  return port;
}

interface Opened {
  readonly serving: Serving;
  readonly origins: readonly [string, ...string[]];
  readonly hall: Hall | undefined;
}

/** The port comes first: addresses are part of what sign-in trusts. */
async function openDoors(options: StartOptions): Promise<Opened> {
  const { directory, host, port, urls, own } = options;
  // Certificates are a large package, and most starts need none.
  const hall = options.hall || own ? await (await import('./hall/open-hall.ts')).openHall({ directory, host, now: Date.now(), ...(own ? { own } : {}) }) : undefined;
  let origins: readonly [string, ...string[]] = ['http://localhost'];
  const serving = await listen({ host, port, ...(hall ? { tls: { ...hall.tls, plain: request => plainResponse(request, hall.signs(origins[0])) } } : {}) });
  const [first = '', ...more] = urls;
  origins = first === '' ? originsOf(hall ? 'https' : 'http', host, serving.port) : [first, ...more];
  return { serving, origins, hall };
}

async function greet({ access, assembly }: Installation, { origins, hall }: Opened, options: StartOptions, { stdout }: Io): Promise<void> {
  const shown = options.urls.length === 0 && !isOpen(options.host) ? origins.find(origin => origin.includes('localhost')) ?? origins[0] : origins[0];
  stdout.write(`Sovet is running: ${shown}   (stop with Ctrl+C; the data is in ${options.directory})\n`);
  if (hall?.fingerprint !== undefined) stdout.write(`For the hall: ${hall.signs(shown).door}/hall shows the way in. Fingerprint of the certificate, to be put on the wall:\n${hall.fingerprint}\n`);
  const code = await access.setupCode();
  if (code === undefined) return;
  const isFirst = await foundingRight(assembly, { identity: undefined, fromHere: false }) !== 'none';
  stdout.write(isFirst
    ? `First start. To found an organisation from another machine, open ${shown}/#setup=${code} ; the code ${code} is good for the first foundation or for becoming the operator, for a day.\n`
    : `Nobody is the operator of this installation yet. To become it, enter this code at ${shown}/enter : ${code}\n`);
}

async function run(args: readonly string[], io: Io): Promise<number> {
  const options = readOptions(args, io);
  const mail = installationMail(io);
  await buildWebApp(io);
  const opened = await openDoors(options);
  const { serving, origins, hall } = opened;
  try {
    const installation = await openInstallation({ directory: options.directory, origins, mail }, io);
    const { access, assembly, changes, clock, database, report } = installation;
    const app = createApp({ access, assembly, changes, counting: new MemberCounting(assembly, changes), sample: sampleBuilder(database, clock, report), version: VERSION, hall: options.hall, mail: mail !== undefined, behindProxy: options.urls.length > 0, report }, siteFrom(WEB_FOLDER));
    serving.serve(async (request, peer) => (hall && await hallResponse(request, hall.signs(origins[0]))) ?? app.fetch(request, { peer }));
    const stopped = untilStopped({ byNpm: io.env['npm_lifecycle_event'] === 'start' });
    await greet(installation, opened, options, io);
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
