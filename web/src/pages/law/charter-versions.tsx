import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useId } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel/time.ts';
import type { CharterView } from '../../api/charter.ts';
import { decisionQuery } from '../../api/meetings.ts';
import { at } from '../../app/addresses.ts';
import { Moment } from '../../app/moment.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { AppLink } from '../../components/app-link.tsx';
import { formatInstant } from '../../format/instant.ts';

type Versions = CharterView['versions'];

/** Every version since the founding: since when it holds, who adopted it, and how any two differ. */
export function CharterVersions({ versions, shown }: { readonly versions: Versions; readonly shown: string }) {
  const { t } = useTranslation();
  const { id: org, version: inForce } = useOrganisation();
  const heading = useId();
  return (
    <section id="versions" className="stack-tight page-section" aria-labelledby={heading}>
      <h2 id={heading}>{t('charter.versions')}</h2>
      <ol className="entries" reversed>
        {versions.toReversed().map(({ hash, inForce: since, by }) => (
          <li key={hash}>
            <p><AppLink className="entries__title" href={`${at(org, 'charter')}?version=${encodeURIComponent(hash)}`} aria-current={hash === shown ? 'true' : undefined}>{t('lawPage.since')} <Moment at={since} /></AppLink></p>
            <p className="entries__more">{hash === inForce && <b>{t('charter.inForce')}</b>}<AdoptedBy by={by} /></p>
            <p className="machine note">{hash}</p>
          </li>
        ))}
      </ol>
      {versions.length > 1 && <Comparison versions={versions} />}
    </section>
  );
}

function AdoptedBy({ by }: { readonly by: string }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const decision = by.startsWith('decision:') ? by : undefined;
  const { data } = useQuery({ ...decisionQuery(org, decision ?? ''), enabled: decision !== undefined });
  if (decision === undefined) return <span>{t('lawPage.byFounders')}</span>;
  return <span>{t('lawPage.byDecision')} <AppLink href={at(org, 'decisions', decision)}>{data ? [data.title, data.bodyName].filter(Boolean).join(', ') : t('lawPage.thisDecision')}</AppLink></span>;
}

function Comparison({ versions }: { readonly versions: Versions }) {
  const { t, i18n } = useTranslation();
  const { id: org, zone } = useOrganisation();
  const router = useRouter();
  const field = useId();
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const chosen = new FormData(event.currentTarget);
    const [from, to] = [String(chosen.get('from')), String(chosen.get('to'))];
    router.history.push(`${at(org, 'charter', 'compare')}?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`);
  };
  return (
    <form className="compare-versions" onSubmit={submit} data-print="no" aria-label={t('charter.compareTitle')}>
      {([['from', versions.length - 2], ['to', versions.length - 1]] as const).map(([name, place]) => (
        <div key={name} className="field">
          <label htmlFor={`${field}${name}`}>{t(`lawPage.${name}`)}</label>
          <select id={`${field}${name}`} name={name} className="input" defaultValue={versions[place]?.hash}>
            {versions.map(({ hash, inForce }, index) => <option key={hash} value={hash}>{index + 1}. {formatInstant(inForce as Instant, i18n.language, zone)}</option>)}
          </select>
        </div>
      ))}
      <button type="submit" className="button">{t('lawPage.compare')}</button>
    </form>
  );
}
