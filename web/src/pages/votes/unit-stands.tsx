import { useTranslation } from 'react-i18next';
import { spoken } from '#charter/words.ts';
import type { PollView } from '../../api/polls.ts';
import { at } from '../../app/addresses.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';

type Line = NonNullable<PollView['unitStands']>[number];

/** Every unit that the vote counts: its votes, its inhabitants where they count, and how it stands by them. */
export function UnitStands({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const side = (name: 'for' | 'against' | 'abstain'): Column<Line> => ({ key: name, title: t(`side.${name}`), cell: line => line[name], sortBy: line => line[name], numeric: true });
  const columns: readonly Column<Line>[] = [
    { key: 'name', title: t('seats.constituency'), cell: line => <AppLink href={at(org, 'units', line.unit)}>{line.name}</AppLink>, sortBy: line => line.name },
    { key: 'kind', title: t('unitStands.kind'), cell: line => spoken(line.kind), sortBy: line => line.kind },
    { key: 'inhabitants', title: t('unit.inhabitants'), cell: line => line.inhabitants ?? '–', sortBy: line => line.inhabitants ?? 0, numeric: true },
    side('for'), side('against'), side('abstain'),
    { key: 'stands', title: t('unitStands.stands'), cell: line => <b>{words('unitStands', line.stands)}</b>, sortBy: line => line.stands },
  ];
  const shown = columns.filter(({ key }) => (key !== 'kind' || new Set(lines.map(line => line.kind)).size > 1) && (key !== 'inhabitants' || lines.some(line => line.inhabitants !== undefined)));
  return (
    <Section title={t('unitStands.title')}>
      <p className="note">{t('unitStands.how')}</p>
      <DataTable caption={t('unitStands.title')} rows={lines} keyOf={line => line.unit} pageSize={50} columns={shown} />
    </Section>
  );
}
