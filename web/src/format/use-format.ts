import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel/time.ts';
import { formatDay } from './civil-day.ts';
import { formatInstant } from './instant.ts';
import { formatCount } from './mixed-number.ts';

interface Format {
  readonly count: (count: number | bigint) => string;
  /** A day such as "2027-10-31"; any other text stays as it is. */
  readonly day: (day: string) => string;
  /** A moment in the charter's zone. */
  readonly instant: (at: number, zone: string) => string;
}

/** Numbers, days and moments as the reader's language sets them: the one place where a page gets them from. */
export function useFormat(): Format {
  const { i18n: { language } } = useTranslation();
  return {
    count: count => formatCount(count, language),
    day: day => formatDay(day, language),
    instant: (at, zone) => formatInstant(at as Instant, language, zone),
  };
}
