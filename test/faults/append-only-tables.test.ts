import { afterEach, describe, expect, it } from 'vitest';
import { actKey, HttpDesk } from '../http-desk.ts';
import { httpFederation, type HttpFederation } from '../http-federation.ts';
import { eachDatabase } from '../databases.ts';

const BY_TRIGGER = { code: 'SV001' };
const BY_RIGHTS = { code: '42501' };

/** Every table of history, with a column that a forger would change. */
const HISTORY = [
  ['entry', 'canonical'], ['leaf', 'seq'], ['tree_node', 'position'], ['checkpoint', 'note'], ['charter_version', 'text'],
  ['mark', 'act_key'], ['open_vote', 'line'], ['roll_line', 'weight'], ['sovet_migration', 'name'],
] as const;

eachDatabase((_name, open) => {
  describe('history', () => {
    let started: Promise<{ readonly desk: HttpDesk; readonly f: HttpFederation; readonly poll: string }> | undefined;

    /** An organisation with something in every table of history: an open secret poll, one vote in it, all sealed. */
    const ready = () => started ??= (async () => {
      const desk = new HttpDesk(await open());
      const f = await httpFederation(desk);
      expect((await f.act(f.registrar, 'call-election', { body: 'workplace-steward@depot' })).body).toMatchObject({ lawful: true });
      const election = String((await desk.database.pool.query("select id from fact where org = $1 and kind = 'election'", [f.org])).rows[0]?.id);
      const candidate = await desk.signIn(f.org, f.depot[0]!);
      expect((await f.act(candidate, 'nominate', { election, person: f.depot[0]! })).body).toMatchObject({ lawful: true });
      await desk.advance(9);
      const poll = String((await desk.database.pool.query("select id from fact where org = $1 and kind = 'poll'", [f.org])).rows[0]?.id);
      const cast = await f.act(await desk.signIn(f.org, f.depot[1]!), 'cast', { poll, choice: { kind: 'ranking', order: [f.depot[0]!] } });
      expect(cast.body).toMatchObject({ lawful: true });
      await desk.database.pool.query("insert into open_vote (org, poll, line, choice) values ($1, 'another', 1, '{}')", [f.org]);
      await desk.assembly.sealAll();
      return { desk, f, poll };
    })();

    afterEach(async () => { expect((await ready()).desk.faults).toEqual([]); });

    it.each(HISTORY)('of table %s has rows, and neither the app nor the owner changes them', async (table, column) => {
      const { desk: { database } } = await ready();
      expect(Number((await database.pool.query(`select count(*) as n from ${table}`)).rows[0]?.n)).toBeGreaterThan(0);
      for (const statement of [`update ${table} set ${column} = ${column}`, `delete from ${table}`, `truncate ${table} cascade`]) {
        await expect(database.pool.query(statement), statement).rejects.toMatchObject(BY_RIGHTS);
        await expect(database.asOwner(client => client.query(statement)), statement).rejects.toMatchObject(BY_TRIGGER);
      }
    });

    it('lets nobody change a ballot in the box, and the app not empty the box at once', async () => {
      const { desk: { database } } = await ready();
      for (const statement of ["update ballot set choice = '{}'", 'update ballot set weight = 9', "update ballot set poll = 'other'"]) {
        await expect(database.pool.query(statement), statement).rejects.toMatchObject(BY_RIGHTS);
        await expect(database.asOwner(client => client.query(statement)), statement).rejects.toMatchObject(BY_TRIGGER);
      }
      await expect(database.pool.query('truncate ballot')).rejects.toMatchObject(BY_RIGHTS);
    });

    it('takes no ballot into the box of a poll that is closed, or is none, from anybody', async () => {
      const { desk, f, poll } = await ready();
      const { database } = desk;
      const stuff = (into: string) => database.pool.query("insert into ballot (org, poll, id, choice, weight) values ($1, $2, gen_random_uuid(), '{}', 1)", [f.org, into]);
      await expect(stuff('no-poll')).rejects.toMatchObject(BY_TRIGGER);
      await desk.advance(9);
      const { rows } = await database.pool.query("select value ->> 'stage' as stage from fact where org = $1 and kind = 'poll' and id = $2", [f.org, poll]);
      expect(rows).toEqual([{ stage: 'closed' }]);
      await expect(stuff(poll)).rejects.toMatchObject(BY_TRIGGER);
      await expect(database.asOwner(client => client.query("insert into ballot (org, poll, id, choice, weight) values ($1, $2, gen_random_uuid(), '{}', 1)", [f.org, poll]))).rejects.toMatchObject(BY_TRIGGER);
    });

    it('has no door in the interface by which an act, a vote or a version is taken back', async () => {
      const { desk, f } = await ready();
      const registrar = await desk.signIn(f.org, f.registrarPerson);
      const { rows: before } = await desk.database.pool.query('select id, canonical from entry where org = $1 order by id', [f.org]);
      for (const path of ['/record/entries/1', '/record', '/charter', `/polls/x`, '/decisions/x', '/acts'])
        for (const method of ['DELETE', 'PUT', 'PATCH']) {
          const response = await desk.app.fetch(registrar.request(method, `/api/orgs/${f.org}${path}`, { headers: { 'content-type': 'application/json' }, body: '{}' }));
          expect([method, path, response.status]).toEqual([method, path, 404]);
        }
      const key = actKey();
      expect((await f.act(registrar, 'call-election', { body: 'workplace-tellers@works' }, key)).status).toBe(200);
      expect((await f.act(registrar, 'call-election', { body: 'workplace-tellers@depot' }, key)).body).toMatchObject({ repeated: true });
      const { rows: after } = await desk.database.pool.query('select id, canonical from entry where org = $1 order by id', [f.org]);
      expect(after.slice(0, before.length)).toEqual(before);
    });
  });
});
