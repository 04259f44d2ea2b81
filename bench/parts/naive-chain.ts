/**
 * The design that casting did not take, for comparison: every vote reads the head of a hash chain under a
 * lock, appends to it and commits. It has neither roll nor judgement, so the comparison flatters it.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { Database } from '#store/open-database.ts';
import { percentile, underLoad } from '../figures.ts';
import type { Run } from '../part.ts';

const VOTES = 3_000;

async function castOne({ pool }: Database, voter: string, choice: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const { rows: [head] } = await client.query<{ hash: string; size: bigint }>('select hash, size from naive_head for update');
    const hash = createHash('sha256').update(head?.hash ?? '').update(choice).digest('hex');
    await client.query('insert into naive_mark (voter) values ($1)', [voter]);
    await client.query('insert into naive_link (position, choice, hash) values ($1, $2, $3)', [head?.size, choice, hash]);
    await client.query('update naive_head set hash = $1, size = size + 1', [hash]);
    await client.query('commit');
  } finally {
    client.release();
  }
}

export async function casting(database: Database, { report }: Run): Promise<void> {
  await database.asOwner(client => client.query(`
    create table naive_head (hash text not null, size bigint not null); insert into naive_head values ('', 0);
    create table naive_mark (voter text primary key); create table naive_link (position bigint primary key, choice text not null, hash text not null);
    grant select, insert, update on naive_head, naive_mark, naive_link to sovet_app`));
  const load = await underLoad(VOTES, 100, () => castOne(database, randomUUID(), 'for'));
  report('naive chain instead, votes with 100 callers', load.perSecond, '/s', '> 2,000/s');
  report('naive chain instead, p50 of a vote', percentile(load.waits, 0.5), 'ms');
  report('naive chain instead, p99 of a vote', percentile(load.waits, 0.99), 'ms', '< 100 ms');
}
