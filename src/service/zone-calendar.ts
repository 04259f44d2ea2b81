/** The calendar of a time zone, from the zone table of the runtime. */
import { dayNumber, UTC, type Calendar, type Day, type Instant } from '#kernel/time.ts';

const calendars = new Map<string, Calendar>();

/** @throws RangeError for a zone the runtime does not know. */
export function zoneCalendar(zone: string): Calendar {
  const known = calendars.get(zone);
  if (known) return known;
  const calendar = zone === 'UTC' ? UTC : create(zone);
  calendars.set(zone, calendar);
  return calendar;
}

function create(zone: string): Calendar {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
  const dayOf = (at: Instant): Day => format.format(at) as Day;
  return { zone, dayOf, startOf: day => startOf(day, dayOf) };
}

const HOUR = 3_600_000;

/** The first instant at which the zone shows the day: found by halving between two days around it. */
function startOf(day: Day, dayOf: (at: Instant) => Day): Instant {
  const utc = dayNumber(day) * 24 * HOUR;
  let [before, after] = [utc - 15 * HOUR, utc + 15 * HOUR];
  // Zones change at whole minutes; a day that a zone skipped starts when the next one does.
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (dayOf(middle as Instant) < day) before = middle;
    else after = middle;
  }
  return after as Instant;
}

