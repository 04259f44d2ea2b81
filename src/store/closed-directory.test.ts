import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryDirectory } from '../../test/temporary-directory.ts';
import { readMigrations } from './migrate.ts';
import { openDatabase } from './open-database.ts';

const foundation = (await readMigrations()).filter(({ name }) => name === '0001-foundation');

it('keeps the files of the database from other accounts of the machine, in a directory that was open to all', async () => {
  const directory = temporaryDirectory();
  chmodSync(directory, 0o755);
  const rights = (): string => (statSync(join(directory, 'postgres')).mode & 0o777).toString(8);
  for (const _ of ['made', 'opened again']) {
    await (await openDatabase({ directory }, { migrations: foundation })).close();
    expect(rights()).toBe('700');
    chmodSync(join(directory, 'postgres'), 0o755);
  }
});
