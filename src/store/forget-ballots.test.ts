import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFresh } from '../../test/databases.ts';
import { temporaryDirectory } from '../../test/temporary-directory.ts';
import { forgetBallots } from './forget-ballots.ts';
import { openDatabase, type Database } from './open-database.ts';

const MARK = 'chosen in secret';

/** Two polls; ballots of both, and those of the first deleted as closing deletes them. */
async function closedOne({ pool }: Database): Promise<void> {
  await pool.query("insert into organisation (id, name, created_at) values ('o', 'O', 0)");
  for (const poll of ['closed', 'open']) await pool.query(`insert into fact (org, kind, id, value) values ('o', 'poll', $1, '{"stage":"open"}')`, [poll]);
  const drop = (poll: string, n: number): Promise<unknown> => pool.query("insert into ballot (org, poll, id, choice, weight) values ('o', $1, gen_random_uuid(), $2, 1)", [poll, JSON.stringify(`${poll}: ${MARK} ${n}`)]);
  for (let n = 0; n < 20; n++) await drop('closed', n);
  await drop('open', 0);
  await pool.query("delete from ballot where poll = 'closed'");
}

const ballotsLeft = async ({ pool }: Database): Promise<unknown> => (await pool.query('select poll, choice::text as choice from ballot')).rows.map(row => `${row.poll} ${row.choice}`);

/** Files of the cluster in which the deleted ballots can be read. */
function filesWithDeleted(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name)).filter(path => readFileSync(path).includes(`closed: ${MARK}`));
}

describe('ballots of a closed poll', () => {
  it('lie in the files of an embedded database until they are forgotten, and then in none', async () => {
    const directory = temporaryDirectory();
    const database = await openDatabase({ directory });
    await closedOne(database);
    await database.asOwner(client => client.query('checkpoint'));
    expect(filesWithDeleted(directory).length).toBeGreaterThanOrEqual(2);
    expect(await forgetBallots(database)).toBe(true);
    expect(filesWithDeleted(directory)).toEqual([]);
    expect(await ballotsLeft(database)).toEqual([`open "open: ${MARK} 0"`]);
    await database.close();
    const again = await openDatabase({ directory });
    expect(await ballotsLeft(again)).toEqual([`open "open: ${MARK} 0"`]);
    await again.close();
  });

  it('are gone from the box of a server, and those of open polls stay', async () => {
    const database = await openFresh('postgres');
    expect(await forgetBallots(database)).toBe(false);
    await closedOne(database);
    const file = async (): Promise<string> => (await database.asOwner(client => client.query("select encode(pg_read_binary_file(pg_relation_filepath('ballot')), 'escape') as bytes"))).rows[0].bytes;
    await database.asOwner(client => client.query('checkpoint'));
    expect(await file()).toContain(`closed: ${MARK}`);
    expect(await forgetBallots(database)).toBe(true);
    await database.asOwner(client => client.query('checkpoint'));
    expect(await file()).not.toContain(`closed: ${MARK}`);
    expect(await ballotsLeft(database)).toEqual([`open "open: ${MARK} 0"`]);
  });
});
