import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { MINUTE, accessDesk } from '../../test/access-desk.ts';
import type { AccessDesk } from '../../test/access-desk.ts';
import { eachDatabase } from '../../test/databases.ts';
import type { Visitor } from '../../test/visitor.ts';

interface Enrolled {
  readonly anna: Visitor;
  /** Her letter, which keeps working as a first factor. */
  readonly letter: string;
  readonly totp: () => string;
  readonly recoveryCodes: readonly string[];
}

async function enrolled(desk: AccessDesk): Promise<Enrolled> {
  const anna = desk.visitor();
  const [issued] = await desk.access.issueCodes(desk.newOrg(), ['anna']);
  const letter = issued?.code ?? '';
  await anna.post('/api/auth/code', { code: letter });
  const { body: { secret } } = await anna.post('/api/auth/own/second-factor');
  const totp = (): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: desk.now() });
  const { status, body } = await anna.post('/api/auth/own/second-factor/confirm', { code: totp() });
  expect(status).toBe(200);
  desk.pass(MINUTE);
  return { anna, letter, totp, recoveryCodes: body['recoveryCodes'] };
}

eachDatabase((_name, open) => {
  describe('the second factor', () => {
    it('is asked for after a letter as well, and then raises the session', async () => {
      const desk = accessDesk(await open());
      const { anna, letter, totp } = await enrolled(desk);
      expect((await anna.get('/api/auth/me')).body).toMatchObject({ secondFactor: true });
      const laptop = desk.visitor();
      expect(await laptop.post('/api/auth/code', { code: letter })).toMatchObject({ status: 200, body: { stage: 'second-factor-needed' } });
      expect((await laptop.get('/api/auth/me')).body).toMatchObject({ signedIn: false });
      expect(await laptop.post('/api/auth/second-factor', { code: totp() })).toMatchObject({ status: 200, body: { stage: 'signed-in' } });
      expect((await laptop.get('/api/auth/me')).body).toMatchObject({ secondFactor: true, factor: 'letter' });
    });

    it('refuses a code that was used, also within its half minute, also when sent twice at once', async () => {
      const desk = accessDesk(await open());
      const { letter, totp } = await enrolled(desk);
      const [one, two, three] = [desk.visitor(), desk.visitor(), desk.visitor()];
      for (const each of [one, two, three]) await each.post('/api/auth/code', { code: letter });
      const code = totp();
      const together = await Promise.all([one, two].map(each => each.post('/api/auth/second-factor', { code })));
      expect(together.map(reply => reply.status).toSorted()).toEqual([200, 401]);
      expect(await three.post('/api/auth/second-factor', { code })).toMatchObject({ status: 401, body: { code: 'second-factor-refused' } });
      desk.pass(30_000);
      expect(await three.post('/api/auth/second-factor', { code })).toMatchObject({ status: 401 });
      expect(await three.post('/api/auth/second-factor', { code: totp() })).toMatchObject({ status: 200 });
    });

    it('accepts a clock half a minute off, and not two minutes', async () => {
      const desk = accessDesk(await open());
      const { letter, totp } = await enrolled(desk);
      const laptop = desk.visitor();
      await laptop.post('/api/auth/code', { code: letter });
      const code = totp();
      desk.pass(2 * MINUTE);
      expect(await laptop.post('/api/auth/second-factor', { code })).toMatchObject({ status: 401 });
      const late = totp();
      desk.pass(30_000);
      expect(await laptop.post('/api/auth/second-factor', { code: late })).toMatchObject({ status: 200 });
    });

    it('stops guessing after five failures, by account and not by browser', async () => {
      const desk = accessDesk(await open());
      const { letter, totp } = await enrolled(desk);
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 8; attempt++) {
        const stranger = desk.visitor();
        await stranger.post('/api/auth/code', { code: letter });
        statuses.push((await stranger.post('/api/auth/second-factor', { code: '000000' })).status);
      }
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
      const anna = desk.visitor();
      await anna.post('/api/auth/code', { code: letter });
      expect(await anna.post('/api/auth/second-factor', { code: totp() })).toMatchObject({ status: 429 });
      desk.pass(5 * MINUTE);
      expect(await anna.post('/api/auth/second-factor', { code: totp() })).toMatchObject({ status: 200 });
    });

    it('can be replaced by a recovery code, once', async () => {
      const desk = accessDesk(await open());
      const { letter, recoveryCodes } = await enrolled(desk);
      expect(recoveryCodes).toHaveLength(10);
      const [one, two] = [desk.visitor(), desk.visitor()];
      for (const each of [one, two]) await each.post('/api/auth/code', { code: letter });
      expect(await one.post('/api/auth/second-factor', { code: recoveryCodes[3]?.toLowerCase() })).toMatchObject({ status: 200 });
      expect(await two.post('/api/auth/second-factor', { code: recoveryCodes[3] })).toMatchObject({ status: 401 });
      expect(await two.post('/api/auth/second-factor', { code: recoveryCodes[4] })).toMatchObject({ status: 200 });
    });

    it('is nothing without a first factor, and its ceremony ends', async () => {
      const desk = accessDesk(await open());
      const { letter, totp } = await enrolled(desk);
      const laptop = desk.visitor();
      expect(await laptop.post('/api/auth/second-factor', { code: totp() })).toMatchObject({ status: 410 });
      await laptop.post('/api/auth/code', { code: letter });
      desk.pass(10 * MINUTE);
      expect(await laptop.post('/api/auth/second-factor', { code: totp() })).toMatchObject({ status: 410, body: { code: 'ceremony-over' } });
    });

    it('is not replaced by enrolling again, and goes only with a code', async () => {
      const desk = accessDesk(await open());
      const { anna, letter, totp } = await enrolled(desk);
      expect(await anna.post('/api/auth/own/second-factor')).toMatchObject({ status: 409, body: { code: 'already-enrolled' } });
      expect(await anna.post('/api/auth/own/second-factor/remove', { code: '000000' })).toMatchObject({ status: 401 });
      expect(await anna.post('/api/auth/own/second-factor/remove', { code: totp() })).toMatchObject({ status: 200 });
      expect(await desk.visitor().post('/api/auth/code', { code: letter })).toMatchObject({ body: { stage: 'signed-in' } });
    });

    it('is stored so that the database alone cannot show it', async () => {
      const database = await open();
      const desk = accessDesk(database);
      const anna = desk.visitor();
      const [issued] = await desk.access.issueCodes(desk.newOrg(), ['anna']);
      await anna.post('/api/auth/code', { code: issued?.code });
      const { body: { secret } } = await anna.post('/api/auth/own/second-factor');
      const { body: { account } } = await anna.get('/api/auth/me');
      const { rows: [row] } = await database.pool.query('select secret from account_totp where account = $1', [account]);
      expect((row.secret as Buffer).includes(Buffer.from(Secret.fromBase32(secret).buffer))).toBe(false);
    });
  });
});
