/**
 * Writes numbered rows to a database until it is killed, from several callers at once, and writes each
 * number to standard output when the database has acknowledged its commit.
 *
 * Arguments: the database's location as JSON, and the first number to write.
 */
import { writeSync } from 'node:fs';
import { sql } from 'kysely';
import { readMigrations } from '#store/migrate.ts';
import { type DatabaseLocation, openDatabase } from '#store/open-database.ts';
import { yieldToLoop } from '#store/yield-to-loop.ts';

const CALLERS = 4;
const STANDARD_OUTPUT = 1;
const [location = '', first = ''] = process.argv.slice(2);
const migrations = (await readMigrations()).filter(({ name }) => name === '0001-foundation');
const { transaction } = await openDatabase(JSON.parse(location) as DatabaseLocation, { migrations });
let next = Number(first);

async function write(): Promise<never> {
  for (;;) {
    const n = next;
    next += 1;
    // Two rows for each number: one without the other would be a torn commit.
    await transaction(async tx => {
      await sql`insert into kill_row (n, half) values (${n}, 1)`.execute(tx);
      await sql`insert into kill_row (n, half) values (${n}, 2)`.execute(tx);
    });
    // Synchronous: an acknowledgement that is still in this process's memory at the kill would not count.
    writeSync(STANDARD_OUTPUT, `${n}\n`);
    await yieldToLoop();
  }
}

await Promise.all(Array.from({ length: CALLERS }, write));
