import { describe, expect, it } from 'vitest';
import { MINUTE, accessDesk } from '../../test/access-desk.ts';
import type { AccessDesk } from '../../test/access-desk.ts';
import { authenticator } from '../../test/authenticator.ts';
import type { Authenticator, Claims } from '../../test/authenticator.ts';
import { eachDatabase } from '../../test/databases.ts';
import type { Reply, Visitor } from '../../test/visitor.ts';

const ORIGIN = 'https://hall.example';
const HONEST: Claims = { origin: ORIGIN, rpId: 'hall.example', userVerified: true, counts: true };

interface Keyholder {
  readonly anna: Visitor;
  readonly key: Authenticator;
  readonly registered: Reply;
}

async function keyholder(desk: AccessDesk, claims: Claims = HONEST): Promise<Keyholder> {
  const anna = desk.visitor();
  const [issued] = await desk.access.issueCodes(desk.newOrg(), ['anna']);
  const { body: { account } } = await anna.post('/api/auth/code', { code: issued?.code });
  const key = authenticator(account, claims);
  const { body: { ceremony, options } } = await anna.post('/api/auth/passkeys/offer');
  const registered = await anna.post('/api/auth/passkeys', { ceremony, response: key.register(options), name: 'phone' });
  return { anna, key, registered };
}

async function signIn(desk: AccessDesk, key: Authenticator): Promise<{ reply: Reply; laptop: Visitor }> {
  const laptop = desk.visitor();
  const { body: { ceremony, options } } = await laptop.post('/api/auth/passkey/offer');
  return { laptop, reply: await laptop.post('/api/auth/passkey', { ceremony, response: key.assert(options) }) };
}

eachDatabase((_name, open) => {
  const secureDesk = async (): Promise<AccessDesk> => accessDesk(await open(), { origin: ORIGIN });

  describe('a passkey', () => {
    it('signs its owner in without a name, and counts as two factors', async () => {
      const desk = await secureDesk();
      const { anna, key, registered } = await keyholder(desk);
      expect(registered.status).toBe(200);
      expect((await anna.get('/api/auth/passkeys')).body['passkeys']).toMatchObject([{ name: 'phone' }]);
      const { laptop, reply } = await signIn(desk, key);
      expect(reply).toMatchObject({ status: 200, body: { stage: 'signed-in' } });
      const me = (await laptop.get('/api/auth/me')).body;
      expect(me).toMatchObject({ factor: 'passkey', secondFactor: true, ways: { passkeys: 1 } });
      expect(me['account']).toBe((await anna.get('/api/auth/me')).body['account']);
    });

    it.each([
      ['of a foreign page', { origin: 'https://evil.example' }],
      ['of a foreign site', { rpId: 'evil.example' }],
      ['that nobody unlocked', { userVerified: false }],
    ] as const)('%s is not registered', async (_case, claim) => {
      const { registered } = await keyholder(await secureDesk(), { ...HONEST, ...claim });
      expect(registered).toMatchObject({ status: 401, body: { code: 'passkey-refused' } });
    });

    it('that was copied, removed or never known is refused', async () => {
      const desk = await secureDesk();
      const copied = await keyholder(desk, { ...HONEST, counts: false });
      expect((await signIn(desk, copied.key)).reply).toMatchObject({ status: 401, body: { code: 'passkey-refused' } });
      const removed = await keyholder(desk);
      const [{ id }] = (await removed.anna.get('/api/auth/passkeys')).body['passkeys'];
      expect(await removed.anna.remove(`/api/auth/passkeys/${id}`)).toMatchObject({ status: 200 });
      expect((await signIn(desk, removed.key)).reply).toMatchObject({ status: 401, body: { code: 'passkey-refused' } });
      expect((await signIn(desk, authenticator('nobody', HONEST))).reply).toMatchObject({ status: 401, body: { code: 'passkey-refused' } });
    });

    it('answers a challenge once, in time, and only the one that was given', async () => {
      const desk = await secureDesk();
      const { anna, key } = await keyholder(desk);
      const laptop = desk.visitor();
      const { body: first } = await laptop.post('/api/auth/passkey/offer');
      const { body: second } = await laptop.post('/api/auth/passkey/offer');
      expect(await laptop.post('/api/auth/passkey', { ceremony: second['ceremony'], response: key.assert(first['options']) })).toMatchObject({ status: 401 });
      const response = key.assert(first['options']);
      expect(await laptop.post('/api/auth/passkey', { ceremony: first['ceremony'], response })).toMatchObject({ status: 200 });
      expect(await laptop.post('/api/auth/passkey', { ceremony: first['ceremony'], response })).toMatchObject({ status: 410 });
      const { body: late } = await laptop.post('/api/auth/passkey/offer');
      desk.pass(10 * MINUTE);
      expect(await laptop.post('/api/auth/passkey', { ceremony: late['ceremony'], response: key.assert(late['options']) })).toMatchObject({ status: 410 });
      const { body: registration } = await anna.post('/api/auth/passkeys/offer');
      expect(await laptop.post('/api/auth/passkey', { ceremony: registration['ceremony'], response: key.assert(registration['options']) })).toMatchObject({ status: 410 });
    });

    it('is the last way in of an operator and cannot be removed', async () => {
      const database = await open();
      const desk = await secureDesk();
      await database.pool.query('delete from account where operator');
      const operator = desk.visitor();
      const { body: { account } } = await operator.post('/api/auth/code', { code: await desk.access.setupCode() });
      const key = authenticator(account, HONEST);
      const { body: { ceremony, options } } = await operator.post('/api/auth/passkeys/offer');
      await operator.post('/api/auth/passkeys', { ceremony, response: key.register(options), name: 'key' });
      const [{ id }] = (await operator.get('/api/auth/passkeys')).body['passkeys'];
      expect(await operator.remove(`/api/auth/passkeys/${id}`)).toMatchObject({ status: 409, body: { code: 'last-way-in' } });
    });
  });
});
