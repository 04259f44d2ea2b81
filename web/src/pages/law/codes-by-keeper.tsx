import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { codesQuery } from '../../api/rolls.ts';
import type { Schemas } from '../../api/typed-paths.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Moment } from '../../app/moment.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';

type KeeperCodes = Schemas['KeeperCodes'];

/** Who let how many people in: what a control commission looks at, and everybody may. */
export function CodesByKeeper() {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const query = useQuery(codesQuery(org));
  const columns: readonly Column<KeeperCodes>[] = [
    { key: 'name', title: t('codes.keeper'), cell: keeper => keeper.name, sortBy: keeper => keeper.name },
    { key: 'letters', title: t('codes.letters'), cell: keeper => keeper.letters, sortBy: keeper => keeper.letters, numeric: true },
    { key: 'mails', title: t('codes.mails'), cell: keeper => keeper.mails, sortBy: keeper => keeper.mails, numeric: true },
    { key: 'again', title: t('codes.again'), cell: keeper => keeper.again, sortBy: keeper => keeper.again, numeric: true },
    { key: 'last', title: t('codes.last'), cell: keeper => <Moment at={keeper.last} />, sortBy: keeper => keeper.last },
  ];
  return (
    <Section title={t('codes.keepers')}>
      <p className="note">{t('codes.keepersLead')}</p>
      <Loaded query={query}>{({ keepers }) => (keepers.length === 0 ? <p>{t('codes.none')}</p> : <DataTable caption={t('codes.keepers')} rows={keepers} keyOf={keeper => keeper.person} pageSize={50} columns={columns} />)}</Loaded>
    </Section>
  );
}
