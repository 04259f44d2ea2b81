import { cpSync, fsyncSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../test/temporary-directory.ts';
import { migration, readMigrations } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { preparedCluster } from './prepared-cluster.ts';

const foundation = (await readMigrations()).filter(({ name }) => name === '0001-foundation');

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

  it('forces to disk, when it recovers, every file that was written lately', async () => {
    const [running, crashed] = [temporaryDirectory(), temporaryDirectory()];
    const first = await openDatabase({ directory: running }, { migrations: foundation });
    // What a kill leaves behind: a cluster that was never shut down, all of it in the page cache.
    cpSync(join(running, 'postgres'), join(crashed, 'postgres'), { recursive: true });
    await first.close();
    let syncs = 0;
    const sync = (descriptor: number): void => { syncs += 1; fsyncSync(descriptor); };
    await (await openDatabase({ directory: crashed }, { sync, migrations: foundation })).close();
    expect(syncs).toBeGreaterThan(900);
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
