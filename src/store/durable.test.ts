import { type ChildProcess, spawn } from 'node:child_process';
import { fsyncSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { seededRandom } from '#kernel/random.ts';
import { killRepeatedly } from '../../test/kill.ts';
import { startPostgres } from '../../test/postgres-server.ts';
import { migration, readMigrations } from './migrate.ts';
import { type Database, type DatabaseLocation, openDatabase } from './open-database.ts';
import { preparedCluster } from './prepared-cluster.ts';
import { checkpointWhenDue, scheduleUpkeep, vacuumWhenDue } from './upkeep.ts';

const WRITER = fileURLToPath(new URL('../../test/children/write-rows.ts', import.meta.url));
const ROUNDS = 10;
const foundation = (await readMigrations()).filter(({ name }) => name === '0001-foundation');
const directories: string[] = [];

function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'sovet-durable-'));
  directories.push(directory);
  return directory;
}

afterAll(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true });
});

describe('the durable embedded database', () => {
  it('syncs to disk once for every commit, and not for a rollback or a read', async () => {
    let syncs = 0;
    const sync = (descriptor: number): void => {
      syncs += 1;
      fsyncSync(descriptor);
    };
    const { pool, transaction, asOwner, close } = await openDatabase({ directory: temporaryDirectory() }, { sync, migrations: foundation });
    await asOwner(client => client.query('create table counted (n int)'));
    const syncsOf = async (work: () => Promise<unknown>): Promise<number> => {
      const before = syncs;
      await work();
      return syncs - before;
    };

    const commits = await syncsOf(async () => {
      for (let n = 0; n < 100; n += 1) await pool.query('insert into counted values ($1)', [n]);
    });
    expect(commits).toBe(100);
    expect(await syncsOf(() => pool.query('select n from counted'))).toBe(0);
    expect(await syncsOf(() => transaction(async tx => {
      await sql`insert into counted values (100)`.execute(tx);
      throw new Error('changed my mind');
    }).catch(() => undefined))).toBe(0);
    expect(await syncsOf(() => asOwner(client => client.query('checkpoint')))).toBeGreaterThan(1);
    await close();
  });

  it('has everything again after it was closed', async () => {
    const directory = temporaryDirectory();
    const first = await openDatabase({ directory }, { migrations: foundation });
    await first.asOwner(client => client.query('create table kept (n int); insert into kept values (1)'));
    await first.close();
    const second = await openDatabase({ directory }, { migrations: foundation });
    expect((await second.pool.query('select n from kept')).rows).toEqual([{ n: 1 }]);
    await second.close();
  });

  it('is refused to a second opening, and given to the next after the first closes', async () => {
    const directory = temporaryDirectory();
    const first = await openDatabase({ directory }, { migrations: foundation });
    await expect(openDatabase({ directory })).rejects.toThrow('is already open in process');
    await first.close();
    await (await openDatabase({ directory }, { migrations: foundation })).close();
  });

  it('lets the directory go when its migrations are refused', async () => {
    const directory = temporaryDirectory();
    const broken = migration('0002-broken', 'select 1/0');
    await expect(openDatabase({ directory }, { migrations: [...foundation, broken] })).rejects.toThrow('0002-broken');
    await (await openDatabase({ directory }, { migrations: foundation })).close();
  });

  it('starts anew beside the half cluster of a starter that was killed, and removes it', async () => {
    const directory = temporaryDirectory();
    const half = join(directory, 'postgres.new-abandoned');
    mkdirSync(half);
    writeFileSync(join(half, 'PG_VERSION'), '18\n');
    await (await openDatabase({ directory }, { migrations: foundation })).close();
    expect(readdirSync(directory).toSorted()).toEqual(['lock', 'owner', 'postgres']);
  });

  it('refuses a cluster of another version of PostgreSQL', async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, 'postgres'));
    writeFileSync(join(directory, 'postgres', 'PG_VERSION'), '17\n');
    await expect(openDatabase({ directory })).rejects.toThrow('was made by PostgreSQL 17');
  });
});

describe('a prepared cluster', () => {
  it('is made once by starters at the same time, and appears only when complete', async () => {
    const cache = temporaryDirectory();
    const places = await Promise.all([preparedCluster(cache), preparedCluster(cache)]);
    expect(new Set(places).size).toBe(1);
    expect(readdirSync(cache)).toHaveLength(1);
  });
});

describe('upkeep of the embedded database', () => {
  it('checkpoints once after enough log, and vacuums what changed', async () => {
    const database = await openDatabase({ directory: temporaryDirectory() }, { migrations: foundation });
    const { asOwner, close } = database;
    expect(await checkpointWhenDue(database)).toBe(false);
    await asOwner(client => client.query('create table grown as select n from generate_series(1, 20000) as n; delete from grown where n % 2 = 0'));
    expect(await checkpointWhenDue(database, 1024 * 1024)).toBe(true);
    expect(await checkpointWhenDue(database, 1024 * 1024)).toBe(false);
    expect(await vacuumWhenDue(database)).toEqual(['public.grown']);
    expect(await vacuumWhenDue(database)).toEqual([]);
    await close();
  });

  it('goes on after a failed round and stops when told', async () => {
    const twoFailures = Promise.withResolvers<void>();
    let failures = 0;
    const stop = scheduleUpkeep({ kind: 'embedded', asOwner: () => Promise.reject(new Error('no disk')) }, {
      checkEvery: 1,
      vacuumEvery: 60_000,
      onFailure: () => {
        failures += 1;
        if (failures === 2) twoFailures.resolve();
      },
    });
    await twoFailures.promise;
    await stop();
    expect(failures).toBeGreaterThanOrEqual(2);
  });
});

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
  const database = await openDatabase(location);
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
