import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#kernel/time.ts';
import { instantIn, localIn } from './zoned-time.ts';

const iso = (at: number | undefined): string | undefined => (at === undefined ? undefined : new Date(at).toISOString());

describe('an hour that a person enters', () => {
  it.each([
    ['Europe/Moscow', '2026-11-23T18:00', '2026-11-23T15:00:00.000Z'],
    ['Europe/London', '2026-07-01T09:30', '2026-07-01T08:30:00.000Z'],
    ['Europe/London', '2026-10-25T01:30', '2026-10-25T00:30:00.000Z'],
    ['Europe/London', '2026-03-29T01:30', '2026-03-29T01:30:00.000Z'],
  ])('is read by the clocks of %s: %s is %s', (zone, local, utc) => {
    expect(iso(instantIn(zone, local))).toBe(utc);
  });

  it('is refused when it is no hour', () => {
    expect(instantIn('Europe/London', 'tomorrow')).toBeUndefined();
    expect(instantIn('Europe/London', '2026-13-41T00:00')).toBeUndefined();
  });

  it('is offered so that it reads back as the next whole minute', () => {
    expect(localIn('Europe/Moscow', Date.UTC(2026, 10, 23, 15, 0, 1) as Instant)).toBe('2026-11-23T18:01');
    expect(localIn('Europe/Moscow', Date.UTC(2026, 10, 23, 15) as Instant)).toBe('2026-11-23T18:00');
  });

  it('is always within a day of the same hour in UTC', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }), fc.constantFrom('Asia/Kolkata', 'America/St_Johns', 'Pacific/Auckland', 'UTC'), (date, zone) => {
      const local = date.toISOString().slice(0, 16);
      const at = instantIn(zone, local);
      expect(Math.abs((at ?? 0) - Date.parse(`${local}:00Z`))).toBeLessThan(86_400_000);
    }));
  });
});
