import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel/time.ts';
import { useActTitle } from '../acts/use-act-title.ts';
import { nowQuery } from '../api/organisation.ts';
import type { ClosedActView, NowView, OpenActView } from '../api/organisation.ts';
import type { PollSummary } from '../api/polls.ts';
import { actAddress, at } from '../app/addresses.ts';
import { Loaded } from '../app/loaded.tsx';
import { useOrganisation } from '../app/organisation-context.ts';
import { PageHead } from '../app/page-head.tsx';
import { Section } from '../app/section.tsx';
import { useArticle } from '../app/use-article.ts';
import { useRefusal } from '../app/use-refusal.tsx';
import { useBodyFor, useThingName } from '../app/use-thing-name.ts';
import { useWords } from '../app/use-words.ts';
import { ActButton } from '../components/act-button.tsx';
import { AppLink } from '../components/app-link.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { Refusal } from '../components/refusal.tsx';
import { Mandate } from './mandate.tsx';
import { usePollTitle } from './votes/use-poll-title.ts';

/** Acts of one kind that are listed one by one; above this they fold into their kind. */
const FOLD_ABOVE = 4;

/** The front page of a person: what they may do now, votes first. */
export function NowPage() {
  const { t } = useTranslation();
  const organisation = useOrganisation();
  const query = useQuery({ ...nowQuery(organisation.id), enabled: organisation.me !== undefined });
  if (organisation.me === undefined) return <Visitor />;
  return (
    <div className="page-flow">
      <PageHead title={t('now.title')} lead={t('now.lead')} />
      <Loaded query={query}>{now => <Now now={now} />}</Loaded>
    </div>
  );
}

function Visitor() {
  const { t } = useTranslation();
  const { name, counts } = useOrganisation();
  return <><PageHead title={name} lead={t('now.visitor', { members: counts.members })} /><p><AppLink href="/sign-in">{t('signIn.title')}</AppLink></p></>;
}

function Now({ now }: { readonly now: NowView }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const waiting = now.polls.filter(poll => !poll.voted && poll.stage === 'open');
  const acts = now.acts.filter(act => act.kind !== 'cast');
  return (
    <>
      {waiting.length > 0 && <Section title={t('now.polls')}>{waiting.map(poll => <PollAct key={poll.id} poll={poll} />)}</Section>}
      <Mandate org={org} now={now} />
      <Section title={t('now.acts')}>
        {acts.length === 0 ? <EmptyState title={t('now.none')}>{t('now.noneWay')}</EmptyState> : <ActsByKind acts={acts} />}
      </Section>
      {now.closed.length > 0 && <NotNow acts={now.closed} />}
    </>
  );
}

function PollAct({ poll }: { readonly poll: PollSummary }) {
  const { t } = useTranslation();
  const { id: org, zone } = useOrganisation();
  const titleOf = usePollTitle();
  const bodyFor = useBodyFor();
  const href = at(org, 'polls', poll.id);
  return <ActButton title={t('now.vote', { title: titleOf(poll) })} object={poll.for.kind === 'election' ? undefined : bodyFor(poll.bodyName, poll.constituencyName)} href={href} article={{ label: '', name: t('poll.order'), href }} {...(poll.closes !== null && { due: { at: poll.closes as Instant, zone } })} />;
}

function ActsByKind({ acts }: { readonly acts: readonly OpenActView[] }) {
  const titleOf = useActTitle();
  const { t } = useTranslation();
  const kinds = [...Map.groupBy(acts, titleOf)];
  return kinds.map(([title, group]) => (group.length <= FOLD_ABOVE
    ? <div key={title}>{group.map((act, index) => <OpenAct key={index} act={act} />)}</div>
    : (
      <details key={title} className="fold">
        <summary>{title} <span className="note">{t('now.choices', { count: group.length })}</span></summary>
        {group.map((act, index) => <OpenAct key={index} act={act} />)}
      </details>
    )));
}

function OpenAct({ act }: { readonly act: OpenActView }) {
  const { id: org, zone } = useOrganisation();
  const titleOf = useActTitle();
  const thingName = useThingName();
  const article = useArticle(org);
  const href = actAddress(org, act.kind, act.object.id);
  return (
    <ActButton
      title={titleOf(act)} object={thingName(act.object)} href={href} article={article(act.article, act.articleLabel) ?? { label: act.articleLabel, href }}
      {...(act.due !== undefined && { due: { at: act.due as Instant, zone } })}
    />
  );
}

/** Acts that are not open: found by searching, each with its reason and the way to make it lawful. */
function NotNow({ acts }: { readonly acts: readonly ClosedActView[] }) {
  const { t, i18n } = useTranslation();
  const { id: org, zone } = useOrganisation();
  const field = useId();
  const titleOf = useActTitle();
  const thingName = useThingName();
  const refusal = useRefusal(org, zone);
  const words = useWords();
  const [sought, setSought] = useState('');
  const key = sought.trim().toLocaleLowerCase(i18n.language);
  const found = acts.filter(act => `${titleOf(act)} ${thingName(act.object) ?? ''}`.toLocaleLowerCase(i18n.language).includes(key));
  return (
    <Section title={t('now.notNow')}>
      <div className="field">
        <label htmlFor={field}>{t('now.search')}</label>
        <input id={field} type="search" className="input" value={sought} onChange={event => setSought(event.target.value)} />
      </div>
      <p className="note" role="status">{t('now.found', { count: found.length })}</p>
      <ul className="entries">
        {found.slice(0, key === '' ? 6 : 30).map((act, index) => (
          <li key={index}>
            <details>
              <summary><b>{titleOf(act)}</b>{thingName(act.object) && `: ${thingName(act.object)}`} <span className="note">{words('refusalCode', act.refusal.code)}</span></summary>
              <div className="act-panel__why"><Refusal {...refusal(act.refusal)} /></div>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}
