import { describe, expect, it } from 'vitest';
import { accessDesk } from '../../test/access-desk.ts';
import { eachDatabase } from '../../test/databases.ts';

eachDatabase((_name, open) => {
  describe('whose request it is', () => {
    it('is not believed after a revocation that came while it was being read', async () => {
      const database = await open();
      const answered = Promise.withResolvers<undefined>();
      const reading = Promise.withResolvers<undefined>();
      const slow = {
        ...database,
        pool: {
          connect: () => database.pool.connect(),
          query: async (statement: { name?: string }, values?: unknown[]) => {
            const rows = await database.pool.query(statement as never, values as never);
            if (statement.name === 'access-read-sessions') {
              reading.resolve(undefined);
              await answered.promise;
            }
            return rows;
          },
        },
      };
      const desk = accessDesk(slow as never);
      const anna = desk.visitor();
      const [issued] = await desk.access.issueCodes(desk.newOrg(), ['anna']);
      const { body: { account } } = await anna.post('/api/auth/code', { code: issued?.code });
      const early = desk.access.whoIs(anna.request('GET', '/'));
      await reading.promise;
      await desk.access.revokeSessions(account);
      answered.resolve(undefined);
      await early;
      expect(await desk.access.whoIs(anna.request('GET', '/'))).toBeUndefined();
    });

    it.each(['', 'sovet=', 'sovet', 'other=1; sovet=nonsense', `sovet=${'x'.repeat(5_000)}`, 'notsovet=1'])('is nobody with the cookie %.20s', async cookie => {
      const desk = accessDesk(await open());
      expect(await desk.access.whoIs(new Request('http://hall.example', { headers: { cookie } }))).toBeUndefined();
    });
  });
});
