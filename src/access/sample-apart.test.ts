import { describe, expect, it } from 'vitest';
import { accessDesk } from '../../test/access-desk.ts';
import type { AccessDesk } from '../../test/access-desk.ts';
import { eachDatabase } from '../../test/databases.ts';
import { createOrganisation } from '#store/assembly/organisations.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Database } from '#store/open-database.ts';
import type { Visitor } from '../../test/visitor.ts';

async function sampleOf(database: Database, desk: AccessDesk): Promise<string> {
  const id = desk.newOrg();
  await createOrganisation(sessionOf(database.pool), { id, name: 'Sample', sample: true, at: desk.now() });
  return id;
}

async function entered(desk: AccessDesk, org: string, person: string): Promise<Visitor> {
  const browser = desk.visitor();
  const [code] = await desk.access.issueCodes(org, [person], { purpose: 'link', uses: 1 });
  expect((await browser.post('/api/auth/code', { code: code?.code })).status).toBe(200);
  return browser;
}

const codeOf = async (desk: AccessDesk, org: string, person: string): Promise<string> => (await desk.access.issueCodes(org, [person]))[0]?.code ?? '';
const me = async (who: Visitor) => (await who.get('/api/auth/me')).body;

eachDatabase((_name, open) => {
  describe('an account of the sample, which anybody may enter', () => {
    it('stands for nobody else: a letter of one\'s own signs in beside it', async () => {
      const database = await open();
      const desk = accessDesk(database);
      const [sample, union] = [await sampleOf(database, desk), desk.newOrg()];
      const anna = await entered(desk, sample, 'tess');
      const { account: shared } = await me(anna);
      expect((await anna.post('/api/auth/code', { code: await codeOf(desk, union, 'anna'), join: true })).status).toBe(200);
      expect(await me(anna)).toMatchObject({ sample: false, persons: [{ org: union, person: 'anna' }] });
      expect((await me(anna))['account']).not.toBe(shared);
      expect(await me(await entered(desk, sample, 'tess'))).toMatchObject({ account: shared, sample: true, persons: [{ org: sample, person: 'tess' }] });
    });

    it('is not joined by somebody who is signed in and shows a letter of the sample', async () => {
      const database = await open();
      const desk = accessDesk(database);
      const [sample, union] = [await sampleOf(database, desk), desk.newOrg()];
      const anna = desk.visitor();
      await anna.post('/api/auth/code', { code: await codeOf(desk, union, 'anna') });
      expect((await anna.post('/api/auth/code', { code: await codeOf(desk, sample, 'tess'), join: true })).status).toBe(200);
      expect(await me(anna)).toMatchObject({ sample: true, persons: [{ org: sample, person: 'tess' }] });
    });

    it('can be linked with others by nothing: the database refuses it', async () => {
      const database = await open();
      const desk = accessDesk(database);
      const [sample, union] = [await sampleOf(database, desk), desk.newOrg()];
      const shared = (await me(await entered(desk, sample, 'tess')))['account'];
      expect(await desk.access.linkPerson(shared, union, 'anna')).toEqual({ ok: false, error: { code: 'already-linked' } });
      const operator = desk.visitor();
      await operator.post('/api/auth/code', { code: await desk.access.setupCode({ besides: true }) });
      expect(await desk.access.linkPerson((await me(operator))['account'], sample, 'boris')).toEqual({ ok: false, error: { code: 'already-linked' } });
      expect((await desk.access.linkPerson((await me(operator))['account'], union, 'boris')).ok).toBe(true);
    });

    it('makes a setup code shown within it the operator\'s own', async () => {
      const database = await open();
      const desk = accessDesk(database);
      const visitor = await entered(desk, await sampleOf(database, desk), 'tess');
      expect((await visitor.post('/api/auth/code', { code: await desk.access.setupCode({ besides: true }), join: true })).status).toBe(200);
      expect(await me(visitor)).toMatchObject({ operator: true, sample: false, persons: [] });
    });

    it('is changed by no visitor: neither ways of signing in nor the sessions of others', async () => {
      const database = await open();
      const desk = accessDesk(database);
      const visitor = await entered(desk, await sampleOf(database, desk), 'tess');
      for (const [path, body] of [['own/password', { password: 'a password of a visitor', login: 'tess' }], ['own/second-factor', {}], ['passkeys/offer', {}], ['tokens', { name: 'x', scopes: ['acts'], days: 3 }], ['sessions/end-others', {}]] as const)
        expect(await visitor.post(`/api/auth/${path}`, body)).toMatchObject({ status: 403, body: { code: 'not-in-sample' } });
    });
  });
});
