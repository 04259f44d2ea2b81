import { Client } from 'pg';
import { describe, expect, it } from 'vitest';
import { eachDatabase, newServerDatabase, openFresh } from '../../test/databases.ts';
import { migrate, migration, MigrationRefused, readMigrations } from './migrate.ts';

const foundation = (await readMigrations()).filter(({ name }) => name === '0001-foundation');
const colour = migration('0101-colour', 'create table colour (name text); insert into colour values (\'red\');');
const shape = migration('0102-shape', 'create table shape (name text);');

eachDatabase(name => {
  describe('migrating', () => {
    it('applies every migration once', async () => {
      const { asOwner, pool } = await openFresh(name, { migrations: [...foundation, colour] });
      expect(await asOwner(client => migrate(client, [...foundation, colour]))).toEqual([]);
      expect(await asOwner(client => migrate(client, [...foundation, colour, shape]))).toEqual(['0102-shape']);
      expect((await pool.query('select name from colour')).rows).toEqual([{ name: 'red' }]);
    });

    it('refuses a migration that was changed after it had been applied', async () => {
      const { asOwner } = await openFresh(name, { migrations: [...foundation, colour] });
      const changed = migration(colour.name, `${colour.sql} -- and more`);
      await expect(asOwner(client => migrate(client, [...foundation, changed]))).rejects.toThrow('0101-colour was changed after it had been applied');
    });

    it('refuses a database of a newer release', async () => {
      const { asOwner } = await openFresh(name, { migrations: [...foundation, colour] });
      await expect(asOwner(client => migrate(client, foundation))).rejects.toThrow('made by a newer release');
    });

    it('refuses a migration put before one that is applied', async () => {
      const { asOwner } = await openFresh(name, { migrations: [...foundation, shape] });
      await expect(asOwner(client => migrate(client, [...foundation, colour, shape]))).rejects.toThrow('0101-colour comes before 0102-shape');
    });

    it('leaves nothing of a migration that fails, and keeps those before it', async () => {
      const { asOwner, pool } = await openFresh(name, { migrations: foundation });
      const broken = migration('0102-broken', 'create table broken (n int); select 1/0;');
      await expect(asOwner(client => migrate(client, [...foundation, colour, broken]))).rejects.toThrow('0102-broken failed and left nothing behind: division by zero');
      const { rows } = await pool.query(`select to_regclass('colour') is not null as colour, to_regclass('broken') is not null as broken`);
      expect(rows).toEqual([{ colour: true, broken: false }]);
    });

    it('keeps its ledger out of reach', async () => {
      const { asOwner, pool } = await openFresh(name, { migrations: foundation });
      await expect(asOwner(client => client.query('update sovet_migration set hash = hash'))).rejects.toMatchObject({ code: 'SV001' });
      await expect(pool.query('delete from sovet_migration')).rejects.toMatchObject({ code: '42501' });
    });
  });
});

describe('migrating on a server', () => {
  it('lets one of several starters do the work', async () => {
    const url = await newServerDatabase({ empty: true });
    const starters = await Promise.all(Array.from({ length: 4 }, async () => {
      const client = new Client({ connectionString: url });
      await client.connect();
      return client;
    }));
    const ran = await Promise.all(starters.map(client => migrate(client, [...foundation, colour])));
    await Promise.all(starters.map(client => client.end()));
    expect(ran.filter(names => names.length > 0)).toEqual([[...foundation, colour].map(each => each.name)]);
  });
});

describe('a migration', () => {
  it('is refused when its file has no number', async () => {
    await expect(readMigrations(new URL('../../test/children/', import.meta.url))).rejects.toThrow(MigrationRefused);
  });

  it('has the same hash whatever the line ends', () => {
    expect(migration('0001-a', 'select 1;\r\nselect 2;\r\n').hash).toBe(migration('0001-a', 'select 1;\nselect 2;\n').hash);
  });
});
