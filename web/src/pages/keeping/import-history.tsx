import { useTranslation } from 'react-i18next';
import { CHANGE_KINDS } from '../../api/rolls.ts';
import type { PastImport } from '../../api/rolls.ts';
import { Moment } from '../../app/moment.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useFormat } from '../../format/use-format.ts';

/** What was brought in before, when, by whom, and how much it changed. */
export function ImportHistory({ history }: { readonly history: readonly PastImport[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (history.length === 0) return <EmptyState title={t('rollImport.noHistory')}>{t('rollImport.noHistoryWay')}</EmptyState>;
  const what = ({ counts: { members, units } }: PastImport): string => [
    ...CHANGE_KINDS.filter(kind => members[kind] > 0).map(kind => `${t(`import.kind.${kind}`)}: ${format.count(members[kind])}`),
    ...(units.added + units.changed > 0 ? [`${t('import.unitsChanged')}: ${format.count(units.added + units.changed)}`] : []),
  ].join('; ');
  return (
    <DataTable
      caption={t('rollImport.history')} rows={history} keyOf={row => row.id}
      columns={[
        { key: 'at', title: t('rollImport.at'), cell: row => <Moment at={row.at} />, sortBy: row => row.at },
        { key: 'day', title: t('import.day'), cell: row => format.day(row.day), sortBy: row => row.day },
        { key: 'by', title: t('rollImport.by'), cell: row => row.byName, sortBy: row => row.byName },
        { key: 'what', title: t('import.changes'), cell: row => what(row) || '–' },
      ]}
    />
  );
}
