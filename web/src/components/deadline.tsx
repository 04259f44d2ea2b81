import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel/time.ts';
import { formatDistance, formatInstant, machineTime } from '../format/instant.ts';
import { useNow } from '../format/use-now.ts';
import './deadline.css';

interface DeadlineProps {
  readonly at: Instant;
  /** The charter's zone, such as "Europe/Moscow"; never the reader's own. */
  readonly zone: string;
}

/** How long is left, and the exact moment in the charter's zone. Less than a day is set stronger. */
export function Deadline({ at, zone }: DeadlineProps) {
  const { i18n } = useTranslation();
  const now = useNow();
  const urgency = at <= now ? 'past' : at - now < 86_400_000 ? 'soon' : 'later';
  return (
    <time className="deadline" dateTime={machineTime(at)} data-urgency={urgency}>
      <span className="deadline__distance">{formatDistance(at, now, i18n.language)}</span>
      <span className="deadline__moment">{formatInstant(at, i18n.language, zone)}</span>
    </time>
  );
}
