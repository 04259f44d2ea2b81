/** A server of its own process for the bench: everything `sovet start` runs behind its socket, under a clock that stands still. */
import { randomBytes } from 'node:crypto';
import { createAccess } from '#access/access.ts';
import { createApp } from '#http/app.ts';
import { Assembly } from '#service/assembly.ts';
import { Changes } from '#service/changes.ts';
import { MemberCounting } from '#service/member-counts.ts';
import { NO_SAMPLE } from '#service/sample-port.ts';
import { openDatabase, type DatabaseLocation } from '#store/open-database.ts';
import { listen } from '../src/cli/listen.ts';

export interface ServerOrder {
  readonly location: DatabaseLocation;
  readonly secret: string;
  readonly origin: string;
  /** UTC milliseconds. */
  readonly now: number;
}

export type ServerNews = { readonly port: number } | { readonly rss: number; readonly cpuMs: number; readonly faults: number };

const SEAL_EVERY_MS = 1_000;

/** Milliseconds of processor time this process has used. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

async function serve({ location, secret, origin, now }: ServerOrder): Promise<void> {
  const database = await openDatabase(location);
  const access = createAccess({ database, secret, origins: [origin], clock: () => now, random: bytes => randomBytes(bytes) });
  const assembly = new Assembly({ database, clock: { now: () => now } });
  const changes = new Changes(assembly);
  let faults = 0;
  const app = createApp({ access, assembly, changes, counting: new MemberCounting(assembly, changes), sample: NO_SAMPLE, version: 'bench', hall: false, mail: false, behindProxy: false, report: () => { faults += 1; } });
  const serving = await listen({ host: '127.0.0.1', port: 0 });
  serving.serve(request => app.fetch(request));
  let sealing = Promise.resolve<unknown>(undefined);
  const timer = setInterval(() => { sealing = sealing.then(() => assembly.sealAll()); }, SEAL_EVERY_MS);
  process.on('message', asked => {
    if (asked === 'rss') process.send?.({ rss: process.memoryUsage().rss, cpuMs: cpuMs(), faults } satisfies ServerNews);
    if (asked === 'stop') void stop();
  });
  const stop = async (): Promise<void> => {
    clearInterval(timer);
    await sealing;
    await serving.close();
    await access.settled();
    await database.close();
    process.disconnect();
  };
  process.send?.({ port: serving.port } satisfies ServerNews);
}

process.once('message', order => { void serve(order as ServerOrder); });
