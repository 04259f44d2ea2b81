import { useTranslation } from 'react-i18next';
import type { OpenActView } from '../api/organisation.ts';
import { useOrganisation } from '../app/organisation-context.ts';
import { useFormat } from '../format/use-format.ts';

/** Where something is moved: in a body outside its meetings, or at one of them. */
export function usePlaceName(): (act: OpenActView) => string {
  const { t } = useTranslation();
  const { zone } = useOrganisation();
  const format = useFormat();
  return ({ object: { name, at } }) => (at === undefined ? t('amend.inBody', { body: name }) : t('amend.atMeeting', { body: name, when: format.instant(at, zone) }));
}
