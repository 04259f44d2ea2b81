import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { installationQuery } from '../api/installation.ts';
import type { Installation } from '../api/installation.ts';
import { at } from '../app/addresses.ts';
import { Loaded } from '../app/loaded.tsx';
import { PageHead } from '../app/page-head.tsx';
import { Section } from '../app/section.tsx';
import { AppLink } from '../components/app-link.tsx';
import { Shell } from '../components/shell.tsx';
import { setupCode } from './entry/setup-code.ts';

/** The first page: one's own organisations, and the two ways to begin. */
export function StartPage() {
  const { t } = useTranslation();
  const query = useQuery(installationQuery);
  useEffect(() => { setupCode(); }, []);
  return (
    <Shell organisation={{ name: 'Sovet', href: '/' }}>
      <div className="page-flow">
        <PageHead title={t('page.welcome')} lead={t('page.welcomeLead')} />
        <Loaded query={query}>{installation => <Ways installation={installation} />}</Loaded>
      </div>
    </Shell>
  );
}

function Ways({ installation: { organisations, me, canFound } }: { readonly installation: Installation }) {
  const { t } = useTranslation();
  const own = organisations.filter(organisation => !organisation.sample || me?.persons.some(person => person.org === organisation.id));
  return (
    <>
      {own.length > 0 && (
        <Section title={t('start.own')}>
          <ul className="entries">
            {own.map(({ id, name, sample }) => <li key={id}><AppLink className="entries__title" href={at(id)}>{name}</AppLink>{sample && <p className="note">{t('start.isSample')}</p>}</li>)}
          </ul>
        </Section>
      )}
      <Section title={t('start.begin')}>
        <div className="choices">
          <div className="choices__one">
            <h3>{t('start.sample')}</h3>
            <p>{t('start.sampleWhat')}</p>
            <AppLink className="button" data-tone="primary" href="/sample">{t('start.sampleGo')}</AppLink>
          </div>
          <div className="choices__one">
            <h3>{t('start.found')}</h3>
            <p>{t('start.foundWhat')}</p>
            {canFound ? <AppLink className="button" data-tone="primary" href="/found">{t('start.foundGo')}</AppLink> : <p className="note">{t('start.foundBy')}</p>}
          </div>
        </div>
      </Section>
      {!me && <p>{t('start.haveCode')} <AppLink href="/sign-in">{t('signIn.title')}</AppLink></p>}
    </>
  );
}
