import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessDesk, ORIGIN } from '../../test/access-desk.ts';
import { eachDatabase, openFresh } from '../../test/databases.ts';
import { visitor, type Reply } from '../../test/visitor.ts';
import { alarmed, limitInMemory, type AttemptLimit, type LimitRules } from './attempt-limit.ts';
import { deriveKeys } from './keys.ts';
import { forgetAttempts, sharedLimit } from './shared-limit.ts';

const RULES = { burst: 3, refill: 1000 };

interface Clock { now: number }

/** What every limit does, wherever it is kept. */
function law(open: (clock: Clock, rules: LimitRules) => Promise<AttemptLimit>): void {
  it('allows the burst, then one for each refill', async () => {
    const clock = { now: 5_000 };
    const limit = await open(clock, RULES);
    for (const _ of [1, 2, 3]) expect(await limit.attempt('anna')).toBe(0);
    expect(await limit.attempt('anna')).toBe(1000);
    expect(await limit.attempt('boris')).toBe(0);
    clock.now += 1000;
    expect(await limit.attempt('anna')).toBe(0);
    expect(await limit.attempt('anna')).toBe(1000);
    await limit.clear('anna');
    expect(await limit.attempt('anna')).toBe(0);
  });

  it('counts attempts that are made together', async () => {
    const limit = await open({ now: 5_000 }, RULES);
    const waits = await Promise.all(Array.from({ length: 20 }, () => limit.attempt('anna')));
    expect(waits.filter(wait => wait === 0)).toHaveLength(RULES.burst);
    expect(new Set(waits)).toEqual(new Set([0, 1000]));
  });

  it('never allows more failures in a time than the burst and the refills of that time', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(700), { maxLength: 40 }), async pauses => {
      const clock = { now: 0 };
      const limit = await open(clock, RULES);
      let failures = 0;
      for (const pause of pauses) {
        clock.now += pause;
        if (await limit.attempt('anna') === 0) failures++;
      }
      expect(failures).toBeLessThanOrEqual(RULES.burst + clock.now / RULES.refill);
    }), { numRuns: 20 });
  });
}

describe('a limit in memory', () => {
  law((clock, rules) => Promise.resolve(limitInMemory({ ...rules, clock: () => clock.now })));

  it('keeps no more buckets than it may', async () => {
    const limit = limitInMemory({ ...RULES, clock: () => 0, keys: 10 });
    for (const _ of [1, 2, 3]) await limit.attempt('first');
    for (let stranger = 0; stranger < 10; stranger++) await limit.attempt(`stranger ${stranger}`);
    expect(await limit.attempt('first')).toBe(0);
  });
});

eachDatabase((_name, open) => {
  describe('a shared limit', () => {
    const parts = async (clock: Clock, secret: string) => ({ database: await open(), clock: () => clock.now, keys: deriveKeys(secret, randomBytes) });
    const newSecret = (): string => randomBytes(32).toString('hex');

    law(async (clock, rules) => sharedLimit(await parts(clock, newSecret()), 'password', rules));

    it('is one limit however many processes count', async () => {
      const [clock, secret] = [{ now: 5_000 }, newSecret()];
      const processes = await Promise.all([1, 2, 3].map(async () => sharedLimit(await parts(clock, secret), 'code', { burst: 10, refill: 1000 })));
      const waits = await Promise.all(processes.flatMap(limit => Array.from({ length: 10 }, () => limit.attempt('anna'))));
      expect(waits.filter(wait => wait === 0)).toHaveLength(10);
      await processes[0]?.clear('anna');
      expect(await processes[2]?.attempt('anna')).toBe(0);
    });

    it('counts many keys of many processes at once, each for itself', async () => {
      const [clock, secret] = [{ now: 5_000 }, newSecret()];
      const processes = await Promise.all([1, 2].map(async () => sharedLimit(await parts(clock, secret), 'code', RULES)));
      const people = Array.from({ length: 300 }, (_, person) => `person ${person}`);
      const sign = async (limit: AttemptLimit, person: string): Promise<number> => { const wait = await limit.attempt(person); await limit.clear(person); return wait; };
      const waits = await Promise.all(processes.flatMap(limit => people.map(person => sign(limit, person))));
      expect(new Set(waits)).toEqual(new Set([0]));
    });

    it('keeps what is counted apart, and no names', async () => {
      const [clock, secret] = [{ now: 5_000 }, newSecret()];
      const kept = await parts(clock, secret);
      const [codes, passwords] = [sharedLimit(kept, 'code', { burst: 1, refill: 1000 }), sharedLimit(kept, 'password', { burst: 1, refill: 1000 })];
      expect([await codes.attempt('anna'), await passwords.attempt('anna'), await codes.attempt('anna')]).toEqual([0, 0, 1000]);
      const { rows } = await kept.database.pool.query('select key from attempt');
      expect(rows.every(row => (row.key as Buffer).length === 32)).toBe(true);
    });

    it('forgets buckets that are full again, and no others', async () => {
      const clock = { now: 5_000 };
      const kept = await parts(clock, newSecret());
      const limit = sharedLimit(kept, 'mail', { burst: 1, refill: 1000 });
      const count = async (): Promise<number> => Number((await kept.database.pool.query('select count(*) as n from attempt')).rows[0].n);
      await limit.attempt('anna');
      clock.now += 999;
      await forgetAttempts(kept);
      expect(await limit.attempt('anna')).toBe(1);
      clock.now += 1_000_000_000;
      await forgetAttempts(kept);
      expect(await count()).toBe(0);
    });
  });
});

it('rings once for a flood, and again for the next', async () => {
  let [now, rings] = [0, 0];
  const limit = alarmed(limitInMemory({ ...RULES, clock: () => now }), () => { rings += 1; });
  for (let attempt = 0; attempt < 10; attempt += 1) await limit.attempt('*');
  expect(rings).toBe(1);
  now += 10_000;
  for (let attempt = 0; attempt < 10; attempt += 1) await limit.attempt('*');
  expect(rings).toBe(2);
});

it('closes an account to guesses at every process after ten at any of them', async () => {
  const desk = accessDesk(await openFresh('postgres'));
  const processes = [desk.access, desk.otherProcess(), desk.otherProcess()];
  const guess = (attempt: number): Promise<Reply> =>
    visitor(request => (processes[attempt % 3] ?? desk.access).handler(request), ORIGIN).post('/api/auth/password', { login: 'anna', password: `guess ${attempt}` });
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 12; attempt += 1) statuses.push((await guess(attempt)).status);
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429, 429]);
});
