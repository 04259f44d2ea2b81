import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyView } from '../../api/councils.ts';
import { at } from '../../app/addresses.ts';
import { Moment } from '../../app/moment.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { usePollTitle } from '../votes/use-poll-title.ts';

interface Entry { readonly id: string; readonly title: string; readonly href: string; readonly more: readonly ReactNode[] }

/** What goes on in a body: votes, elections, meetings, motions, decisions, the newest first. */
export function Proceedings({ body }: { readonly body: BodyView }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const titleOf = usePollTitle();
  const untitled = t('motion.untitled');
  const parts: readonly { readonly title: string; readonly entries: readonly Entry[] }[] = [
    { title: t('body.polls'), entries: body.polls.filter(poll => poll.for.kind !== 'election' || poll.outcome === null).map(poll => ({ id: poll.id, title: titleOf(poll), href: at(org, 'polls', poll.id), more: [poll.outcome === null ? words('pollStage', poll.stage) : words('outcome', poll.outcome), poll.closes !== null && <Moment at={poll.closes} />] })) },
    { title: t('body.elections'), entries: body.elections.map(election => ({ id: election.id, title: election.constituencyName ?? t('election.of', { body: body.name }), href: at(org, 'elections', election.id), more: [words('electionStage', election.stage), t('election.seats', { count: election.seats }), election.stage === 'nomination' && <>{t('election.nominationsClose')}: <Moment at={election.nominationsClose} /></>] })) },
    { title: t('body.meetings'), entries: body.meetings.map(meeting => ({ id: meeting.id, title: t('meeting.of', { body: body.name }), href: at(org, 'meetings', meeting.id), more: [words('meetingStage', meeting.stage), <Moment key="at" at={meeting.at} />] })) },
    { title: t('body.motions'), entries: body.motions.filter(motion => motion.amends === null).map(motion => ({ id: motion.id, title: motion.title ?? untitled, href: at(org, 'motions', motion.id), more: [words('effect', motion.effect), words('motionStage', motion.stage)] })) },
    { title: t('body.decisions'), entries: body.decisions.map(decision => ({ id: decision.id, title: decision.title ?? untitled, href: at(org, 'decisions', decision.id), more: [words('effect', decision.effect), words('decisionStage', decision.stage), <Moment key="at" at={decision.at} />] })) },
  ];
  const shown = parts.filter(({ entries }) => entries.length > 0);
  if (shown.length === 0) return <EmptyState title={t('body.quiet')}>{t('body.quietWay')}</EmptyState>;
  return shown.map(({ title, entries }) => <Section key={title} title={title}><Entries entries={entries} /></Section>);
}

/** Entries shown before the rest is asked for. */
const SHOWN = 6;

function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  return (
    <>
      <ul className="entries">
        {(isWhole ? entries : entries.slice(0, SHOWN)).map(({ id, title, href, more }) => (
          <li key={id}>
            <AppLink className="entries__title" href={href}>{title}</AppLink>
            <p className="entries__more">{more.map((part, index) => part && <span key={index}>{part}</span>)}</p>
          </li>
        ))}
      </ul>
      {!isWhole && entries.length > SHOWN && <button type="button" className="button" data-tone="quiet" onClick={() => setWhole(true)}>{t('tree.more', { count: entries.length - SHOWN })}</button>}
    </>
  );
}
