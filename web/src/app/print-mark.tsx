import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format.ts';
import { useNow } from '../format/use-now.ts';
import { useOrganisation } from './organisation-context.ts';

/** On paper only: from where and when the sheet was printed, so that it can be held against the page. */
export function PrintMark() {
  const { t } = useTranslation();
  const { zone } = useOrganisation();
  const { instant } = useFormat();
  const now = useNow();
  return <p className="print-mark">{t('printMark.from', { address: decodeURI(location.href), at: instant(now, zone) })}</p>;
}
