import type { Instant } from '#kernel/time.ts';
import { dateLocale } from './locale.ts';

const MINUTE = 60_000;
const STEPS = [
  { unit: 'day', length: 1440 * MINUTE },
  { unit: 'hour', length: 60 * MINUTE },
  { unit: 'minute', length: MINUTE },
] as const;

/** Day, date and time in the charter's zone, with the zone's name: no member should have to guess whose clock it is. Of 1918 zones are known to the second and by no name. */
export function formatInstant(at: Instant, language: string, zone: string): string {
  return new Intl.DateTimeFormat(dateLocale(language), {
    timeZone: zone, weekday: 'short', day: 'numeric', month: 'long', year: 'numeric',
    hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(at >= 0 && { timeZoneName: 'short' }),
  }).format(at);
}

/**
 * "in 3 days", "2 hours ago". Rounds towards now, so that a member is never told of more time than is left,
 * and of the smallest unit only when the next one would be zero. Under a minute reads as "this minute".
 */
export function formatDistance(at: Instant, now: Instant, language: string): string {
  const left = at - now;
  const step = STEPS.find(candidate => Math.abs(left) >= candidate.length);
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (step === undefined) return words.format(0, 'minute');
  // From two days on in days; one day and some hours are told in hours, which matter then.
  const unit = step.unit === 'day' && Math.abs(left) < 2 * step.length ? STEPS[1] : step;
  return words.format(Math.trunc(left / unit.length), unit.unit);
}

/** For the `datetime` attribute, which machines read. */
export function machineTime(at: Instant): string {
  return new Date(at).toISOString();
}
