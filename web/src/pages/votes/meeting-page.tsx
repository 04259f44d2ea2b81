import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActsHere } from '../../acts/acts-here.tsx';
import { meetingQuery } from '../../api/meetings.ts';
import type { MeetingView } from '../../api/meetings.ts';
import { at } from '../../app/addresses.ts';
import { FactsList } from '../../app/facts-list.tsx';
import { Loaded } from '../../app/loaded.tsx';
import { Moment } from '../../app/moment.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useArticle } from '../../app/use-article.ts';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { ArticleReference } from '../../components/article-reference.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Projector } from './projector.tsx';
import { Quorum } from './quorum.tsx';
import { usePollTitle } from './use-poll-title.ts';

/** A meeting as it goes on: quorum, agenda, motions, votes; with a view for the wall of the hall. */
export function MeetingPage() {
  const { id: org } = useOrganisation();
  const { id } = useParams({ from: '/o/$org/meetings/$id' });
  const { view } = useSearch({ from: '/o/$org/meetings/$id' });
  const query = useQuery(meetingQuery(org, id));
  return <Loaded query={query}>{meeting => (view === 'projector' ? <Projector meeting={meeting} /> : <Meeting key={id} meeting={meeting} />)}</Loaded>;
}

function Meeting({ meeting }: { readonly meeting: MeetingView }) {
  const { t } = useTranslation();
  const { id: org, name } = useOrganisation();
  const words = useWords();
  const article = useArticle(org)(meeting.authority, meeting.articleLabel);
  const { body } = meeting;
  const motions = meeting.motions.filter(motion => motion.amends === null);
  return (
    <div className="page-flow">
      <PageHead title={t('meeting.of', { body: body.name })} label={words('meetingStage', meeting.stage)} councils={[{ name, href: at(org, 'councils') }, { name: body.name, href: at(org, 'bodies', body.id) }]} />
      <FactsList facts={[
        { name: t('meeting.when'), value: <Moment at={meeting.at} /> },
        { name: t('meeting.place'), value: meeting.place },
        { name: t('meeting.notice'), value: <Moment at={meeting.noticeGiven} /> },
        { name: t('act.under'), value: article && <ArticleReference article={article} /> },
      ]} />
      <Section title={t('meeting.quorum')} aside={<AppLink className="button" href={`${at(org, 'meetings', meeting.id)}?view=projector`}>{t('meeting.toProjector')}</AppLink>}>
        <Quorum quorum={meeting.quorum} stage={meeting.stage} />
        {meeting.present.length > 0 && <details><summary>{t('meeting.present', { count: meeting.present.length })}</summary><ul className="entries">{meeting.present.map(person => <li key={`${person.person}${person.seat}`}>{person.name}{person.voice !== 'vote' && <span className="note"> {words('voice', person.voice)}</span>}</li>)}</ul></details>}
      </Section>
      <ActsHere about={[meeting.id]} />
      <Section title={t('meeting.agenda')}>
        {meeting.agenda.length === 0 ? <EmptyState title={t('meeting.noAgenda')} /> : (
          <ol className="entries numbered">{meeting.agenda.map(item => <li key={item.id}>{item.motion === null ? <span className="entries__title">{item.title ?? t('load.erased')}</span> : <AppLink className="entries__title" href={at(org, 'motions', item.motion)}>{item.title ?? t('load.erased')}</AppLink>}</li>)}</ol>
        )}
      </Section>
      <MeetingPolls meeting={meeting} />
      <ActsHere about={[body.id, ...meeting.motions.map(motion => motion.id)]} without={['convene', 'call-election', 'sign']} title={t('meeting.motionActs')} />
      {motions.length > 0 && (
        <Section title={t('body.motions')}>
          <ul className="entries">{motions.map(motion => <li key={motion.id}><AppLink className="entries__title" href={at(org, 'motions', motion.id)}>{motion.title ?? t('motion.untitled')}</AppLink><p className="entries__more"><span>{words('effect', motion.effect)}</span><span>{words('motionStage', motion.stage)}</span></p></li>)}</ul>
        </Section>
      )}
    </div>
  );
}

function MeetingPolls({ meeting }: { readonly meeting: MeetingView }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const titleOf = usePollTitle();
  if (meeting.polls.length === 0) return null;
  return (
    <Section title={t('body.polls')}>
      <ul className="entries">{meeting.polls.map(poll => <li key={poll.id}><AppLink className="entries__title" href={at(org, 'polls', poll.id)}>{titleOf(poll)}</AppLink><p className="entries__more">{poll.outcome === null ? words('pollStage', poll.stage) : words('outcome', poll.outcome)}</p></li>)}</ul>
    </Section>
  );
}
