import type { Instant } from '#kernel/time.ts';

/** What the clocks of the zone show at an instant, as if it were UTC. */
function shownAt(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' }).formatToParts(at);
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map(type => Number(parts.find(part => part.type === type)?.value));
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The instant at which the clocks of the zone show "2026-11-23T18:00". Of an hour that occurs twice the first;
 * one that is skipped reads as the clocks read after the change. Undefined for what is no such text.
 */
export function instantIn(zone: string, local: string): Instant | undefined {
  const wanted = Date.parse(`${local}:00Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/u.test(local) || Number.isNaN(wanted)) return undefined;
  const DAY = 86_400_000;
  const offsets = [wanted - DAY, wanted + DAY].map(near => shownAt(near, zone) - near);
  const candidates = offsets.map(offset => wanted - offset);
  const exact = candidates.filter(at => shownAt(at, zone) === wanted);
  return (exact.length > 0 ? Math.min(...exact) : Math.max(...candidates)) as Instant;
}

/** What the clocks of the zone show, as an input of date and time takes it: the next whole minute, so that it is never too early. */
export function localIn(zone: string, at: Instant): string {
  const minute = Math.ceil(at / 60_000) * 60_000;
  return new Date(shownAt(minute, zone)).toISOString().slice(0, 16);
}
