import { describe, expect, it } from 'vitest';
import { DAY, MINUTE, accessDesk } from '../../test/access-desk.ts';
import type { AccessDesk } from '../../test/access-desk.ts';
import { eachDatabase } from '../../test/databases.ts';
import type { Visitor } from '../../test/visitor.ts';

const PASSWORD = 'bread, peace and land';

async function member(desk: AccessDesk): Promise<Visitor> {
  const who = desk.visitor();
  const [issued] = await desk.access.issueCodes(desk.newOrg(), ['anna']);
  await who.post('/api/auth/code', { code: issued?.code });
  return who;
}

async function memberWithPassword(desk: AccessDesk): Promise<{ anna: Visitor; login: string }> {
  const anna = await member(desk);
  const login = `anna-${desk.newOrg()}`;
  expect(await anna.post('/api/auth/own/password', { password: PASSWORD, login })).toMatchObject({ status: 200 });
  return { anna, login };
}

eachDatabase((_name, open) => {
  describe('signing in with a password', () => {
    it('works with a login name in any case, on a device that was never here', async () => {
      const desk = accessDesk(await open());
      const { login } = await memberWithPassword(desk);
      const laptop = desk.visitor();
      expect(await laptop.post('/api/auth/password', { login: ` ${login.toUpperCase()} `, password: PASSWORD })).toMatchObject({ status: 200, body: { stage: 'signed-in' } });
      expect((await laptop.get('/api/auth/me')).body).toMatchObject({ factor: 'password', ways: { login, password: true, passkeys: 0, secondFactor: false } });
    });

    it('gives the same answer for a wrong password and for a name nobody has, through all attempts', async () => {
      const desk = accessDesk(await open());
      const { login } = await memberWithPassword(desk);
      for (let attempt = 0; attempt < 14; attempt++) {
        const known = await desk.visitor().post('/api/auth/password', { login, password: 'wrong password' });
        const unknown = await desk.visitor().post('/api/auth/password', { login: `nobody-${login}`, password: 'wrong password' });
        expect(unknown.status).toBe(attempt < 10 ? 401 : 429);
        expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
        expect([...known.headers]).toEqual([...unknown.headers]);
      }
    });

    it('gives that answer to an account without a password too', async () => {
      const desk = accessDesk(await open());
      const { anna, login } = await memberWithPassword(desk);
      const { body: { account } } = await anna.get('/api/auth/me');
      await (await open()).pool.query('delete from account_password where account = $1', [account]);
      expect(await desk.visitor().post('/api/auth/password', { login, password: PASSWORD })).toMatchObject({ status: 401, body: { code: 'sign-in-failed' } });
    });

    it('counts guesses that are sent together', async () => {
      const desk = accessDesk(await open());
      const { login } = await memberWithPassword(desk);
      const replies = await Promise.all(Array.from({ length: 30 }, () => desk.visitor().post('/api/auth/password', { login, password: 'wrong password' })));
      expect(replies.filter(reply => reply.status === 401)).toHaveLength(10);
    });

    it('still lets the owner in on a known device when strangers have used up the attempts', async () => {
      const desk = accessDesk(await open());
      const { anna, login } = await memberWithPassword(desk);
      for (let attempt = 0; attempt < 12; attempt++) await desk.visitor().post('/api/auth/password', { login, password: 'wrong password' });
      expect(await desk.visitor().post('/api/auth/password', { login, password: PASSWORD })).toMatchObject({ status: 429 });
      await anna.post('/api/auth/sign-out');
      expect(await anna.post('/api/auth/password', { login, password: PASSWORD })).toMatchObject({ status: 200 });
      desk.pass(MINUTE);
      expect(await desk.visitor().post('/api/auth/password', { login, password: PASSWORD })).toMatchObject({ status: 200 });
    });
  });

  describe('setting a password', () => {
    it('ends every other session, and refuses a short one, a missing name and a name that is taken', async () => {
      const desk = accessDesk(await open());
      const { anna, login } = await memberWithPassword(desk);
      const laptop = desk.visitor();
      await laptop.post('/api/auth/password', { login, password: PASSWORD });
      expect(await anna.post('/api/auth/own/password', { password: `${PASSWORD}!` })).toMatchObject({ status: 200 });
      expect((await laptop.get('/api/auth/me')).body).toMatchObject({ signedIn: false });
      expect((await anna.get('/api/auth/me')).body).toMatchObject({ signedIn: true });
      const boris = await member(desk);
      expect(await boris.post('/api/auth/own/password', { password: 'short' })).toMatchObject({ status: 422, body: { code: 'password-too-short', least: 10 } });
      expect(await boris.post('/api/auth/own/password', { password: PASSWORD })).toMatchObject({ status: 422, body: { code: 'login-needed' } });
      expect(await boris.post('/api/auth/own/password', { password: PASSWORD, login })).toMatchObject({ status: 409, body: { code: 'login-taken' } });
    });

    it('asks for a fresh sign-in', async () => {
      const desk = accessDesk(await open());
      const { anna, login } = await memberWithPassword(desk);
      desk.pass(16 * MINUTE);
      expect(await anna.post('/api/auth/own/password', { password: PASSWORD })).toMatchObject({ status: 403, body: { code: 'sign-in-again' } });
      await anna.post('/api/auth/password', { login, password: PASSWORD });
      expect(await anna.post('/api/auth/own/password', { password: PASSWORD })).toMatchObject({ status: 200 });
    });
  });

  describe('a session', () => {
    it('ends a week after its last use, and thirty days after sign-in whatever its use', async () => {
      const desk = accessDesk(await open());
      const [idle, busy] = [await member(desk), await member(desk)];
      for (let day = 0; day < 29; day++) {
        desk.pass(DAY);
        expect((await busy.get('/api/auth/me')).body['signedIn'], `day ${day + 1}`).toBe(true);
        await desk.access.settled();
        // Asking with an ended session must not count as a use that revives it.
        if (day >= 6) expect((await idle.get('/api/auth/me')).body['signedIn']).toBe(false);
      }
      desk.pass(DAY);
      expect((await busy.get('/api/auth/me')).body['signedIn']).toBe(false);
    });

    it('changes its key daily, and the former key lives a minute longer', async () => {
      const desk = accessDesk(await open());
      const anna = await member(desk);
      const former = anna.request('GET', '/');
      desk.pass(DAY);
      const rotated = await anna.get('/api/auth/me');
      expect(rotated.headers.getSetCookie()).toHaveLength(1);
      expect(anna.request('GET', '/').headers.get('cookie')).not.toBe(former.headers.get('cookie'));
      desk.pass(59_000);
      expect(await desk.access.whoIs(former)).toBeDefined();
      desk.pass(1_000);
      expect(await desk.access.whoIs(former)).toBeUndefined();
      expect(await desk.access.whoIs(anna.request('GET', '/'))).toBeDefined();
    });

    it('is listed, and ended from another device at once', async () => {
      const desk = accessDesk(await open());
      const { anna, login } = await memberWithPassword(desk);
      const laptop = desk.visitor();
      await laptop.post('/api/auth/password', { login, password: PASSWORD });
      expect(await desk.access.whoIs(laptop.request('GET', '/'))).toBeDefined();
      const { body: { current, sessions } } = await anna.get('/api/auth/sessions');
      expect(sessions).toHaveLength(2);
      expect(sessions[0]).toMatchObject({ device: 'Firefox, Android' });
      const other = sessions.find((each: { session: string }) => each.session !== current);
      const stranger = await member(desk);
      expect(await stranger.remove(`/api/auth/sessions/${other.session}`)).toMatchObject({ status: 404 });
      expect(await anna.remove(`/api/auth/sessions/${other.session}`)).toMatchObject({ status: 200 });
      expect(await desk.access.whoIs(laptop.request('GET', '/'))).toBeUndefined();
    });

    it('ended by one server process is over in another within five seconds', async () => {
      const desk = accessDesk(await open());
      const anna = await member(desk);
      const elsewhere = desk.otherProcess();
      const request = anna.request('GET', '/');
      expect(await elsewhere.whoIs(request)).toBeDefined();
      await anna.post('/api/auth/sign-out');
      expect(await desk.access.whoIs(request)).toBeUndefined();
      expect(await elsewhere.whoIs(request)).toBeDefined();
      desk.pass(5_000);
      expect(await elsewhere.whoIs(request)).toBeUndefined();
    });

    it('is a new one after every sign-in: a key that was planted before is not raised', async () => {
      const desk = accessDesk(await open());
      const { anna, login } = await memberWithPassword(desk);
      const before = anna.request('GET', '/');
      await anna.post('/api/auth/password', { login, password: PASSWORD });
      expect(await desk.access.whoIs(before)).toBeUndefined();
    });

    it('keeps its key in a cookie that scripts and foreign pages do not get', async () => {
      for (const [origin, name] of [['http://hall.example', 'sovet'], ['https://hall.example', '__Host-sovet']] as const) {
        const desk = accessDesk(await open(), { origin });
        const [issued] = await desk.access.issueCodes(desk.newOrg(), ['anna']);
        const reply = await desk.visitor().post('/api/auth/code', { code: issued?.code });
        const cookie = reply.headers.getSetCookie().find(line => line.startsWith(`${name}=`)) ?? '';
        expect(cookie).toContain('; HttpOnly; SameSite=Lax; Max-Age=2592000');
        expect(cookie.endsWith('; Secure')).toBe(origin.startsWith('https'));
        expect(reply.headers.get('cache-control')).toBe('no-store');
      }
    });

    it('is swept away with everything else that is over', async () => {
      const database = await open();
      const desk = accessDesk(database);
      const anna = await member(desk);
      await anna.post('/api/auth/passkey/offer');
      const { body: { account } } = await anna.get('/api/auth/me');
      desk.pass(120 * DAY);
      await desk.access.sweep();
      expect((await database.pool.query('select from session where account = $1', [account])).rowCount).toBe(0);
      expect((await database.pool.query('select from ceremony where expires_at < $1', [desk.now()])).rowCount).toBe(0);
      expect((await database.pool.query('select from entry_code where expires_at < $1', [desk.now() - 30 * DAY])).rowCount).toBe(0);
    });
  });
});
