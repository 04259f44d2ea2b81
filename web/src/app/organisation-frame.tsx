import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../api/live.ts';
import { organisationQuery } from '../api/organisation.ts';
import type { OrgView } from '../api/organisation.ts';
import { Shell } from '../components/shell.tsx';
import { setByServer } from '../format/use-now.ts';
import { at } from './addresses.ts';
import { Loaded } from './loaded.tsx';
import { OrganisationContext } from './organisation-context.ts';
import { PrintMark } from './print-mark.tsx';
import { SampleNote } from './sample-note.tsx';

const IN_COUNCILS: ReadonlySet<string> = new Set(['councils', 'units', 'bodies', 'people', 'elections', 'polls', 'meetings', 'motions', 'petitions']);

/** The frame around every page of an organisation: its name, its sections, who is looking, and live changes. */
export function OrganisationFrame() {
  const { org } = useParams({ from: '/o/$org' });
  const query = useQuery(organisationQuery(org));
  const { clock, clockStands } = query.data ?? {};
  useEffect(() => { if (clock !== undefined) setByServer(clock, query.dataUpdatedAt, clockStands); }, [clock, clockStands, query.dataUpdatedAt]);
  if (query.data === undefined) return <Shell organisation={{ name: 'Sovet', href: '/' }}><Loaded query={query}>{() => null}</Loaded></Shell>;
  return <OrganisationContext value={query.data}><Inside organisation={query.data} /></OrganisationContext>;
}

function Inside({ organisation }: { readonly organisation: OrgView }) {
  const { t } = useTranslation();
  const { id, name, me, sample } = organisation;
  const isConnected = useLive(id);
  const section = useLocation().pathname.split('/')[3] ?? '';
  const current = IN_COUNCILS.has(section) ? 'councils' : section === 'do' ? '' : section;
  const seesMembers = me !== undefined && (me.keeps.includes('roll') || me.units.length > 0);
  const sections = (['', 'councils', 'decisions', 'charter', 'record', ...(seesMembers ? ['members'] as const : [])] as const)
    .map(part => ({ title: t(`section.${part === '' ? 'now' : part}`), href: part === '' ? at(id) : at(id, part), current: current === part }));
  return (
    <Shell organisation={{ name, href: at(id) }} person={me && { name: me.name, href: at(id, 'account') }} sections={sections}>
      {sample && <SampleNote organisation={organisation} />}
      {!isConnected && <p className="sample-note" role="status" data-print="no">{t('load.notLive')}</p>}
      <div className="page-body"><Outlet /></div>
      <PrintMark />
    </Shell>
  );
}
