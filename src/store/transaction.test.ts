import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { eachDatabase, openFresh } from '../../test/databases.ts';
import { readMigrations } from './migrate.ts';

const foundation = (await readMigrations()).filter(({ name }) => name === '0001-foundation');

class Failed extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

eachDatabase((_name, open) => {
  describe('a transaction', () => {
    const setUp = async (table: string) => {
      const database = await open();
      await database.asOwner(client => client.query(`create table ${table} (n int); select sovet_allow_change('${table}')`));
      const rows = async (): Promise<unknown> => (await database.pool.query(`select n from ${table} order by n`)).rows.map((row: { n: number }) => row.n);
      return { ...database, rows, add: (n: number) => sql`insert into ${sql.table(table)} values (${n})` };
    };

    it('leaves nothing behind when its work fails', async () => {
      const { transaction, rows, add } = await setUp('failing');
      const failing = transaction(async tx => {
        await add(1).execute(tx);
        throw new Error('the work failed');
      });
      await expect(failing).rejects.toThrow('the work failed');
      expect(await rows()).toEqual([]);
    });

    it('keeps exactly what was committed when fifty run at once and half fail', async () => {
      const { transaction, rows, add } = await setUp('crowded');
      const runs = Array.from({ length: 50 }, (_, n) => transaction(async tx => {
        await add(n).execute(tx);
        if (n % 2 === 1) throw new Error('odd');
      }));
      await Promise.allSettled(runs);
      expect(await rows()).toEqual(Array.from({ length: 25 }, (_, n) => 2 * n));
    });

    it.each(['40001', '40P01'])('is run again after %s, three times in all', async code => {
      const { transaction, rows, add } = await setUp(`retried_${code.toLowerCase()}`);
      let runs = 0;
      await transaction(async tx => {
        runs += 1;
        await add(runs).execute(tx);
        if (runs < 3) throw new Failed(code);
      });
      expect([runs, await rows()]).toEqual([3, [3]]);

      runs = 0;
      const hopeless = transaction(() => {
        runs += 1;
        return Promise.reject(new Failed(code));
      });
      await expect(hopeless).rejects.toMatchObject({ code });
      expect(runs).toBe(3);
    });

    it('is not run again after any other failure', async () => {
      const { transaction } = await open();
      let runs = 0;
      const failing = transaction(async tx => {
        runs += 1;
        await sql`select 1/0`.execute(tx);
      });
      await expect(failing).rejects.toMatchObject({ code: '22012' });
      expect(runs).toBe(1);
    });
  });
}, { migrations: foundation });

describe('serializable transactions on a server', () => {
  it('both succeed when each writes after reading without the other', async () => {
    const { transaction, pool, asOwner } = await openFresh('postgres', { migrations: foundation });
    await asOwner(client => client.query('create table skewed (n int)'));
    const bothHaveRead = Promise.withResolvers<undefined>();
    let readings = 0;
    // Write skew: each counts the rows, then adds one. One of them fails, and its second try sees the other's row.
    const countThenAdd = (): Promise<void> => transaction(async tx => {
      const { rows } = await sql<{ n: bigint }>`select count(*) as n from skewed`.execute(tx);
      readings += 1;
      if (readings === 2) bothHaveRead.resolve(undefined);
      await bothHaveRead.promise;
      await sql`insert into skewed values (${rows[0]?.n})`.execute(tx);
    }, { isolation: 'serializable' });
    await Promise.all([countThenAdd(), countThenAdd()]);
    expect((await pool.query('select n from skewed order by n')).rows).toEqual([{ n: 0 }, { n: 1 }]);
    expect(readings).toBe(3);
  });
});
