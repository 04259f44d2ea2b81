import { dateLocale } from './locale.ts';

/** A day without an hour, as rolls and terms have it: "2027-10-31". */
const CIVIL_DAY = /^\d{4}-\d\d-\d\d$/u;

/** "31 October 2027" in the words of the language; what is no day of the calendar is shown as it stands. */
export function formatDay(day: string, language: string): string {
  const midnight = CIVIL_DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(midnight)) return day;
  return new Intl.DateTimeFormat(dateLocale(language), { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }).format(midnight);
}
