/** The real program with a clock that the walk moves: what a charter counts in days passes at once. */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newServerDatabase, type DatabaseName } from '../databases.ts';
import { startServer, type ServerProcess } from '../faults/server-process.ts';
import { temporaryDirectory } from '../temporary-directory.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A Monday morning in winter, far from the turns of the year on which seats are apportioned. */
const BEGINNING = Date.UTC(2031, 1, 3, 9);

export interface WalkServer extends ServerProcess {
  readonly directory: string;
  /** Moves the clock of the assembly on by so many days. */
  readonly pass: (days: number) => void;
  /** UTC milliseconds by that clock. */
  readonly now: () => number;
}

export async function startWalkServer(database: DatabaseName): Promise<WalkServer> {
  const directory = temporaryDirectory();
  const file = join(directory, 'clock-offset');
  let offset = BEGINNING - Date.now();
  const write = (): void => {
    writeFileSync(`${file}.new`, String(offset));
    renameSync(`${file}.new`, file);
  };
  write();
  const url = database === 'embedded' ? '' : await newServerDatabase({ empty: true });
  const server = await startServer({ directory: join(directory, 'data'), environment: { SOVET_CLOCK_FILE: file, NODE_ENV: 'test', DATABASE_URL: url } });
  const pass = (days: number): void => {
    offset += Math.round(days * DAY);
    write();
  };
  return { ...server, directory, pass, now: () => Date.now() + offset };
}
