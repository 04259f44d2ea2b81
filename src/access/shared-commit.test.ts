import { describe, expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import type { Queries } from './database.ts';
import { sharedCommit } from './shared-commit.ts';

const insert = (id: string) => (queries: Queries): Promise<unknown> =>
  queries.query('insert into account (id, created_at) values ($1, 0)', [id]);

eachDatabase((name, open) => {
  describe('works that share a commit', () => {
    it('succeed and fail each for itself', async () => {
      const database = await open();
      const commit = sharedCommit(database);
      const outcomes = await Promise.allSettled(['a', 'b', 'a', 'c'].map(id => commit(insert(`${name}-${id}`))));
      expect(outcomes.map(outcome => outcome.status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
      const { rows } = await database.pool.query('select id from account where id like $1 order by id', [`${name}-%`]);
      expect(rows.map(row => row.id)).toEqual([`${name}-a`, `${name}-b`, `${name}-c`]);
    });

    it('are answered only when they are durable', async () => {
      const database = await open();
      const commit = sharedCommit(database);
      const transactions = await Promise.all(Array.from({ length: 30 }, () => commit(async queries =>
        (await queries.query('select pg_current_xact_id()::text as id')).rows[0].id)));
      expect(new Set(transactions).size).toBe(1);
      const { rows: [row] } = await database.pool.query('select pg_xact_status($1::xid8) as status', [transactions[0]]);
      expect(row.status).toBe('committed');
    });

    it('are all told when nothing could be committed', async () => {
      const database = await open();
      const commit = sharedCommit({ pool: { query: database.pool.query.bind(database.pool), connect: () => Promise.reject(new Error('no connection')) } } as never);
      const outcomes = await Promise.allSettled([commit(insert('lost')), commit(insert('lost too'))]);
      expect(outcomes.map(outcome => outcome.status)).toEqual(['rejected', 'rejected']);
    });
  });
});
