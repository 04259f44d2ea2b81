import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { bookAddress, charterQuery } from '../../api/charter.ts';
import type { CharterView } from '../../api/charter.ts';
import { at } from '../../app/addresses.ts';
import { Loaded } from '../../app/loaded.tsx';
import { Moment } from '../../app/moment.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { AppLink } from '../../components/app-link.tsx';
import { ArticleList } from './article-list.tsx';
import { useHashTarget } from './use-hash-target.ts';

/** The charter in force: the words, what the rules say, what the check found; then its versions and the house rules. */
export function CharterPage() {
  const { id: org } = useOrganisation();
  const { version } = useSearch({ from: '/o/$org/charter' });
  const query = useQuery(charterQuery(org, version));
  return <Loaded query={query}>{charter => <Charter charter={charter} />}</Loaded>;
}

function Charter({ charter }: { readonly charter: CharterView }) {
  const { t, i18n } = useTranslation();
  const { id: org, version } = useOrganisation();
  useHashTarget();
  const isInForce = charter.version === version;
  return (
    <div className="page-flow">
      <PageHead title={charter.name} label={t(isInForce ? 'charter.inForce' : 'charter.notInForce')} lead={t('charter.lead')} />
      <p className="cluster" data-print="no"><a className="button" href={bookAddress(org, i18n.language)}>{t('charter.book')}</a></p>
      <nav aria-label={t('charter.contents')} className="contents" data-print="no">
        <details>
          <summary>{t('charter.contents')}</summary>
          <ol className="entries">{charter.articles.map(({ id, label, title }) => <li key={id}><a href={`#${id}`} lang={charter.language}>{t('article.heading', { label })} {title}</a></li>)}</ol>
        </details>
      </nav>
      <ArticleList articles={charter.articles} loose={charter.findings} lang={charter.language} />
      <Versions versions={charter.versions} shown={charter.version} />
      <HouseRules rules={charter.houseRules} />
    </div>
  );
}

function Versions({ versions, shown }: { readonly versions: CharterView['versions']; readonly shown: string }) {
  const { t } = useTranslation();
  const { id: org, version: inForce } = useOrganisation();
  return (
    <Section title={t('charter.versions')}>
      <ol className="entries">
        {versions.map(({ hash, inForce: since }, index) => {
          const before = versions[index - 1];
          return (
            <li key={hash}>
              <AppLink className="entries__title" href={`${at(org, 'charter')}?version=${encodeURIComponent(hash)}`} aria-current={hash === shown ? 'true' : undefined}><Moment at={since} /></AppLink>
              <p className="entries__more">
                {hash === inForce && <b>{t('charter.inForce')}</b>}
                {before && <AppLink href={`${at(org, 'charter', 'compare')}?from=${encodeURIComponent(before.hash)}&to=${encodeURIComponent(hash)}`}>{t('charter.compare')}</AppLink>}
                <span className="machine">{hash.slice(0, 23)}…</span>
              </p>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function HouseRules({ rules }: { readonly rules: CharterView['houseRules'] }) {
  const { t } = useTranslation();
  if (rules.length === 0) return null;
  return (
    <section id="house-rules" className="stack" aria-label={t('charter.houseRules')}>
      <h2>{t('charter.houseRules')}</h2>
      {rules.map(rule => <article key={rule.id} className="stack-tight"><h3>{rule.id}. {rule.title}</h3><p className="prose" lang="en">{rule.text}</p></article>)}
    </section>
  );
}
