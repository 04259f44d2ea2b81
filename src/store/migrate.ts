/**
 * Forward-only migrations: plain SQL files `NNNN-name.sql` that run on both databases, each in one
 * transaction, each recorded with the hash of its text. What has been applied is never edited; the
 * next file changes it.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { ClientBase } from 'pg';

export interface Migration {
  /** The file's name without ending, such as `0001-foundation`. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text in hexadecimal, line ends as in Unix. */
  readonly hash: string;
}

/** The database and the migrations of this release do not fit together. */
export class MigrationRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MigrationRefused';
  }
}

const FILE_NAME = /^\d{4}-[a-z0-9-]+\.sql$/;

/** Any fixed number: whoever migrates this database holds this advisory lock. */
const MIGRATION_LOCK = 7_683_684;

const CREATE_LEDGER = `
  create table if not exists sovet_migration (
    name text primary key check (name ~ '^[0-9]{4}-[a-z0-9-]+$'),
    hash text not null check (hash ~ '^[0-9a-f]{64}$'),
    applied_at timestamptz not null default now()
  )`;

export function migration(name: string, text: string): Migration {
  const sql = text.replaceAll('\r\n', '\n');
  return { name, sql, hash: createHash('sha256').update(sql).digest('hex') };
}

/** In the order of their numbers. @throws MigrationRefused on a stray file or a number used twice */
export async function readMigrations(folder: URL = new URL('./migrations/', import.meta.url)): Promise<readonly Migration[]> {
  const files = (await readdir(folder)).toSorted();
  const stray = files.find(file => !FILE_NAME.test(file));
  if (stray !== undefined) throw new MigrationRefused(`${stray} is not named like 0001-foundation.sql`);
  const numbers = files.map(file => file.slice(0, 4));
  const twice = numbers.find((number, index) => number === numbers[index - 1]);
  if (twice !== undefined) throw new MigrationRefused(`two migrations have the number ${twice}`);
  return Promise.all(files.map(async file => migration(file.replace(/\.sql$/, ''), await readFile(new URL(file, folder), 'utf8'))));
}

interface Applied {
  readonly name: string;
  readonly hash: string;
}

/** The migrations still to run. What was applied must be, unchanged, the beginning of what there is. */
function pending(migrations: readonly Migration[], applied: readonly Applied[]): readonly Migration[] {
  for (const [index, { name, hash }] of applied.entries()) {
    const known = migrations.find(each => each.name === name);
    if (known === undefined) throw new MigrationRefused(`The database has the migration ${name}, which this release does not know. It was made by a newer release: run that one.`);
    if (known.hash !== hash) throw new MigrationRefused(`The migration ${name} was changed after it had been applied to this database. Restore its text and write the change as a new migration.`);
    if (migrations[index] !== known) throw new MigrationRefused(`The migration ${migrations[index]?.name} comes before ${name}, which is applied already. Give it a later number.`);
  }
  return migrations.slice(applied.length);
}

async function apply(client: ClientBase, { name, sql, hash }: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query('insert into sovet_migration (name, hash) values ($1, $2)', [name, hash]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`The migration ${name} failed and left nothing behind: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

async function applyPending(client: ClientBase, migrations: readonly Migration[]): Promise<readonly string[]> {
  const ledger = await client.query<{ readonly ledger: string | null }>(`select to_regclass('sovet_migration')::text as ledger`);
  if (ledger.rows[0]?.ledger === null) await client.query(CREATE_LEDGER);
  const applied = await client.query<Applied>('select name, hash from sovet_migration order by name collate "C"');
  const due = pending(migrations, applied.rows);
  for (const each of due) await apply(client, each);
  return due.map(({ name }) => name);
}

/**
 * Brings the database to this release's schema and returns the names of what ran.
 *
 * Starters at the same time wait for each other: on a server by an advisory lock of this session, on an
 * embedded database by the directory's lock.
 *
 * @param client a session of the owner of the tables, outside a transaction
 * @throws MigrationRefused when an applied migration was changed, is unknown, or another was put before it
 */
export async function migrate(client: ClientBase, migrations: readonly Migration[]): Promise<readonly string[]> {
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  try {
    return await applyPending(client, migrations);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]);
  }
}
