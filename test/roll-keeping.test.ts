/** One line of the roll, through the interface: corrections and codes, on the record and beside it. */
import { describe, expect, it } from 'vitest';
import { exportRecord } from '#service/export.ts';
import { replay } from '#service/replay.ts';
import { RecordCheck } from '../verify/check.ts';
import { eachDatabase } from './databases.ts';
import { actKey, HttpDesk } from './http-desk.ts';
import { httpFederation, type HttpFederation } from './http-federation.ts';
import type { Reply, Visitor } from './visitor.ts';

const REASON = 'The form says Ivanova';

async function recordOf(desk: HttpDesk, org: string, withParticulars = false): Promise<string> {
  await desk.assembly.sealAll();
  let text = '';
  for await (const line of exportRecord({ database: desk.database, clock: { now: () => desk.now } }, org, { withParticulars })) text += line;
  return text;
}

function verified(text: string): RecordCheck {
  const check = new RecordCheck(undefined);
  for (const line of text.split(/(?<=\n)/u)) check.take(Buffer.from(line));
  check.end();
  return check;
}

const replayed = (text: string) => replay(async function* () { yield new TextEncoder().encode(text); });

eachDatabase((_name, open) => {
  const begin = async (): Promise<{ readonly desk: HttpDesk; readonly f: HttpFederation }> => {
    const desk = new HttpDesk(await open());
    return { desk, f: await httpFederation(desk) };
  };
  const correct = (f: HttpFederation, by: Visitor, person: string, body: object): Promise<Reply> => by.post(`/api/orgs/${f.org}/people/${person}/correct`, { key: actKey(), ...body });
  const page = async (f: HttpFederation, by: Visitor, person: string): Promise<Reply['body']> => (await by.get(`/api/orgs/${f.org}/people/${person}`)).body;

  describe('a correction of the roll', () => {
    it('shows what stood before to the member and the keeper, and its names to nobody in the record', async () => {
      const { desk, f } = await begin();
      const person = f.depot[3]!;
      const before = await page(f, f.registrar, person);
      expect((await correct(f, f.registrar, person, { particulars: { name: 'Olga Ivanova' } })).body).toMatchObject({ error: { code: 'no-reason' } });
      expect((await correct(f, f.registrar, person, { reason: REASON, particulars: { name: 'Olga Ivanova' } })).body).toEqual({ changed: ['name'], repeated: false });
      const member = await desk.signIn(f.org, person);
      for (const by of [member, f.registrar]) expect(await page(f, by, person)).toMatchObject({
        name: 'Olga Ivanova', corrections: [{ byName: 'Anna Registrar', reason: REASON, particulars: [{ field: 'name', was: before['name'] }], standings: [] }],
      });
      expect((await page(f, await desk.signIn(f.org, f.depot[4]!), person))['corrections']).toBeUndefined();
      const text = await recordOf(desk, f.org);
      expect(text).not.toMatch(/Ivanova/u);
      expect(verified(text).faults).toEqual([]);
      expect(await replayed(text)).toMatchObject({ differences: [] });
      const own = await recordOf(desk, f.org, true);
      expect(own).toContain(REASON);
      expect(verified(own).faults).toEqual([]);
    });

    it('is made once, however often it is sent, and by members for their own name and address only', async () => {
      const { desk, f } = await begin();
      const [person = '', other = ''] = f.depot;
      const [member, key] = [await desk.signIn(f.org, person), actKey()];
      const sent = { key, particulars: { email: 'new@example.org' } };
      expect((await member.post(`/api/orgs/${f.org}/people/${person}/correct`, sent)).body).toEqual({ changed: ['email'], repeated: false });
      expect((await member.post(`/api/orgs/${f.org}/people/${person}/correct`, sent)).body).toMatchObject({ repeated: true });
      expect(await page(f, member, person)).toMatchObject({ particulars: { email: 'new@example.org' }, corrections: [{ particulars: [{ field: 'email', was: `${person}@example.org` }], reason: null }] });
      expect((await correct(f, member, person, { particulars: { number: '1' } })).body).toMatchObject({ error: { code: 'not-own' } });
      expect((await correct(f, member, person, { standing: { since: '2025-06-01', attributes: { category: 'service' } } })).body).toMatchObject({ error: { code: 'not-own' } });
      expect((await correct(f, member, other, { particulars: { name: 'Somebody else' } })).status).toBe(404);
      expect((await correct(f, f.registrar, other, { reason: REASON, particulars: { number: (await page(f, f.registrar, person))['particulars'].number } })).body).toMatchObject({ error: { code: 'already-done' } });
    });

    it('of a wrong attribute changes nothing in a vote that was opened before, and decides in the next', async () => {
      const { desk, f } = await begin();
      const [candidate = '', person = ''] = f.depot;
      const pollOf = async (body: string, days: number): Promise<string> => {
        expect((await f.act(await desk.signIn(f.org, f.registrarPerson), 'call-election', { body })).body).toMatchObject({ lawful: true });
        const { rows } = await desk.database.pool.query("select id from fact where org = $1 and kind = 'election' and value ->> 'body' = $2 and coalesce(value ->> 'constituency', 'depot') = 'depot'", [f.org, body]);
        const election = String(rows[0]?.id);
        expect((await f.act(await desk.signIn(f.org, candidate), 'nominate', { election, person: candidate })).body).toMatchObject({ lawful: true });
        await desk.advance(days);
        return String((await desk.database.pool.query("select value ->> 'poll' as poll from fact where org = $1 and kind = 'election' and id = $2", [f.org, election])).rows[0]?.poll);
      };
      const poll = await pollOf('workplace-steward@depot', 9);
      const member = await desk.signIn(f.org, person);
      expect((await correct(f, await desk.signIn(f.org, f.registrarPerson), person, { reason: REASON, standing: { since: '2025-02-01', attributes: { 'dues-paid-until': '2025-03-01', category: null } } })).status).toBe(200);
      expect((await f.act(member, 'cast', { poll, choice: { kind: 'ranking', order: [candidate] } })).body).toMatchObject({ lawful: true });
      expect(await page(f, member, person)).toMatchObject({ corrections: [{ standings: expect.arrayContaining([
        { from: '2025-02-01', field: 'dues-paid-until', was: '2027-12-31', now: '2025-03-01' }, { from: '2025-02-01', field: 'category', was: 'production', now: null },
      ]) }] });
      const { rows } = await desk.database.pool.query('select valid_from, valid_until from membership where org = $1 and person = $2 order by valid_from', [f.org, person]);
      expect(rows).toEqual([{ valid_from: '2025-01-01', valid_until: '2025-02-01' }, { valid_from: '2025-02-01', valid_until: '9999-12-31' }]);
      const next = await pollOf('city-council@north', 15);
      expect((await f.act(await desk.signIn(f.org, person), 'cast', { poll: next, choice: { kind: 'ranking', order: [candidate] } })).body).toMatchObject({ error: { code: 'not-on-roll' } });
      const text = await recordOf(desk, f.org);
      expect(verified(text).faults).toEqual([]);
      expect(await replayed(text)).toMatchObject({ differences: [] });
    });

    it('is forgotten with the person', async () => {
      const { desk, f } = await begin();
      const person = f.works[2]!;
      expect((await correct(f, f.registrar, person, { reason: REASON, particulars: { name: 'Olga Ivanova' } })).status).toBe(200);
      expect((await f.act(f.registrar, 'enrol', { day: '2026-01-12', lines: [{ person, units: ['works'], status: 'left', joined: '2024-01-01', attributes: {} }] })).status).toBe(200);
      expect((await correct(f, f.registrar, person, { reason: REASON, particulars: { name: 'Olga Again' } })).body).toMatchObject({ error: { code: 'not-a-member' } });
      expect((await f.registrar.post(`/api/orgs/${f.org}/people/${person}/erase`, { key: actKey(), reason: 'asked' })).status).toBe(200);
      for (const table of ['particulars', 'former_particulars', 'roll_note']) expect((await desk.database.pool.query(`select from ${table} where org = $1 and person = $2`, [f.org, person])).rows, table).toEqual([]);
      expect((await desk.database.pool.query("select from fact where org = $1 and kind = 'correction'", [f.org])).rows).toEqual([]);
      const text = await recordOf(desk, f.org, true);
      expect(text).not.toMatch(/Ivanova/u);
      expect(verified(text).faults).toEqual([]);
      expect(await replayed(text)).toMatchObject({ differences: [] });
    });
  });

  describe('a code', () => {
    const letters = (f: HttpFederation, persons: readonly string[], key = actKey()): Promise<Reply> => f.registrar.post(`/api/orgs/${f.org}/letters`, { key, persons });
    const codeOf = (reply: Reply): string => String(reply.body['letters'][0].code);
    const enter = async (desk: HttpDesk, code: string): Promise<number> => (await desk.visitor().post('/api/auth/code', { code })).status;

    it('is on the record as soon as it is in the letter, and never itself', async () => {
      const { desk, f } = await begin();
      const person = f.depot[5]!;
      const code = codeOf(await letters(f, [person]));
      const text = await recordOf(desk, f.org);
      const entry = text.split('\n').find(line => line.includes('"codes-issued"'));
      expect(entry).toContain(person);
      expect(entry).toContain(`"by":"${f.registrarPerson}"`);
      for (const spelled of [code, code.replaceAll('-', '')]) expect(text).not.toContain(spelled);
      const check = verified(text);
      expect([check.faults, [...check.verdicts.roll.issuers]]).toEqual([[], [[f.registrarPerson, 1]]]);
      expect(await replayed(text)).toMatchObject({ differences: [] });
    });

    it('ends those before it, and the member sees each of them and by whom', async () => {
      const { desk, f } = await begin();
      const person = f.depot[5]!;
      const first = codeOf(await letters(f, [person]));
      desk.now += 1000;
      const second = codeOf(await letters(f, [person]));
      expect([await enter(desk, first), await enter(desk, second)]).toEqual([410, 200]);
      const member = desk.visitor();
      await member.post('/api/auth/code', { code: second });
      expect((await page(f, member, person))['codes']).toEqual({ issues: [{ at: desk.now, byName: 'Anna Registrar', channel: 'letter' }, { at: desk.now - 1000, byName: 'Anna Registrar', channel: 'letter' }], withdrawn: null, live: true });
      expect((await member.get(`/api/orgs/${f.org}/codes`)).body).toEqual({ keepers: [{ person: f.registrarPerson, name: 'Anna Registrar', letters: 2, mails: 0, again: 1, last: desk.now }] });
      expect((await page(f, await desk.signIn(f.org, f.depot[6]!), person))['codes']).toBeUndefined();
    });

    it('is not issued again under a key that was used', async () => {
      const { desk, f } = await begin();
      const key = actKey();
      const code = codeOf(await letters(f, [f.depot[5]!], key));
      expect(await letters(f, [f.depot[6]!], key)).toMatchObject({ status: 422, body: { error: { code: 'already-done' } } });
      expect(await enter(desk, code)).toBe(200);
    });

    it('is withdrawn by the keeper, or by the member whom it lets in, and by nobody else', async () => {
      const { desk, f } = await begin();
      const [person = '', other = ''] = f.depot;
      const code = codeOf(await letters(f, [person]));
      const withdraw = (by: Visitor): Promise<Reply> => by.post(`/api/orgs/${f.org}/people/${person}/codes/withdraw`, { key: actKey() });
      expect((await withdraw(await desk.signIn(f.org, other))).status).toBe(404);
      const member = desk.visitor();
      await member.post('/api/auth/code', { code });
      expect((await withdraw(member)).body).toEqual({ withdrawn: 1 });
      expect(await enter(desk, code)).toBe(410);
      expect((await page(f, member, person))['codes']).toMatchObject({ withdrawn: { byName: expect.any(String) }, live: false });
      expect((await withdraw(f.registrar)).body).toMatchObject({ error: { code: 'already-done' } });
    });
  });
});
