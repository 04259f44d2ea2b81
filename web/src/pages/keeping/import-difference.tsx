import { useTranslation } from 'react-i18next';
import { CHANGE_KINDS } from '../../api/rolls.ts';
import type { ChangeKind, ChangeRow, ImportPreview } from '../../api/rolls.ts';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';

/** What the files would change, before anything is changed: who joins, leaves, loses a vote, moves. */
export function ImportDifference({ diff: { counts, members, units } }: { readonly diff: ImportPreview['diff'] }) {
  const { t } = useTranslation();
  const kinds = CHANGE_KINDS.filter(kind => counts.members[kind] > 0);
  const isNothing = kinds.length === 0 && counts.units.added + counts.units.changed === 0;
  return (
    <Section title={t('import.diff')}>
      <dl className="figure-row">
        {CHANGE_KINDS.map(kind => <div key={kind}><dd>{counts.members[kind]}</dd><dt>{t(`import.kind.${kind}`)}</dt></div>)}
        <div><dd>{counts.members.unchanged}</dd><dt>{t('import.kind.unchanged')}</dt></div>
        <div><dd>{counts.units.added + counts.units.changed}</dd><dt>{t('import.unitsChanged')}</dt></div>
      </dl>
      {isNothing && <EmptyState title={t('import.nothing')} />}
      {kinds.map(kind => <Changes key={kind} kind={kind} rows={members[kind]} count={counts.members[kind]} />)}
      {units.added.length > 0 && <details><summary>{t('import.unitsAdded', { count: counts.units.added })}</summary><ul className="entries">{units.added.map(unit => <li key={unit.unit}>{unit.name} <span className="note">{unit.kind.replaceAll('-', ' ')}{unit.figures.electors !== undefined && `, ${unit.figures.electors}`}</span></li>)}</ul></details>}
    </Section>
  );
}

function Changes({ kind, rows, count }: { readonly kind: ChangeKind; readonly rows: readonly ChangeRow[]; readonly count: number }) {
  const { t } = useTranslation();
  const words = useWords();
  const fieldName = (field: string): string => (field.startsWith('attribute:') ? field.slice('attribute:'.length).replaceAll('-', ' ') : words('importField', field));
  const valueOf = (field: string, value: string): string => (field === 'status' && value !== '' ? words('status', value) : value === '' ? '–' : value);
  const caption = `${t(`import.kind.${kind}`)}: ${count}`;
  return (
    <details open={kind !== 'joined' && kind !== 'changed'}>
      <summary>{caption}{rows.length < count && <span className="note"> {t('import.first', { count: rows.length })}</span>}</summary>
      <DataTable
        caption={caption} rows={rows} keyOf={row => row.person} pageSize={10}
        columns={[
          { key: 'name', title: t('members.name'), cell: row => row.name, sortBy: row => row.name },
          { key: 'line', title: t('import.line'), cell: row => row.line ?? '–', numeric: true },
          { key: 'changes', title: t('import.changes'), cell: row => (kind === 'joined' ? row.units.join(', ') : row.fields.map(({ field, from, to }) => `${fieldName(field)}: ${valueOf(field, from)} → ${valueOf(field, to)}`).join('; ') || '–') },
          { key: 'votes', title: t('import.votes'), cell: row => [...row.lost.map(electorate => t('import.loses', { electorate: electorate.replaceAll('-', ' ') })), ...row.gained.map(electorate => t('import.gains', { electorate: electorate.replaceAll('-', ' ') }))].join('; ') || '–' },
        ]}
      />
    </details>
  );
}
