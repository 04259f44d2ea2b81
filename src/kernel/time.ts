/**
 * Civil time for the pure core. `Instant` is UTC milliseconds since 1970; `Day` is a calendar day as
 * "YYYY-MM-DD" in the charter's zone, so that plain string comparison is date comparison.
 * The core never reads a clock: instants, and the calendar that maps them to days, come as arguments.
 */
import type { Brand } from './brand.ts';

export type Instant = Brand<number, 'Instant'>;
export type Day = Brand<string, 'Day'>;

/** A length in civil units. Months and years keep the day of month, clamped to the month's end. */
export interface Period {
  readonly count: number;
  readonly unit: 'hour' | 'day' | 'week' | 'month' | 'year';
}

/** Maps between instants and days of one zone. The shell brings the zone's table; the core only asks. */
export interface Calendar {
  readonly zone: string;
  dayOf(at: Instant): Day;
  /** The first instant of the day in the zone. */
  startOf(day: Day): Instant;
}

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of a proleptic Gregorian date. @see Hinnant, "chrono-compatible low-level date algorithms" */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civilFromDays(days: number): { year: number; month: number; day: number } {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

function formatDay(year: number, month: number, day: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` as Day;
}

function partsOf(day: Day): { year: number; month: number; day: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

/** Undefined for anything that is not an existing calendar day. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const { year, month, day } = partsOf(text as Day);
  if (month < 1 || month > 12 || day < 1) return undefined;
  return dayFromNumber(daysFromCivil(year, month, day)) === text ? (text as Day) : undefined;
}

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  const { year, month, day: dayOfMonth } = partsOf(day);
  return daysFromCivil(year, month, dayOfMonth);
}

export function dayFromNumber(days: number): Day {
  const { year, month, day } = civilFromDays(days);
  return formatDay(year, month, day);
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** Whole calendar months later; 31 January plus one month is the last day of February. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, day: dayOfMonth } = partsOf(day);
  const index = year * 12 + (month - 1) + months;
  const [targetYear, targetMonth] = [Math.floor(index / 12), (index % 12) + 1];
  const nextMonth = targetMonth === 12 ? daysFromCivil(targetYear + 1, 1, 1) : daysFromCivil(targetYear, targetMonth + 1, 1);
  const last = nextMonth - daysFromCivil(targetYear, targetMonth, 1);
  return formatDay(targetYear, targetMonth, Math.min(dayOfMonth, last));
}

/** The day a period after `day`. Hours are refused: they are lengths of an instant, not of a day. */
export function addPeriod(day: Day, period: Period): Day {
  switch (period.unit) {
    case 'day': return addDays(day, period.count);
    case 'week': return addDays(day, 7 * period.count);
    case 'month': return addMonths(day, period.count);
    case 'year': return addMonths(day, 12 * period.count);
    case 'hour': throw new RangeError('hours are added to an instant, not to a day');
  }
}

/**
 * When a period that begins at `at` ends: hours run from the instant itself; days, weeks, months and
 * years run to the end of the calendar day, so that nobody loses part of the last day.
 */
export function deadline(at: Instant, period: Period, calendar: Calendar): Instant {
  if (period.unit === 'hour') return (at + period.count * MS_PER_HOUR) as Instant;
  return calendar.startOf(addDays(addPeriod(calendar.dayOf(at), period), 1));
}

/** A calendar without offset: for tests, simulations and charters that declare UTC. */
export const UTC: Calendar = {
  zone: 'UTC',
  dayOf: at => dayFromNumber(Math.floor(at / MS_PER_DAY)),
  startOf: day => (dayNumber(day) * MS_PER_DAY) as Instant,
};
