/** Work on an installation's data while no server runs on it: the lock of the directory says so. */
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Database, openDatabase } from '#store/open-database.ts';
import type { Io } from './command.ts';
import { UnusableInput } from './unusable-input.ts';

/** The default, next to where one stands. */
export const DATA_DIRECTORY = 'sovet-data';

/** The full path. @throws UnusableInput where there is no data, which opening would otherwise make */
export async function dataDirectory(given: string, { cwd }: Io): Promise<string> {
  const directory = resolve(cwd, given);
  const cluster = await stat(join(directory, 'postgres')).catch(() => undefined);
  if (!cluster?.isDirectory()) throw new UnusableInput(`${given}: no data of Sovet is here (--data names the directory)`);
  return directory;
}

/** @throws UnusableInput when a server has the directory open, or DATABASE_URL points nowhere */
export async function withDatabase<T>(given: string | undefined, io: Io, work: (database: Database) => Promise<T>): Promise<T> {
  const url = io.env['DATABASE_URL'];
  const location = given === undefined && url !== undefined && url !== '' ? { url } : { directory: await dataDirectory(given ?? DATA_DIRECTORY, io) };
  const database = await openDatabase(location).catch((error: unknown) => { throw inUse(error); });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Who holds the lock, and what to do. Other errors stay what they are. */
export function inUse(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'DirectoryInUse') return error;
  return new UnusableInput(error.message, 'A server that runs is asked with --url ADDRESS and --token TOKEN, where the command has them.');
}
