import { describe, expect, it } from 'vitest';
import { accessDesk } from '../../test/access-desk.ts';
import type { AccessDesk } from '../../test/access-desk.ts';
import { eachDatabase } from '../../test/databases.ts';
import type { Visitor } from '../../test/visitor.ts';

const PASSWORD = 'correct horse battery';

async function member(desk: AccessDesk): Promise<Visitor> {
  const who = desk.visitor();
  const [issued] = await desk.access.issueCodes(desk.newOrg(), ['anna']);
  await who.post('/api/auth/code', { code: issued?.code });
  return who;
}

const linkIn = (desk: AccessDesk): string => /\/enter#(\S+)/u.exec(desk.mails.at(-1)?.text ?? '')?.[1] ?? '';

eachDatabase((_name, open) => {
  describe('a link that confirms an address', () => {
    it('signs nobody in to the account of whoever had it sent to them', async () => {
      const desk = accessDesk(await open());
      const thief = await member(desk);
      expect((await thief.post('/api/auth/own/email', { email: `anna@${desk.newOrg()}.example` })).status).toBe(200);
      await desk.access.settled();
      const anna = desk.visitor();
      expect(await anna.post('/api/auth/code', { code: linkIn(desk) })).toMatchObject({ status: 403, body: { code: 'confirm-where-asked' } });
      expect((await anna.get('/api/auth/me')).body['signedIn']).toBe(false);
      const boris = await member(desk);
      expect(await boris.post('/api/auth/code', { code: linkIn(desk), join: true })).toMatchObject({ status: 403 });
      expect((await thief.get('/api/auth/me')).body['ways'].email).toBeNull();
      expect((await thief.post('/api/auth/code', { code: linkIn(desk) })).status).toBe(200);
    });
  });

  describe('a name for signing in', () => {
    it('is no address: it would stand before the account whose address it is', async () => {
      const desk = accessDesk(await open());
      const thief = await member(desk);
      for (const login of ['anna@union.example', ' anna＠union.example ']) expect(await thief.post('/api/auth/own/password', { password: PASSWORD, login })).toMatchObject({ status: 422, body: { code: 'login-is-address' } });
      expect((await thief.get('/api/auth/me')).body['ways']).toMatchObject({ login: null, password: false });
    });
  });
});
