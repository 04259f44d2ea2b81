import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FindPicker } from '../../acts/find-picker.tsx';
import { membersQuery } from '../../api/councils.ts';
import type { MemberRow } from '../../api/councils.ts';
import { at } from '../../app/addresses.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { DataTable } from '../../components/data-table.tsx';
import type { Column } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useFormat } from '../../format/use-format.ts';

/** The roll, as far as the reader may see it: a keeper sees standing and numbers, a member the names of their own units. */
export function MembersPage() {
  const { t } = useTranslation();
  const { id: org, me, counts } = useOrganisation();
  const [sought, setSought] = useState('');
  const [unit, setUnit] = useState<string>();
  const [page, setPage] = useState(0);
  const keepsRoll = me?.keeps.includes('roll') === true;
  const within = unit ?? (keepsRoll ? undefined : me?.units[0]?.id);
  const settled = useDeferredValue(sought.trim());
  const query = useQuery({ ...membersQuery(org, { q: settled, page, ...(within !== undefined && { unit: within }) }), placeholderData: last => last });
  const first = <Change,>(set: (change: Change) => void) => (change: Change): void => { set(change); setPage(0); };
  if (!keepsRoll && me?.units.length === 0) return <><PageHead title={t('section.members')} /><EmptyState title={t('rollList.noUnit')} /></>;
  return (
    <div className="page-flow">
      <PageHead title={t('section.members')} lead={keepsRoll ? t('members.lead', { count: counts.members }) : t('rollList.ownLead')} />
      {keepsRoll && <KeeperWays />}
      <div className="stack">
        <Search sought={sought} onSought={first(setSought)} />
        {keepsRoll ? <UnitFilter unit={unit} onUnit={first(setUnit)} /> : <OwnUnits unit={within} onUnit={first(setUnit)} />}
      </div>
      <Loaded query={query}>
        {({ members, more }) => (
          <div aria-busy={query.isFetching}>
            {members.length === 0 ? <EmptyState title={t('rollList.none')} /> : <Members members={members} keepsRoll={keepsRoll} />}
            {(page > 0 || more) && <p className="cluster roll-pages"><button type="button" className="button" disabled={page === 0} onClick={() => setPage(page - 1)}>{t('table.previous')}</button><span className="figures" role="status">{t('rollList.page', { page: page + 1 })}</span><button type="button" className="button" disabled={!more} onClick={() => setPage(page + 1)}>{t('table.next')}</button></p>}
          </div>
        )}
      </Loaded>
    </div>
  );
}

function KeeperWays() {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  return (
    <p className="cluster">
      <AppLink className="button" data-tone="primary" href={at(org, 'members', 'import')}>{t('import.title')}</AppLink>
      <AppLink className="button" href={at(org, 'members', 'letters')}>{t('letters.title')}</AppLink>
      <AppLink className="button" href={at(org, 'members', 'correct')}>{t('correctOne.title')}</AppLink>
      <AppLink className="button" href={at(org, 'members', 'erase')}>{t('eraseOne.title')}</AppLink>
    </p>
  );
}

function Search({ sought, onSought }: { readonly sought: string; readonly onSought: (sought: string) => void }) {
  const { t } = useTranslation();
  const field = useId();
  return (
    <div className="field">
      <label htmlFor={field}>{t('members.search')}</label>
      <input id={field} type="search" className="input" autoComplete="off" value={sought} onChange={event => onSought(event.target.value)} />
    </div>
  );
}

function UnitFilter({ unit, onUnit }: { readonly unit: string | undefined; readonly onUnit: (unit: string | undefined) => void }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('rollList.unit')}</summary>
      <FindPicker of="unit" title={t('rollList.unitWhich')} chosen={unit === undefined ? [] : [unit]} onChoose={([found]) => onUnit(found)} />
      {unit !== undefined && <button type="button" className="button" onClick={() => onUnit(undefined)}>{t('rollList.allUnits')}</button>}
    </details>
  );
}

function OwnUnits({ unit, onUnit }: { readonly unit: string | undefined; readonly onUnit: (unit: string) => void }) {
  const { t } = useTranslation();
  const { me } = useOrganisation();
  const field = useId();
  const units = me?.units ?? [];
  if (units.length < 2) return <p>{units[0]?.name}</p>;
  return (
    <div className="field">
      <label htmlFor={field}>{t('rollList.unit')}</label>
      <select id={field} className="input" value={unit} onChange={event => onUnit(event.target.value)}>{units.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>
    </div>
  );
}

function Members({ members, keepsRoll }: { readonly members: readonly MemberRow[]; readonly keepsRoll: boolean }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const { day } = useFormat();
  const own: readonly Column<MemberRow>[] = [
    { key: 'name', title: t('members.name'), cell: member => <AppLink href={at(org, 'people', member.person)}>{member.name}</AppLink>, sortBy: member => member.name },
    { key: 'units', title: t('person.units'), cell: member => member.units.map(unit => unit.name).join(', '), sortBy: member => member.units[0]?.name ?? '' },
  ];
  const kept: readonly Column<MemberRow>[] = [
    { key: 'number', title: t('person.number'), cell: member => member.number ?? '–', sortBy: member => member.number ?? '' },
    { key: 'status', title: t('person.status'), cell: member => words('status', member.status ?? ''), sortBy: member => member.status ?? '' },
    { key: 'joined', title: t('person.joined'), cell: member => (member.joined === undefined ? '–' : day(member.joined)), sortBy: member => member.joined ?? '' },
  ];
  return <DataTable caption={t('members.caption')} rows={members} keyOf={member => member.person} pageSize={100} columns={keepsRoll ? [...own, ...kept] : own} />;
}
