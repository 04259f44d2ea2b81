import { useTranslation } from 'react-i18next';
import type { SheetWords } from '#tally/result-csv.ts';

/** Heads of the rows and columns of a sheet that is taken away. */
export function useSheetWords(): SheetWords {
  const { t } = useTranslation();
  return {
    candidate: t('count.table.candidate'), outcome: t('count.table.outcome'), nonTransferable: t('count.table.nonTransferable'), against: t('count.table.against'), total: t('count.table.total'), quota: t('count.table.quota'),
    elected: stage => t('count.table.elected', { stage }), excluded: stage => t('count.table.excluded', { stage }), stage: stage => t('count.steps.stage', { stage }), change: stage => t('count.table.change', { stage }),
    pairs: t('count.pairs.title'), paths: t('count.pairs.paths'),
  };
}
