import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attemptLimit } from './attempt-limit.ts';

const RULES = { burst: 3, refill: 1000 };

describe('an attempt limit', () => {
  it('allows the burst, then one for each refill', () => {
    let now = 5_000;
    const limit = attemptLimit({ ...RULES, clock: () => now });
    for (const _ of [1, 2, 3]) { expect(limit.wait('anna')).toBe(0); limit.fail('anna'); }
    expect(limit.wait('anna')).toBe(1000);
    expect(limit.wait('boris')).toBe(0);
    now += 1000;
    expect(limit.wait('anna')).toBe(0);
    limit.fail('anna');
    expect(limit.wait('anna')).toBe(1000);
    limit.clear('anna');
    expect(limit.wait('anna')).toBe(0);
  });

  it('never allows more failures in a time than the burst and the refills of that time', () => {
    fc.assert(fc.property(fc.array(fc.nat(700), { maxLength: 200 }), pauses => {
      let now = 0;
      let failures = 0;
      const limit = attemptLimit({ ...RULES, clock: () => now });
      for (const pause of pauses) {
        now += pause;
        if (limit.wait('anna') > 0) continue;
        limit.fail('anna');
        failures++;
      }
      expect(failures).toBeLessThanOrEqual(RULES.burst + now / RULES.refill);
    }));
  });

  it('keeps no more buckets than it may', () => {
    const limit = attemptLimit({ ...RULES, clock: () => 0, keys: 10 });
    for (const _ of [1, 2, 3]) limit.fail('first');
    for (let stranger = 0; stranger < 10; stranger++) limit.fail(`stranger ${stranger}`);
    expect(limit.wait('first')).toBe(0);
  });
});
