/** The databases of the bench: both write every commit to the disk, as in service. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openDatabase, type Database, type DatabaseLocation } from '#store/open-database.ts';
import { startPostgres, type PostgresServer } from '../test/postgres-server.ts';

export type DatabaseName = 'embedded' | 'postgres';

/** A database that nobody has used, for one part of the bench. */
export interface Place {
  readonly location: DatabaseLocation;
  readonly remove: () => Promise<void>;
}

/** Sized for a small machine of its own; nothing is left out for speed. */
const SETTINGS = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'max_connections=100', 'shared_buffers=512MB', 'max_wal_size=4GB'];

let server: Promise<PostgresServer> | undefined;

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

export async function newPlace(name: DatabaseName): Promise<Place> {
  if (name === 'embedded') {
    const directory = await mkdtemp(join(tmpdir(), 'sovet-bench-'));
    return { location: { directory }, remove: () => rm(directory, { recursive: true, force: true }) };
  }
  const { url } = await (server ??= startPostgres(SETTINGS));
  const database = `bench_${randomUUID().replaceAll('-', '')}`;
  await onServer(url, `create database "${database}" template template0`);
  const own = new URL(url);
  own.pathname = `/${database}`;
  return { location: { url: own.href }, remove: () => onServer(url, `drop database "${database}" with (force)`) };
}

export async function withDatabase<T>(name: DatabaseName, work: (database: Database, location: DatabaseLocation) => Promise<T>): Promise<T> {
  const place = await newPlace(name);
  try {
    const database = await openDatabase(place.location);
    try {
      return await work(database, place.location);
    } finally {
      await database.close();
    }
  } finally {
    await place.remove();
  }
}

export async function stopServer(): Promise<void> {
  await (await server)?.stop();
  server = undefined;
}
