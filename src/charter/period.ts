/** Lengths of civil time: "14 days", "three months", "a month", "24 hours". */
import { ok } from '#kernel/result.ts';
import type { Period } from '#kernel/time.ts';
import { NUMBER, parseNumber } from './number.ts';
import { fault, type Parsed } from './parsed.ts';
import { nearest, own, plain } from './words.ts';

const UNITS: Readonly<Record<string, Period['unit']>> = {
  hour: 'hour', hours: 'hour', day: 'day', days: 'day', week: 'week', weeks: 'week',
  month: 'month', months: 'month', year: 'year', years: 'year',
};
const FORM = new RegExp(`^(${NUMBER})\\s+([a-z]+)$`);

export function parsePeriod(text: string): Parsed<Period> {
  // `plain` would take the article off "a month", where it is the number one.
  const written = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const match = FORM.exec(own(UNITS, plain(written)) && !FORM.test(written) ? `1 ${plain(written)}` : written);
  const count = match ? parseNumber(match[1] ?? '') : fault('number');
  if (!match || !count.ok) return fault('period', '14 days');
  const unit = own(UNITS, match[2]);
  if (!unit) return fault('period', `${count.value} ${nearest(match[2] ?? '', Object.keys(UNITS)) ?? 'days'}`);
  return count.value === 0 ? fault('period', `1 ${unit}`) : ok({ count: count.value, unit });
}

export function formatPeriod(period: Period): string {
  return `${period.count} ${period.unit}${period.count === 1 ? '' : 's'}`;
}
