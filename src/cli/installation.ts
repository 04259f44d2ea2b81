/** An installation in this process: database, sign-in, assembly, and the work that time brings. */
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { createAccess, type Access } from '#access/access.ts';
import type { MailPort } from '#access/mail.ts';
import { Assembly } from '#service/assembly.ts';
import { Changes } from '#service/changes.ts';
import { emptiedBoxes } from '#service/emptied-boxes.ts';
import { sweepImports } from '#service/imports.ts';
import { joinNeighbours } from '#service/neighbours.ts';
import { openDatabase, type Database, type DatabaseLocation } from '#store/open-database.ts';
import { scheduleUpkeep } from '#store/upkeep.ts';
import { accessFaultText } from './access-fault.ts';
import type { Io } from './command.ts';
import { installationSecret } from './secret.ts';
import { every } from './every.ts';
import { installationClock } from './clock.ts';

export interface Installation {
  readonly database: Database;
  readonly access: Access;
  readonly assembly: Assembly;
  readonly changes: Changes;
  /** What the assembly lives by, in UTC milliseconds. */
  readonly clock: () => number;
  readonly report: (error: unknown) => void;
  /** Ends the work under way, then the database. */
  readonly close: () => Promise<void>;
}

export interface InstallationPlace {
  readonly directory: string;
  readonly origins: readonly [string, ...string[]];
  readonly mail?: MailPort | undefined;
}

/** Milliseconds. */
const LAST_MAILS = 3000;
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** A server's database where DATABASE_URL names one, else the one in the data directory. */
function databaseLocation(directory: string, { env }: Pick<Io, 'env'>): DatabaseLocation {
  const url = env['DATABASE_URL'];
  return url === undefined || url === '' ? { directory } : { url };
}

export async function openInstallation({ directory, origins, mail }: InstallationPlace, io: Io): Promise<Installation> {
  const report = (error: unknown): void => { io.stderr.write(`${error instanceof Error ? error.stack ?? error.message : String(error)}\n`); };
  const clock = installationClock(io);
  const database = await openDatabase(databaseLocation(directory, io), { onConnectionLost: report });
  const secret = await installationSecret(directory, io);
  const access = createAccess({ database, secret, origins, clock: Date.now, random: bytes => randomBytes(bytes), report: fault => { report(accessFaultText(fault)); }, ...(mail ? { mail } : {}) });
  const assembly = new Assembly({ database, clock: { now: clock } });
  const changes = new Changes(assembly);
  const neighbours = await joinNeighbours(assembly, changes, report);
  const ends = [
    every(250, () => assembly.runDue(), report),
    every(400, () => assembly.sealAll(), report),
    every(MINUTE, emptiedBoxes(assembly), report),
    every(MINUTE, () => access.forgetAttempts(), report),
    every(DAY, () => Promise.all([access.sweep(), sweepImports(assembly)]), report),
    scheduleUpkeep(database, { checkEvery: MINUTE, vacuumEvery: 10 * MINUTE, onFailure: report }),
  ];
  return {
    database, access, assembly, changes, clock, report,
    close: async () => {
      await Promise.all(ends.map(end => end()));
      // Mails under way get a moment; a mail server that does not answer holds nobody up.
      await Promise.race([access.settled(), setTimeout(LAST_MAILS, undefined, { ref: false })]);
      mail?.close();
      await access.settled();
      // What was accepted a moment ago gets its place before the lights go out.
      await assembly.sealAll();
      await neighbours.close();
      await assembly.charters.close();
      await database.close();
    },
  };
}
