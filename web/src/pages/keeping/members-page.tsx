import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { membersQuery } from '../../api/councils.ts';
import { at } from '../../app/addresses.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { DataTable } from '../../components/data-table.tsx';

/** The roll, as far as the reader may see it. */
export function MembersPage() {
  const { t } = useTranslation();
  const { id: org, me, counts } = useOrganisation();
  const words = useWords();
  const field = useId();
  const [sought, setSought] = useState('');
  const [page, setPage] = useState(0);
  const settled = useDeferredValue(sought.trim());
  const query = useQuery({ ...membersQuery(org, { q: settled, page }), placeholderData: last => last });
  const keepsRoll = me?.keeps.includes('roll') === true;
  return (
    <div className="page-flow">
      <PageHead title={t('section.members')} lead={t('members.lead', { count: counts.members })} />
      {keepsRoll && <p className="cluster"><AppLink className="button" data-tone="primary" href={at(org, 'members', 'import')}>{t('import.title')}</AppLink><AppLink className="button" href={at(org, 'members', 'letters')}>{t('letters.title')}</AppLink></p>}
      <div className="field">
        <label htmlFor={field}>{t('members.search')}</label>
        <input id={field} type="search" className="input" value={sought} onChange={event => { setSought(event.target.value); setPage(0); }} />
      </div>
      <Loaded query={query}>
        {({ members, more }) => (
          <>
            <DataTable
              caption={t('members.caption')} rows={members} keyOf={member => member.person} pageSize={100}
              columns={[
                { key: 'name', title: t('members.name'), cell: member => <AppLink href={at(org, 'people', member.person)}>{member.name}</AppLink>, sortBy: member => member.name },
                { key: 'units', title: t('person.units'), cell: member => member.units.map(unit => unit.name).join(', '), sortBy: member => member.units[0]?.name ?? '' },
                ...(keepsRoll ? [
                  { key: 'number', title: t('person.number'), cell: (member: (typeof members)[number]) => member.number ?? '–' },
                  { key: 'status', title: t('person.status'), cell: (member: (typeof members)[number]) => words('status', member.status ?? ''), sortBy: (member: (typeof members)[number]) => member.status ?? '' },
                  { key: 'joined', title: t('person.joined'), cell: (member: (typeof members)[number]) => member.joined, sortBy: (member: (typeof members)[number]) => member.joined ?? '' },
                ] : []),
              ]}
            />
            {(page > 0 || more) && <p className="cluster"><button type="button" className="button" disabled={page === 0} onClick={() => setPage(page - 1)}>{t('table.previous')}</button><button type="button" className="button" disabled={!more} onClick={() => setPage(page + 1)}>{t('table.next')}</button></p>}
          </>
        )}
      </Loaded>
    </div>
  );
}
