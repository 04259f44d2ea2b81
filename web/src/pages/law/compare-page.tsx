import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { charterDifferenceQuery, charterQuery } from '../../api/charter.ts';
import { at } from '../../app/addresses.ts';
import { FactsList } from '../../app/facts-list.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { Moment } from '../../app/moment.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { CharterChanges } from './charter-changes.tsx';

/** Two versions of the charter, in consequences and in words. */
export function ComparePage() {
  const { t } = useTranslation();
  const { id: org, language } = useOrganisation();
  const { from, to } = useSearch({ from: '/o/$org/charter/compare' });
  const query = useQuery(charterDifferenceQuery(org, from, to));
  const charter = useQuery({ ...charterQuery(org), staleTime: 60_000 });
  const since = (hash: string): number | undefined => charter.data?.versions.find(version => version.hash === hash)?.inForce;
  const [before, after] = [since(from), since(to)];
  return (
    <div className="page-flow">
      <PageHead title={t('charter.compareTitle')} councils={[{ name: t('section.charter'), href: at(org, 'charter') }, { name: t('lawPage.compare'), href: at(org, 'charter', 'compare') }]} />
      <FactsList facts={[{ name: t('lawPage.from'), value: before === undefined ? undefined : <Moment at={before} /> }, { name: t('lawPage.to'), value: after === undefined ? undefined : <Moment at={after} /> }]} />
      <Loaded query={query}>{changes => <CharterChanges changes={changes} lang={language} />}</Loaded>
    </div>
  );
}
