import { describe, expect, it } from 'vitest';
import { DAY, MINUTE, ORIGIN, accessDesk } from '../../test/access-desk.ts';
import type { AccessDesk } from '../../test/access-desk.ts';
import { eachDatabase } from '../../test/databases.ts';
import type { Visitor } from '../../test/visitor.ts';

async function member(desk: AccessDesk): Promise<Visitor> {
  const who = desk.visitor();
  const [issued] = await desk.access.issueCodes(desk.newOrg(), ['anna']);
  await who.post('/api/auth/code', { code: issued?.code });
  return who;
}

eachDatabase((_name, open) => {
  describe('a request that changes something', () => {
    const refused = async (headers: Readonly<Record<string, string>>, leaveOut?: string): Promise<number> => {
      const desk = accessDesk(await open());
      const anna = await member(desk);
      const request = anna.request('POST', '/api/auth/sessions/end-others', { body: '{}', headers });
      if (leaveOut !== undefined) request.headers.delete(leaveOut);
      expect(desk.access.guard(request) === undefined).toBe((await desk.access.handler(request.clone())).status === 200);
      return (await desk.access.handler(request)).status;
    };

    it('passes from our own pages', async () => {
      expect(await refused({})).toBe(200);
      expect(await refused({ 'sec-fetch-site': 'same-origin' })).toBe(200);
    });

    it('is refused from a foreign page, from a neighbouring site, and from one that hides its origin', async () => {
      expect(await refused({ origin: 'https://evil.example' })).toBe(403);
      expect(await refused({ origin: 'null' })).toBe(403);
      expect(await refused({ origin: `${ORIGIN}.evil.example` })).toBe(403);
      expect(await refused({ 'sec-fetch-site': 'same-site' })).toBe(403);
      expect(await refused({}, 'origin')).toBe(403);
    });

    it('is refused without the header that foreign pages cannot send', async () => {
      expect(await refused({}, 'x-sovet')).toBe(403);
    });

    it('passes from a program that shows a token or has no cookies', async () => {
      const desk = accessDesk(await open());
      const [issued] = await desk.access.issueCodes(desk.newOrg(), ['anna']);
      const program = new Request(`${ORIGIN}/api/auth/code`, { method: 'POST', headers: { 'x-sovet': '1' }, body: JSON.stringify({ code: issued?.code }) });
      expect((await desk.access.handler(program)).status).toBe(200);
      expect(desk.access.guard(new Request(`${ORIGIN}/api/acts`, { method: 'POST', headers: { authorization: 'Bearer sovet_x' } }))).toBeUndefined();
    });

    it('cannot pass with a token of another kind and then be judged by the cookie', async () => {
      const desk = accessDesk(await open());
      const anna = await member(desk);
      const smuggled = anna.request('POST', '/api/auth/sessions/end-others', { body: '{}', headers: { authorization: 'Bearer sovet_nonsense', origin: 'https://evil.example' } });
      expect((await desk.access.handler(smuggled)).status).toBe(401);
    });

    it.each(['', '[', '{"code":5}', '"text"', `{"code":"${'x'.repeat(70_000)}"}`])('is refused with a body that means nothing: %.12s', async body => {
      const desk = accessDesk(await open());
      const request = desk.visitor().request('POST', '/api/auth/code', { body });
      expect((await desk.access.handler(request)).status).toBe(400);
    });

    it('goes nowhere on an unknown path', async () => {
      const desk = accessDesk(await open());
      for (const path of ['/api/auth/', '/api/auth/nothing', '/api/auth/sessions/', '/api/other', '/api/auth/constructor']) {
        expect((await desk.visitor().post(path)).status).toBe(404);
      }
    });
  });

  describe('an API token', () => {
    it('speaks for its account within its scopes, until it is revoked', async () => {
      const desk = accessDesk(await open());
      const anna = await member(desk);
      const { body: { id, token } } = await anna.post('/api/auth/tokens', { name: 'laptop', scopes: ['acts:read'], days: 30 });
      const request = new Request(`${ORIGIN}/api/acts`, { headers: { authorization: `Bearer ${token}` } });
      expect(await desk.access.whoIs(request)).toMatchObject({ via: 'token', scopes: ['acts:read'], persons: [{ person: 'anna' }], secondFactor: false });
      await desk.access.settled();
      expect((await anna.get('/api/auth/tokens')).body['tokens']).toMatchObject([{ id, name: 'laptop', usedAt: desk.now() }]);
      expect(await (await member(desk)).remove(`/api/auth/tokens/${id}`)).toMatchObject({ status: 404 });
      expect(await anna.remove(`/api/auth/tokens/${id}`)).toMatchObject({ status: 200 });
      expect(await desk.access.whoIs(request)).toBeUndefined();
    });

    it('ends by itself', async () => {
      const desk = accessDesk(await open());
      const { body: { token } } = await (await member(desk)).post('/api/auth/tokens', { name: 'laptop', scopes: [], days: 2 });
      const request = new Request(ORIGIN, { headers: { authorization: `Bearer ${token}` } });
      desk.pass(2 * DAY - 1);
      expect(await desk.access.whoIs(request)).toBeDefined();
      desk.pass(1);
      expect(await desk.access.whoIs(request)).toBeUndefined();
    });

    it('cannot make itself a lasting way in, and is not stored as it is', async () => {
      const database = await open();
      const desk = accessDesk(database);
      const { body: { token, id } } = await (await member(desk)).post('/api/auth/tokens', { name: 'laptop', scopes: ['all'], days: 2 });
      const authorization = `Bearer ${token}`;
      for (const path of ['tokens', 'own/password', 'passkeys/offer', 'own/second-factor']) {
        const body = JSON.stringify({ name: 'x', scopes: [], days: 1, password: 'long enough to pass', login: 'x' });
        const response = await desk.access.handler(new Request(`${ORIGIN}/api/auth/${path}`, { method: 'POST', headers: { authorization }, body }));
        expect(await response.json()).toEqual({ code: 'not-by-token' });
      }
      const { rows: [row] } = await database.pool.query('select api_token::text as text from api_token where id = $1', [id]);
      expect(row.text).not.toContain(token.slice(6, 20));
    });
  });

  describe('a link by e-mail', () => {
    const withEmail = async (desk: AccessDesk): Promise<string> => {
      const anna = await member(desk);
      const email = `anna@${desk.newOrg()}.example`;
      expect(await anna.post('/api/auth/own/email', { email: email.toUpperCase() })).toMatchObject({ status: 200 });
      await desk.access.settled();
      expect(await anna.post('/api/auth/code', { code: codeIn(desk.mails.at(-1)?.text) })).toMatchObject({ status: 200 });
      expect((await anna.get('/api/auth/me')).body['ways']).toMatchObject({ email });
      return email;
    };
    const codeIn = (text = ''): string => /\/enter#(\S+)/u.exec(text)?.[1] ?? '';

    it('signs in once, for a quarter of an hour, the holder of a confirmed address', async () => {
      const desk = accessDesk(await open());
      const email = await withEmail(desk);
      await desk.visitor().post('/api/auth/mail-link', { email });
      await desk.access.settled();
      const code = codeIn(desk.mails.at(-1)?.text);
      expect(await desk.visitor().post('/api/auth/code', { code })).toMatchObject({ status: 200, body: { stage: 'signed-in' } });
      expect(await desk.visitor().post('/api/auth/code', { code })).toMatchObject({ status: 410 });
      await desk.visitor().post('/api/auth/mail-link', { email });
      await desk.access.settled();
      desk.pass(15 * MINUTE);
      expect(await desk.visitor().post('/api/auth/code', { code: codeIn(desk.mails.at(-1)?.text) })).toMatchObject({ status: 410, body: { code: 'code-expired' } });
    });

    it('is promised alike to known and unknown addresses, and sent only to known ones, three times', async () => {
      const desk = accessDesk(await open());
      const email = await withEmail(desk);
      const sent = desk.mails.length;
      for (let request = 0; request < 6; request++) {
        const known = await desk.visitor().post('/api/auth/mail-link', { email });
        const unknown = await desk.visitor().post('/api/auth/mail-link', { email: `not-${email}` });
        expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
      }
      await desk.access.settled();
      expect(desk.mails.slice(sent).map(mail => mail.to)).toEqual([email, email, email]);
    });

    it('cannot take an address that another account has confirmed', async () => {
      const desk = accessDesk(await open());
      const email = await withEmail(desk);
      const boris = await member(desk);
      await boris.post('/api/auth/own/email', { email });
      await desk.access.settled();
      expect(await boris.post('/api/auth/code', { code: codeIn(desk.mails.at(-1)?.text) })).toMatchObject({ status: 409, body: { code: 'email-taken' } });
    });

    it('is not offered without a mail server', async () => {
      const desk = accessDesk(await open(), { mail: false });
      expect((await desk.visitor().get('/api/auth/me')).body).toEqual({ signedIn: false, mail: false });
      expect(await desk.visitor().post('/api/auth/mail-link', { email: 'anna@example.org' })).toMatchObject({ status: 501 });
    });
  });
});

describe('the headers of every response', () => {
  it('let no foreign or inline script run and nobody frame the pages', async () => {
    const desk = accessDesk({ pool: undefined } as never, { origin: 'https://hall.example' });
    const policy = desk.access.headers['content-security-policy'] ?? '';
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(/script-src[^;]*unsafe-(inline|eval)(?<!wasm-unsafe-eval)/u.test(policy)).toBe(false);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(desk.access.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'strict-transport-security': 'max-age=31536000' });
  });
});
