import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newServerDatabase } from '../../../test/databases.ts';
import { HttpDesk } from '../../../test/http-desk.ts';
import { httpFederation, type HttpFederation } from '../../../test/http-federation.ts';
import { expectRecordVerifies } from '../../../test/faults/survival.ts';
import { temporaryDirectory } from '../../../test/temporary-directory.ts';
import type { Visitor } from '../../../test/visitor.ts';
import { openDatabase, type Database } from '../open-database.ts';
import { inSession } from './in-session.ts';
import { sealWaiting } from './sealing.ts';
import { sessionOf } from './session.ts';

describe('two processes that seal one record', () => {
  let databases: readonly [Database, Database];
  let desks: readonly [HttpDesk, HttpDesk];
  let registrars: readonly [Visitor, Visitor];
  let f: HttpFederation;

  beforeAll(async () => {
    const url = await newServerDatabase({ empty: false });
    databases = [await openDatabase({ url }), await openDatabase({ url })];
    desks = [new HttpDesk(databases[0]), new HttpDesk(databases[1])];
    f = await httpFederation(desks[0]);
    registrars = [f.registrar, await desks[1].signIn(f.org, f.registrarPerson)];
  }, 60_000);

  afterAll(async () => { await Promise.all(databases.map(each => each.close())); });

  async function enrol(by: Visitor): Promise<void> {
    const line = { person: randomUUID(), units: ['works'], status: 'full', joined: '2024-01-01', attributes: { 'dues-paid-until': '2027-12-31', category: 'production' } };
    expect((await f.act(by, 'enrol', { day: '2026-01-12', lines: [line] })).status).toBe(200);
  }

  const count = async (table: 'entry' | 'leaf' | 'checkpoint' | 'unsealed'): Promise<number> =>
    Number((await sessionOf(databases[0].pool).query<{ n: bigint }>(`select count(*) as n from ${table} where org = $1`, [f.org]))[0]?.n);

  it('give every entry one place, without a gap, while acts go on in both', { timeout: 90_000 }, async () => {
    let isActing = true;
    const sealing = desks.map(async ({ assembly }) => {
      let sealed = 0;
      while (isActing) sealed += await assembly.sealAll();
      return sealed;
    });
    await Promise.all(registrars.map(async registrar => { for (let act = 0; act < 25; act += 1) await enrol(registrar); }));
    isActing = false;
    const sealed = await Promise.all(sealing);
    for (const { assembly } of desks) sealed.push(await assembly.sealAll());
    const leaves = await sessionOf(databases[0].pool).query<{ seq: bigint; entry: bigint }>('select seq, entry from leaf where org = $1 order by seq', [f.org]);
    expect(leaves.map(leaf => Number(leaf.seq))).toEqual(leaves.map((_, index) => index));
    expect(new Set(leaves.map(leaf => leaf.entry)).size).toBe(leaves.length);
    expect([leaves.length, await count('unsealed')]).toEqual([await count('entry'), 0]);
    expect(sealed.reduce((sum, each) => sum + each)).toBe(leaves.length);
    await expectRecordVerifies(databases[0], f.org, join(temporaryDirectory(), 'federation.sovet'));
  });

  it('do it one at a time: the second waits for the first, and finds nothing left', async () => {
    await enrol(registrars[0]);
    const [checkpoints, waiting] = [await count('checkpoint'), await count('unsealed')];
    const [first, second] = desks;
    let late: Promise<number> | undefined;
    const sealed = await inSession(databases[0].pool, async session => {
      const done = await sealWaiting(session, f.org, first.now);
      late = second.assembly.sealAll();
      await isHeldUp(databases[1]);
      expect(await count('checkpoint')).toBe(checkpoints);
      return done;
    });
    expect([sealed, await late]).toEqual([waiting, 0]);
    expect([await count('checkpoint'), await count('unsealed')]).toEqual([checkpoints + 1, 0]);
  });

  /** Resolves when a session of this database waits for a lock that another holds. */
  async function isHeldUp({ asOwner }: Database): Promise<void> {
    const held = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%record_head%'";
    // The rights of the program do not show what other sessions do.
    while ((await asOwner(client => client.query(held))).rowCount === 0);
  }
});
