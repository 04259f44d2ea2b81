import { useTranslation } from 'react-i18next';
import { CHANGE_KINDS } from '../../api/rolls.ts';
import type { ChangeKind, ChangeRow, ImportPreview } from '../../api/rolls.ts';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useFormat } from '../../format/use-format.ts';

/** What the files would change, before anything is changed: who joins, leaves, loses a vote, moves. */
export function ImportDifference({ preview: { diff, units } }: { readonly preview: Pick<ImportPreview, 'diff' | 'units'> }) {
  const { t } = useTranslation();
  const { count } = useFormat();
  const kinds = CHANGE_KINDS.filter(kind => diff[kind].count > 0);
  const changedUnits = units.counts.added + units.counts.changed;
  return (
    <Section title={t('import.diff')}>
      <dl className="figure-row">
        {CHANGE_KINDS.map(kind => <div key={kind}><dt>{t(`import.kind.${kind}`)}</dt><dd>{count(diff[kind].count)}</dd></div>)}
        <div><dt>{t('import.kind.unchanged')}</dt><dd>{count(diff.unchanged.count)}</dd></div>
        <div><dt>{t('import.unitsChanged')}</dt><dd>{count(changedUnits)}</dd></div>
      </dl>
      {kinds.length + changedUnits === 0 && <EmptyState title={t('import.nothing')} />}
      <UnitRows title={t('import.unitsAdded', { count: units.counts.added })} rows={units.added} />
      <UnitRows title={t('rollImport.unitsChanged', { count: units.counts.changed })} rows={units.changed} />
      {kinds.map(kind => <Changes key={kind} kind={kind} {...diff[kind]} />)}
    </Section>
  );
}

function UnitRows({ title, rows }: { readonly title: string; readonly rows: ImportPreview['units']['added'] }) {
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{title}</summary>
      <ul className="entries">{rows.map(({ unit, name, kind, parents }) => <li key={unit}>{name} <span className="note">{[kind.replaceAll('-', ' '), ...parents].join(', ')}</span></li>)}</ul>
    </details>
  );
}

function Changes({ kind, rows, count }: { readonly kind: ChangeKind; readonly rows: readonly ChangeRow[]; readonly count: number }) {
  const { t } = useTranslation();
  const words = useWords();
  const format = useFormat();
  const fieldName = (field: string): string => (field.startsWith('attribute:') ? field.slice('attribute:'.length).replaceAll('-', ' ') : words('importField', field));
  const valueOf = (field: string, value: string): string => (value === '' ? '–' : field === 'status' ? words('status', value) : format.day(value));
  const voteOf = (row: ChangeRow): string => [
    ...row.lost.map(electorate => t('import.loses', { electorate: electorate.replaceAll('-', ' ') })),
    ...row.gained.map(electorate => t('import.gains', { electorate: electorate.replaceAll('-', ' ') })),
  ].join('; ');
  const caption = `${t(`rollImport.kind.${kind}`)}: ${format.count(count)}`;
  const isAboutFields = kind !== 'joined' && kind !== 'left';
  return (
    <details open={kind !== 'joined' && kind !== 'changed'}>
      <summary>{caption}{rows.length < count && <span className="note"> {t('import.first', { count: rows.length })}</span>}</summary>
      <DataTable
        caption={t(`rollImport.kind.${kind}`)} rows={rows} keyOf={row => row.person} pageSize={10}
        columns={[
          { key: 'name', title: t('members.name'), cell: row => row.name, sortBy: row => row.name },
          { key: 'line', title: t('import.line'), cell: row => row.line ?? '–', numeric: true },
          ...(isAboutFields
            ? [{ key: 'changes', title: t('import.changes'), cell: (row: ChangeRow) => row.fields.map(({ field, from, to }) => `${fieldName(field)}: ${valueOf(field, from)} → ${valueOf(field, to)}`).join('; ') || '–' }]
            : [{ key: 'units', title: t('importField.unit'), cell: (row: ChangeRow) => row.units.join(', ') }, { key: 'status', title: t('importField.status'), cell: (row: ChangeRow) => words('status', row.status) }]),
          ...(rows.some(row => voteOf(row) !== '') ? [{ key: 'votes', title: t('import.votes'), cell: (row: ChangeRow) => voteOf(row) || '–' }] : []),
        ]}
      />
    </details>
  );
}
