import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../test/temporary-directory.ts';
import { readMigrations } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { checkpointWhenDue, scheduleUpkeep, vacuumWhenDue } from './upkeep.ts';

const foundation = (await readMigrations()).filter(({ name }) => name === '0001-foundation');

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
    const twoFailures = Promise.withResolvers<undefined>();
    let failures = 0;
    const stop = scheduleUpkeep({ kind: 'embedded', asOwner: () => Promise.reject(new Error('no disk')) }, {
      checkEvery: 1,
      vacuumEvery: 60_000,
      onFailure: () => {
        failures += 1;
        if (failures === 2) twoFailures.resolve(undefined);
      },
    });
    await twoFailures.promise;
    await stop();
    expect(failures).toBeGreaterThanOrEqual(2);
  });
});
