import { expect, it } from 'vitest';
import { openFresh } from '../../test/databases.ts';

it('does not put its session in order after a query that went well', async () => {
  const { pool } = await openFresh('embedded');
  const transaction = async (): Promise<unknown> => (await pool.query('select pg_current_xact_id()::text as id')).rows[0];
  await pool.query('begin');
  // Putting it in order would end the transaction, and cost two statements more for every one.
  expect(await transaction()).toEqual(await transaction());
  await expect(pool.query('select 1/0')).rejects.toThrow('division by zero');
  expect(await transaction()).not.toEqual(await transaction());
});
