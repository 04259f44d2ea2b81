import { describe, expect, it } from 'vitest';
import { accessDesk, MINUTE } from '../../test/access-desk.ts';
import type { AccessDesk } from '../../test/access-desk.ts';
import { eachDatabase } from '../../test/databases.ts';
import type { Visitor } from '../../test/visitor.ts';
import { Secret, TOTP } from 'otpauth';

async function letter(desk: AccessDesk, org: string, person: string): Promise<string> {
  return (await desk.access.issueCodes(org, [person]))[0]?.code ?? '';
}

/** Anna stands in a union and in a party with one account, and has a password. */
async function annaOfTwo(desk: AccessDesk): Promise<{ anna: Visitor; union: string; party: string; account: string; login: string }> {
  const [union, party] = [desk.newOrg(), desk.newOrg()];
  const anna = desk.visitor();
  await anna.post('/api/auth/code', { code: await letter(desk, union, 'anna') });
  await anna.post('/api/auth/code', { code: await letter(desk, party, 'a-17'), join: true });
  const login = `anna-${union}`;
  expect((await anna.post('/api/auth/own/password', { password: 'correct horse battery', login })).status).toBe(200);
  return { anna, union, party, account: (await anna.get('/api/auth/me')).body['account'], login };
}

const persons = async (who: Visitor): Promise<unknown> => (await who.get('/api/auth/me')).body['persons'];

eachDatabase((_name, open) => {
  describe('a letter that the keeper of one roll prints', () => {
    it('opens nothing of the other organisations that its person stands in with the same account', async () => {
      const desk = accessDesk(await open());
      const { party, account } = await annaOfTwo(desk);
      const keeper = desk.visitor();
      expect(await keeper.post('/api/auth/code', { code: await letter(desk, party, 'a-17') })).toMatchObject({ status: 200, body: { account } });
      expect(await persons(keeper)).toEqual([{ org: party, person: 'a-17' }]);
    });

    it('opens nothing of the installation when its person is the operator as well', async () => {
      const desk = accessDesk(await open());
      const org = desk.newOrg();
      const operator = desk.visitor();
      await operator.post('/api/auth/code', { code: await desk.access.setupCode({ besides: true }) });
      const { body: { account } } = await operator.get('/api/auth/me');
      expect((await desk.access.linkPerson(account, org, 'anna')).ok).toBe(true);
      expect((await operator.get('/api/auth/me')).body).toMatchObject({ operator: true, persons: [{ org, person: 'anna' }] });
      const keeper = desk.visitor();
      await keeper.post('/api/auth/code', { code: await letter(desk, org, 'anna') });
      expect((await keeper.get('/api/auth/me')).body).toMatchObject({ operator: false, whole: false, persons: [{ org, person: 'anna' }] });
    });

    it('changes no way of signing in, and ends no session, of an account that stands for more', async () => {
      const desk = accessDesk(await open());
      const { party, anna } = await annaOfTwo(desk);
      const keeper = desk.visitor();
      await keeper.post('/api/auth/code', { code: await letter(desk, party, 'a-17') });
      for (const [path, body] of [['own/password', { password: 'a password of the keeper' }], ['own/second-factor', {}], ['passkeys/offer', {}], ['tokens', { name: 'x', scopes: ['acts'], days: 3 }], ['sessions/end-others', {}]] as const)
        expect(await keeper.post(`/api/auth/${path}`, body)).toMatchObject({ status: 403, body: { code: 'letter-of-one' } });
      expect((await anna.get('/api/auth/me')).body['signedIn']).toBe(true);
    });

    it('opens all again together with the letters of the others, and beside it a password does', async () => {
      const desk = accessDesk(await open());
      const { union, party, login } = await annaOfTwo(desk);
      const both = [{ org: union, person: 'anna' }, { org: party, person: 'a-17' }];
      const phone = desk.visitor();
      await phone.post('/api/auth/code', { code: await letter(desk, party, 'a-17') });
      await phone.post('/api/auth/code', { code: await letter(desk, union, 'anna'), join: true });
      expect(await persons(phone)).toEqual(both);
      expect((await phone.post('/api/auth/tokens', { name: 'x', scopes: ['acts'], days: 3 })).status).toBe(200);
      const laptop = desk.visitor();
      expect((await laptop.post('/api/auth/password', { login, password: 'correct horse battery' })).status).toBe(200);
      expect(await persons(laptop)).toEqual(both);
    });

    it('opens no more after the second factor than before it', async () => {
      const desk = accessDesk(await open());
      const { anna, party } = await annaOfTwo(desk);
      const { body: { secret } } = await anna.post('/api/auth/own/second-factor');
      const code = (): string => new TOTP({ secret: Secret.fromBase32(secret as string) }).generate({ timestamp: desk.now() });
      expect((await anna.post('/api/auth/own/second-factor/confirm', { code: code() })).status).toBe(200);
      desk.pass(MINUTE);
      const phone = desk.visitor();
      expect((await phone.post('/api/auth/code', { code: await letter(desk, party, 'a-17') })).body['stage']).toBe('second-factor-needed');
      expect((await phone.post('/api/auth/second-factor', { code: code() })).status).toBe(200);
      expect(await persons(phone)).toEqual([{ org: party, person: 'a-17' }]);
    });

    it('still lets a member of one organisation arrange the ways of signing in', async () => {
      const desk = accessDesk(await open());
      const anna = desk.visitor();
      await anna.post('/api/auth/code', { code: await letter(desk, desk.newOrg(), 'anna') });
      expect((await anna.get('/api/auth/me')).body).toMatchObject({ whole: true });
      expect((await anna.post('/api/auth/tokens', { name: 'x', scopes: ['acts'], days: 3 })).status).toBe(200);
    });
  });
});
