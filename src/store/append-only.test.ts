import { describe, expect, it } from 'vitest';
import { eachDatabase, openFresh } from '../../test/databases.ts';
import { readMigrations } from './migrate.ts';

const foundation = (await readMigrations()).filter(({ name }) => name === '0001-foundation');

const REFUSED_BY_TRIGGER = { code: 'SV001' };
const REFUSED_BY_RIGHTS = { code: '42501' };

const CHANGES = [
  ['update', 'update entry set n = 2'],
  ['delete', 'delete from entry'],
  ['truncate', 'truncate entry'],
  ['an upsert that updates', 'insert into entry values (1) on conflict (n) do update set n = 2'],
  ['a merge', 'merge into entry using (select 1 as n) as source on entry.n = source.n when matched then delete'],
] as const;

eachDatabase((name, open) => {
  describe('an append-only table', () => {
    const history = async () => {
      const database = await open();
      await database.asOwner(client => client.query(`create table if not exists entry (n int primary key);
        do $$ begin if not exists (select from entry) then perform sovet_make_append_only('entry'); insert into entry values (1); end if; end $$`));
      return database;
    };

    it.each(CHANGES)('refuses the app %s', async (_change, statement) => {
      const { pool } = await history();
      await expect(pool.query(statement)).rejects.toMatchObject(REFUSED_BY_RIGHTS);
    });

    it.each(CHANGES)('refuses the owner %s', async (_change, statement) => {
      const { asOwner } = await history();
      await expect(asOwner(client => client.query(statement))).rejects.toMatchObject(REFUSED_BY_TRIGGER);
    });

    it('refuses an owner who poses as a replica', async () => {
      const { asOwner } = await history();
      const posing = asOwner(async client => {
        await client.query('begin; set local session_replication_role = replica');
        await client.query('delete from entry').finally(() => client.query('rollback'));
      });
      await expect(posing).rejects.toMatchObject(REFUSED_BY_TRIGGER);
    });

    it('takes new rows from the app and shows them', async () => {
      const { pool } = await history();
      await pool.query('insert into entry values (7)');
      expect((await pool.query('select n from entry where n = 7')).rows).toEqual([{ n: 7 }]);
    });

    it('cannot be declared open to change later', async () => {
      const { asOwner } = await history();
      await expect(asOwner(client => client.query(`select sovet_allow_change('entry')`))).rejects.toMatchObject(REFUSED_BY_TRIGGER);
    });

    it('guards its partitions too', async () => {
      const { asOwner, pool } = await openFresh(name, { migrations: foundation });
      await asOwner(client => client.query(`create table vote (ballot int, n int) partition by list (ballot);
        select sovet_make_append_only('vote');
        create table vote_1 partition of vote for values in (1); select sovet_make_append_only('vote_1');
        insert into vote values (1, 1)`));
      for (const statement of ['update vote set n = 2', 'update vote_1 set n = 2', 'delete from vote_1', 'truncate vote_1', 'truncate vote']) {
        await expect(asOwner(client => client.query(statement)), statement).rejects.toMatchObject(REFUSED_BY_TRIGGER);
        await expect(pool.query(statement), statement).rejects.toMatchObject(REFUSED_BY_RIGHTS);
      }
    });
  });

  describe('the app', () => {
    it('may read and add to a new table, and change it only when a migration says so', async () => {
      const { asOwner, pool } = await openFresh(name, { migrations: foundation });
      await asOwner(client => client.query('create table session (id bigint generated always as identity, name text)'));
      await pool.query(`insert into session (name) values ('a')`);
      await expect(pool.query(`update session set name = 'b'`)).rejects.toMatchObject(REFUSED_BY_RIGHTS);
      await asOwner(client => client.query(`select sovet_allow_change('session')`));
      await pool.query(`update session set name = 'b'`);
      expect((await pool.query('delete from session returning id, name')).rows).toEqual([{ id: 1n, name: 'b' }]);
    });

    it.each([
      ['create tables', 'create table mine (n int)'],
      ['remove a trigger', 'drop trigger refuse_change on sovet_migration'],
      ['give itself rights', `select sovet_allow_change('sovet_migration')`],
      ['become another role by grant', 'grant pg_write_all_data to sovet_app'],
    ])('may not %s', async (_act, statement) => {
      const { pool } = await open();
      await expect(pool.query(statement)).rejects.toMatchObject(REFUSED_BY_RIGHTS);
    });
  });
}, { migrations: foundation });
