import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { killRepeatedly } from '../../test/kill.ts';
import { startPostgres } from '../../test/postgres-server.ts';
import { temporaryDirectory } from '../../test/temporary-directory.ts';
import { readMigrations } from './migrate.ts';
import { type Database, type DatabaseLocation, openDatabase } from './open-database.ts';

const WRITER = fileURLToPath(new URL('../../test/children/write-rows.ts', import.meta.url));
const ROUNDS = 10;
const foundation = (await readMigrations()).filter(({ name }) => name === '0001-foundation');

/** Every acknowledged number is there, and no commit is torn. */
async function expectWhole(database: Database, acknowledged: readonly string[]): Promise<number> {
  const { rows } = await database.pool.query<{ readonly n: number; readonly halves: bigint }>('select n, count(*) as halves from kill_row group by n');
  expect(rows.filter(row => row.halves !== 2n)).toEqual([]);
  const present = new Set(rows.map(row => String(row.n)));
  expect(acknowledged.filter(n => !present.has(n))).toEqual([]);
  return Math.max(0, ...rows.map(row => row.n));
}

const createRows = (database: Database): Promise<unknown> =>
  database.asOwner(client => client.query('create table kill_row (n int not null, half int not null, primary key (n, half))'));

function spawnWriter(location: DatabaseLocation, first: number): ChildProcess {
  const child = spawn(process.execPath, [WRITER, JSON.stringify(location), String(first)], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => { child.kill('SIGKILL'); });
  return child;
}

async function withDatabase<T>(location: DatabaseLocation, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(location, { migrations: foundation });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

describe('what was acknowledged before a kill', () => {
  it('is there after each of many kills of the embedded database', { timeout: 240_000 }, async () => {
    const location = { directory: temporaryDirectory() };
    await withDatabase(location, createRows);
    let last = 0;
    const acknowledged = await killRepeatedly({
      rounds: ROUNDS,
      random: seededRandom(1917),
      spawn: () => spawnWriter(location, last + 1),
      check: async lines => { last = await withDatabase(location, database => expectWhole(database, lines)); },
    });
    expect(acknowledged).toBeGreaterThan(ROUNDS);
  });

  it('is there after each of many kills of a whole server', { timeout: 240_000 }, async () => {
    const server = await startPostgres(['fsync=on']);
    onTestFinished(server.stop);
    const location = { url: server.url };
    await withDatabase(location, createRows);
    let last = 0;
    const acknowledged = await killRepeatedly({
      rounds: ROUNDS,
      random: seededRandom(1871),
      spawn: () => spawnWriter(location, last + 1),
      kill: async child => {
        await server.kill();
        child.kill('SIGKILL');
      },
      check: async lines => {
        await server.restart();
        last = await withDatabase(location, database => expectWhole(database, lines));
      },
    });
    expect(acknowledged).toBeGreaterThan(ROUNDS);
  });
});
