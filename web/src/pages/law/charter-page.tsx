import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { bookAddress, charterQuery } from '../../api/charter.ts';
import type { CharterView } from '../../api/charter.ts';
import { at } from '../../app/addresses.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { AppLink } from '../../components/app-link.tsx';
import { ArticleList } from './article-list.tsx';
import { CharterContents } from './charter-contents.tsx';
import { CharterVersions } from './charter-versions.tsx';
import { FindingsSummary } from './findings-summary.tsx';
import { useHashTarget } from './use-hash-target.ts';

/** The charter: the words, what the rules say, what the check found; then its versions and the house rules. */
export function CharterPage() {
  const { id: org } = useOrganisation();
  const { version } = useSearch({ from: '/o/$org/charter' });
  const query = useQuery({ ...charterQuery(org, version), staleTime: 60_000 });
  return <Loaded query={query}>{charter => <Charter key={charter.version} charter={charter} />}</Loaded>;
}

function Charter({ charter }: { readonly charter: CharterView }) {
  const { t, i18n } = useTranslation();
  const { id: org, version, me } = useOrganisation();
  useHashTarget();
  const isInForce = charter.version === version;
  return (
    <div className="page-flow">
      <PageHead title={charter.name} label={t(isInForce ? 'charter.inForce' : 'charter.notInForce')} lead={t('charter.lead')} />
      <div className="stack-tight" data-print="no">
        {!isInForce && <p><AppLink href={at(org, 'charter')}>{t('lawPage.toInForce')}</AppLink></p>}
        <p className="cluster">
          {isInForce && <a className="button" href={bookAddress(org, i18n.language)}>{t('charter.book')}</a>}
          {isInForce && me && <AppLink className="button" href={at(org, 'charter', 'amend')}>{t('lawPage.amend')}</AppLink>}
          {isInForce && me && <AppLink className="button" href={at(org, 'charter', 'reading')}>{t('readings.title')}</AppLink>}
          {charter.versions.length > 1 && <a href="#versions">{t('lawPage.versionCount', { count: charter.versions.length })}</a>}
          {charter.houseRules.length > 0 && <a href="#house-rules">{t('charter.houseRules')}</a>}
        </p>
      </div>
      <FindingsSummary articles={charter.articles} loose={charter.findings} />
      <CharterContents articles={charter.articles} lang={charter.language} />
      <ArticleList articles={charter.articles} loose={charter.findings} lang={charter.language} />
      <CharterVersions versions={charter.versions} shown={charter.version} />
      <HouseRules rules={charter.houseRules} />
    </div>
  );
}

function HouseRules({ rules }: { readonly rules: CharterView['houseRules'] }) {
  const { t } = useTranslation();
  if (rules.length === 0) return null;
  return (
    <section id="house-rules" className="stack" aria-label={t('charter.houseRules')}>
      <h2>{t('charter.houseRules')}</h2>
      <p className="lead">{t('lawPage.houseRulesLead')}</p>
      {rules.map(rule => <article key={rule.id} id={rule.id} className="stack-tight" lang="en"><h3>{rule.id}. {rule.title}</h3><p className="prose">{rule.text}</p></article>)}
    </section>
  );
}
