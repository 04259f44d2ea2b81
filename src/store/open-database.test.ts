import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { eachDatabase, openFresh } from '../../test/databases.ts';
import { readMigrations } from './migrate.ts';

const foundation = (await readMigrations()).filter(({ name }) => name === '0001-foundation');

eachDatabase((name, open) => {
  describe('a database', () => {
    it('answers in the types of the program', async () => {
      const { pool } = await open();
      const { rows } = await pool.query(`select 9007199254740993::int8 as count, '{1,null}'::int8[] as counts, date '2024-02-29' as day,
        '{2024-02-29}'::date[] as days, timestamptz '2024-01-01 00:00:00+00' as at, 1.10::numeric as share, '\\x00ff'::bytea as digest, '{"a":1}'::jsonb as facts`);
      expect(rows).toEqual([{
        count: 9007199254740993n, counts: [1n, null], day: '2024-02-29', days: ['2024-02-29'],
        at: new Date('2024-01-01T00:00:00Z'), share: '1.10', digest: Buffer.from([0, 255]), facts: { a: 1 },
      }]);
    });

    it('acts as the app, and as the owner only inside asOwner', async () => {
      const { pool, asOwner } = await open();
      const role = async (): Promise<unknown> => (await pool.query<{ role: string }>('select current_user as role')).rows[0]?.role;
      expect(await role()).toBe('sovet_app');
      await asOwner(async client => {
        expect((await client.query('select current_user as role')).rows).toEqual([{ role: 'postgres' }]);
      });
      await expect(asOwner(client => client.query('select 1/0'))).rejects.toMatchObject({ code: '22012' });
      await expect(asOwner(client => client.query('begin; select 1/0'))).rejects.toMatchObject({ code: '22012' });
      expect(await role()).toBe('sovet_app');
    });

    it('answers the next query after a fault, whoever made it and in whatever state', async () => {
      const { pool } = await open();
      const asked = Array.from({ length: 30 }, (_, n) => pool.query(n % 2 === 0 ? 'select 1/0' : 'select current_user as role').then(({ rows }) => rows as unknown[], (error: { code?: string }) => error.code));
      expect(await Promise.all(asked)).toEqual(asked.map((_, n) => (n % 2 === 0 ? '22012' : [{ role: 'sovet_app' }])));
      const client = await pool.connect();
      await client.query('reset role; begin; create table half_done (n int)');
      client.release(new Error('a fault of the program'));
      expect((await pool.query("select current_user as role, to_regclass('half_done') as half, now() = statement_timestamp() as alone")).rows).toEqual([{ role: 'sovet_app', half: null, alone: true }]);
    });

    it('names the broken constraint by its code', async () => {
      const { kysely, asOwner } = await open();
      await asOwner(client => client.query('create table seat (id int primary key)'));
      await sql`insert into seat values (1)`.execute(kysely);
      await expect(sql`insert into seat values (1)`.execute(kysely)).rejects.toMatchObject({ code: '23505', constraint: 'seat_pkey' });
    });

    it('fails with a time-out, and goes on, when a transaction waits for itself', async () => {
      const { kysely, transaction, pool } = await openFresh(name, { migrations: foundation, connectionTimeoutMs: 300, maxConnections: 1 });
      const nested = transaction(async () => sql`select 1`.execute(kysely));
      await expect(nested).rejects.toThrow('timeout exceeded when trying to connect');
      expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    });

    it('does not keep a transaction that the owner left open', async () => {
      const { pool, asOwner } = await open();
      const leaving = asOwner(async client => {
        await client.query('begin');
        await client.query('create table left_open (n int)');
        throw new Error('left');
      });
      await expect(leaving).rejects.toThrow('left');
      expect((await pool.query(`select to_regclass('left_open') as found`)).rows).toEqual([{ found: null }]);
    });

    it('may be closed twice', async () => {
      const database = await openFresh(name, { migrations: foundation });
      await database.close();
      await database.close();
      await expect(database.pool.query('select 1')).rejects.toThrow();
    });
  });
}, { migrations: foundation });
