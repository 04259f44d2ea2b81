import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel/time.ts';
import { formatInstant, machineTime } from '../format/instant.ts';
import { useOrganisation } from './organisation-context.ts';

/** A moment in the charter's zone. */
export function Moment({ at }: { readonly at: number }) {
  const { i18n } = useTranslation();
  const { zone } = useOrganisation();
  return <time dateTime={machineTime(at as Instant)}>{formatInstant(at as Instant, i18n.language, zone)}</time>;
}
