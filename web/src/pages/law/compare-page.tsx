import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { charterDifferenceQuery } from '../../api/charter.ts';
import { at } from '../../app/addresses.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { CharterChanges } from './charter-changes.tsx';

/** Two versions of the charter side by side, in words and in consequences. */
export function ComparePage() {
  const { t } = useTranslation();
  const { id: org, language } = useOrganisation();
  const { from, to } = useSearch({ from: '/o/$org/charter/compare' });
  const query = useQuery(charterDifferenceQuery(org, from, to));
  return (
    <div className="page-flow">
      <PageHead title={t('charter.compareTitle')} councils={[{ name: t('section.charter'), href: at(org, 'charter') }, { name: t('charter.compare'), href: at(org, 'charter', 'compare') }]} />
      <Loaded query={query}>{changes => <CharterChanges changes={changes} lang={language} />}</Loaded>
    </div>
  );
}
