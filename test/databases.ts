/**
 * Real databases for tests: each battery runs on the embedded database (in memory) and on a PostgreSQL
 * server. The server is `TEST_DATABASE_URL` or one started for the run; without either the tests fail
 * and say why.
 */
import { createHash, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Client } from 'pg';
import { afterAll, describe, inject } from 'vitest';
import { readMigrations } from '#store/migrate.ts';
import { type Database, openDatabase, type OpenOptions } from '#store/open-database.ts';
import type { Answer } from './postgres-on-request.ts';

export type DatabaseName = 'embedded' | 'postgres';

/**
 * The file's own database of this kind, with the schema of this release; the same at every call of the
 * file, closed and removed after it. Tests keep apart by their own ids.
 */
export type OpenShared = <Tables = unknown>() => Promise<Database<Tables>>;

/** Any fixed number: whoever creates the template database holds this advisory lock. */
const TEMPLATE_LOCK = 7_683_685;

const endings: (() => Promise<unknown>)[] = [];

afterAll(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
});

async function askForServer(): Promise<string> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return given;
  const answer = JSON.parse(await text(connect(inject('postgresDesk'), '127.0.0.1'))) as Answer;
  if ('reason' in answer) throw new Error(answer.reason);
  return answer.url;
}

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer<T>(server: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A database that is copied for every test file; named after the migrations in it, kept for later runs. */
async function templateDatabase(server: string): Promise<string> {
  const migrations = await readMigrations();
  const hash = createHash('sha256').update(migrations.map(each => each.name + each.hash).join()).digest('hex');
  const template = `sovet_template_${hash.slice(0, 16)}`;
  await onServer(server, async client => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const existing = await client.query('select from pg_database where datname = $1', [template]);
    if (existing.rowCount !== 0) return;
    // Under another name until it is complete, so that an interrupted run leaves no half template.
    const draft = `${template}_${randomUUID().slice(0, 8)}`;
    await client.query(`create database "${draft}" template template0`);
    await (await openDatabase({ url: urlOf(server, draft) }, { migrations })).close();
    await client.query(`alter database "${draft}" rename to "${template}"`);
  });
  return template;
}

/**
 * The address of a new database on the test server, dropped after the file.
 *
 * @param empty without the schema of this release
 */
export async function newServerDatabase({ empty }: { readonly empty: boolean }): Promise<string> {
  const server = await askForServer();
  const template = empty ? 'template0' : await templateDatabase(server);
  const name = `sovet_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, client => client.query(`create database "${name}" template "${template}"`));
  endings.push(() => onServer(server, client => client.query(`drop database "${name}" with (force)`)));
  return urlOf(server, name);
}

/** A database that no other test has seen, closed after the file. With `migrations`, only those are applied. */
export async function openFresh<Tables = unknown>(name: DatabaseName, options: OpenOptions = {}): Promise<Database<Tables>> {
  const location = name === 'embedded' ? { memory: true } as const : { url: await newServerDatabase({ empty: options.migrations !== undefined }) };
  const database = await openDatabase<Tables>(location, options);
  endings.push(database.close);
  return database;
}

/** Runs the battery once for each kind of database. */
export function eachDatabase(battery: (name: DatabaseName, open: OpenShared) => void, options: OpenOptions = {}): void {
  describe.each(['embedded', 'postgres'] as const)('on %s', name => {
    let shared: Promise<Database> | undefined;
    battery(name, async <Tables>() => (await (shared ??= openFresh(name, options))) as unknown as Database<Tables>);
  });
}
