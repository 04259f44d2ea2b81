import { describe, expect, it } from 'vitest';
import { DAY, MINUTE, accessDesk } from '../../test/access-desk.ts';
import type { AccessDesk } from '../../test/access-desk.ts';
import { eachDatabase } from '../../test/databases.ts';
import { visitor } from '../../test/visitor.ts';
import { formatPrintedCode, newPrintedCode } from './printed-code.ts';

async function letterFor(desk: AccessDesk, org: string, person: string): Promise<string> {
  const [issued] = await desk.access.issueCodes(org, [person]);
  return issued?.code ?? '';
}

function wrongCode(seed: number): string {
  const bytes = new Uint8Array(15).map((_, place) => (seed >> (place * 3)) + place * 7);
  return formatPrintedCode(newPrintedCode(() => bytes));
}

eachDatabase((_name, open) => {
  describe('a letter with a code', () => {
    it('signs its person in, without e-mail and password, as often as needed and with one account', async () => {
      const desk = accessDesk(await open());
      const org = desk.newOrg();
      const code = await letterFor(desk, org, 'anna');
      const [phone, laptop] = [desk.visitor(), desk.visitor()];
      expect(await phone.post('/api/auth/code', { code })).toMatchObject({ status: 200, body: { stage: 'signed-in' } });
      expect(await laptop.post('/api/auth/code', { code: code.toLowerCase().replaceAll('-', ' ') })).toMatchObject({ status: 200 });
      const [onPhone, onLaptop] = [await phone.get('/api/auth/me'), await laptop.get('/api/auth/me')];
      expect(onPhone.body).toMatchObject({ signedIn: true, via: 'session', factor: 'letter', secondFactor: false, operator: false, persons: [{ org, person: 'anna' }] });
      expect(onLaptop.body['account']).toBe(onPhone.body['account']);
    });

    it('makes one account when two devices show it first at the same moment', async () => {
      const desk = accessDesk(await open());
      const code = await letterFor(desk, desk.newOrg(), 'anna');
      const replies = await Promise.all(Array.from({ length: 5 }, () => desk.visitor().post('/api/auth/code', { code })));
      expect(replies.map(reply => reply.status)).toEqual([200, 200, 200, 200, 200]);
      expect(new Set(replies.map(reply => reply.body['account'])).size).toBe(1);
    });

    it('ends when a new one is printed, when it is revoked, and when its time is over', async () => {
      const desk = accessDesk(await open());
      const org = desk.newOrg();
      const first = await letterFor(desk, org, 'anna');
      const second = await letterFor(desk, org, 'anna');
      expect(await desk.visitor().post('/api/auth/code', { code: first })).toMatchObject({ status: 410, body: { code: 'code-revoked' } });
      expect(await desk.visitor().post('/api/auth/code', { code: second })).toMatchObject({ status: 200 });
      expect(await desk.access.revokeCodes(org, 'anna')).toBe(1);
      expect(await desk.visitor().post('/api/auth/code', { code: second })).toMatchObject({ status: 410, body: { code: 'code-revoked' } });
      const third = await letterFor(desk, org, 'anna');
      desk.pass(60 * DAY);
      expect(await desk.visitor().post('/api/auth/code', { code: third })).toMatchObject({ status: 410, body: { code: 'code-expired' } });
    });

    it('with a number of uses signs in that often, even when all ask at once', async () => {
      const desk = accessDesk(await open());
      const [issued] = await desk.access.issueCodes(desk.newOrg(), ['anna'], { purpose: 'letter', uses: 2 });
      const replies = await Promise.all(Array.from({ length: 5 }, () => desk.visitor().post('/api/auth/code', { code: issued?.code })));
      expect(replies.filter(reply => reply.status === 200)).toHaveLength(2);
      expect(replies.filter(reply => reply.body['code'] === 'code-used')).toHaveLength(3);
    });

    it('with a slip of typing is told apart from a wrong one, and costs no attempt', async () => {
      const desk = accessDesk(await open());
      const code = await letterFor(desk, desk.newOrg(), 'anna');
      const slip = code.slice(0, -1) + (code.endsWith('0') ? '2' : '0');
      for (let slips = 0; slips < 30; slips++) {
        expect(await desk.visitor().post('/api/auth/code', { code: slip })).toMatchObject({ status: 400, body: { code: 'code-mistyped' } });
      }
      expect(await desk.visitor().post('/api/auth/code', { code })).toMatchObject({ status: 200 });
    });

    it('is listed for the secretary without its code, and shows who has come', async () => {
      const desk = accessDesk(await open());
      const org = desk.newOrg();
      const [anna] = await desk.access.issueCodes(org, ['anna', 'boris', 'anna']);
      desk.pass(MINUTE);
      await desk.visitor().post('/api/auth/code', { code: anna?.code });
      const letters = await desk.access.listLetters(org);
      expect(letters).toMatchObject([{ person: 'anna', usedAt: desk.now() }, { person: 'boris', usedAt: undefined }]);
      expect(JSON.stringify(letters)).not.toContain(anna?.code.slice(0, 4));
    });

    it('is kept nowhere in a form that signs in', async () => {
      const database = await open();
      const desk = accessDesk(database);
      const org = desk.newOrg();
      const code = (await letterFor(desk, org, 'anna')).replaceAll('-', '');
      const { rows: [row] } = await database.pool.query('select entry_code::text as text from entry_code where org = $1', [org]);
      expect(row.text).not.toContain(code);
      expect(row.text).not.toContain(code.slice(8));
    });
  });

  describe('an invitation link', () => {
    it('carries the code behind the sign that browsers keep to themselves', async () => {
      const desk = accessDesk(await open());
      const link = await desk.access.invitationLink(desk.newOrg(), 'anna');
      expect(new URL(link)).toMatchObject({ pathname: '/enter', search: '' });
      expect(await desk.visitor().post('/api/auth/code', { code: decodeURIComponent(new URL(link).hash.slice(1)) })).toMatchObject({ status: 200 });
    });

    it('lets a member of a second organisation join with the same account, and nobody else', async () => {
      const desk = accessDesk(await open());
      const [union, party] = [desk.newOrg(), desk.newOrg()];
      const anna = desk.visitor();
      await anna.post('/api/auth/code', { code: await letterFor(desk, union, 'anna') });
      const before = (await anna.get('/api/auth/me')).body;
      expect(await anna.post('/api/auth/code', { code: await letterFor(desk, party, 'a-17'), join: true })).toMatchObject({ status: 200 });
      const after = (await anna.get('/api/auth/me')).body;
      expect(after['account']).toBe(before['account']);
      expect(after['persons']).toEqual([{ org: union, person: 'anna' }, { org: party, person: 'a-17' }]);
      const boris = desk.visitor();
      await boris.post('/api/auth/code', { code: await letterFor(desk, union, 'boris') });
      expect(await boris.post('/api/auth/code', { code: await letterFor(desk, party, 'a-17'), join: true })).toMatchObject({ status: 409, body: { code: 'already-linked' } });
      expect(await boris.post('/api/auth/code', { code: await letterFor(desk, union, 'clara'), join: true })).toMatchObject({ status: 409 });
      expect(await desk.visitor().post('/api/auth/code', { code: await letterFor(desk, union, 'dora'), join: true })).toMatchObject({ status: 401 });
    });
  });

  describe('linking by hand', () => {
    it('keeps one account per person and one person per organisation', async () => {
      const desk = accessDesk(await open());
      const [org, other] = [desk.newOrg(), desk.newOrg()];
      await desk.visitor().post('/api/auth/code', { code: await letterFor(desk, org, 'anna') });
      const account = await desk.access.accountOf({ org, person: 'anna' });
      if (account === undefined) throw new Error('the letter made no account');
      expect(await desk.access.linkPerson(account, other, 'a-17')).toMatchObject({ ok: true });
      expect(await desk.access.linkPerson(account, org, 'boris')).toMatchObject({ ok: false, error: { code: 'already-linked' } });
      expect(await desk.access.unlinkPerson(other, 'a-17')).toBe(true);
      expect(await desk.access.unlinkPerson(other, 'a-17')).toBe(false);
    });
  });

  describe('guessing codes', () => {
    it('is stopped at a prefix after ten failures, and only there', async () => {
      const desk = accessDesk(await open());
      const org = desk.newOrg();
      const anna = await letterFor(desk, org, 'anna');
      const guesses = Array.from({ length: 40 }, (_, seed) => formatPrintedCode(newPrintedCode(() =>
        new Uint8Array([...[...anna.replaceAll('-', '').slice(0, 8)].map(character => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(character)), seed, 1, 2, 3, 4, 5, 6]))));
      const replies = await Promise.all(guesses.map(code => desk.visitor().post('/api/auth/code', { code })));
      expect(replies.filter(reply => reply.status === 401)).toHaveLength(10);
      expect(replies.filter(reply => reply.status === 429)).toHaveLength(30);
      expect(await desk.visitor().post('/api/auth/code', { code: anna })).toMatchObject({ status: 429 });
      expect(await desk.visitor().post('/api/auth/code', { code: await letterFor(desk, org, 'boris') })).toMatchObject({ status: 200 });
      desk.pass(2 * MINUTE);
      expect(await desk.visitor().post('/api/auth/code', { code: anna })).toMatchObject({ status: 200 });
    });

    it('in a flood is reported and told to wait, while eight hundred members come in from one address', { timeout: 180_000 }, async () => {
      const desk = accessDesk(await open());
      const issued = await desk.access.issueCodes(desk.newOrg(), Array.from({ length: 800 }, (_, person) => `member-${person}`));
      const replies: number[] = [];
      for (let seed = 0; seed < 1_200; seed++) {
        replies.push((await desk.visitor().post('/api/auth/code', { code: wrongCode(seed * 7919) })).status);
        const honest = issued[seed];
        if (honest) expect(await desk.visitor().post('/api/auth/code', { code: honest.code })).toMatchObject({ status: 200 });
      }
      expect(replies.filter(status => status === 200)).toHaveLength(0);
      expect(replies.slice(-50).every(status => status === 429)).toBe(true);
      expect(desk.faults).toEqual([{ kind: 'codes-are-being-guessed' }]);
    });
  });

  describe('the first operator', () => {
    it('comes in once with the code on the console, which is then of no use to anybody', async () => {
      const database = await open();
      const desk = accessDesk(database);
      await database.pool.query('delete from account where operator');
      const [old, code] = [await desk.access.setupCode(), await desk.access.setupCode()];
      expect(await desk.visitor().post('/api/auth/code', { code: old })).toMatchObject({ status: 410 });
      const operator = desk.visitor();
      expect(await operator.post('/api/auth/code', { code })).toMatchObject({ status: 200 });
      expect((await operator.get('/api/auth/me')).body).toMatchObject({ operator: true, factor: 'setup', persons: [] });
      expect(await desk.visitor().post('/api/auth/code', { code })).toMatchObject({ status: 410, body: { code: 'code-used' } });
      expect(await desk.access.setupCode()).toBeUndefined();
      expect(await desk.access.setupCode({ besides: true })).toMatch(/^.{19}$/u);
    });
  });

  describe('a member', () => {
    it('is a stranger to another server process until it asks the same database', async () => {
      const desk = accessDesk(await open());
      const anna = desk.visitor();
      await anna.post('/api/auth/code', { code: await letterFor(desk, desk.newOrg(), 'anna') });
      const elsewhere = desk.otherProcess();
      expect(await elsewhere.whoIs(anna.request('GET', '/'))).toMatchObject({ via: 'session' });
      expect((await visitor(request => elsewhere.handler(request), 'http://hall.example').get('/api/auth/me')).body).toMatchObject({ signedIn: false });
    });
  });
});
