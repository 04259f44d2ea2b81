import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MeetingView } from '../../api/meetings.ts';
import { pollQuery } from '../../api/polls.ts';
import { at } from '../../app/addresses.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { PollResult } from './poll-result.tsx';
import { Quorum } from './quorum.tsx';
import { usePollTitle } from './use-poll-title.ts';

/** The meeting on the wall: what is being decided, whether enough are present, and the last result, in large type. */
export function Projector({ meeting }: { readonly meeting: MeetingView }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const words = useWords();
  const titleOf = usePollTitle();
  const open = meeting.polls.filter(poll => poll.stage === 'open');
  const details = useQueries({ queries: meeting.polls.map(poll => pollQuery(org, poll.id)) });
  const polls = details.flatMap(detail => detail.data ?? []);
  const last = polls.filter(poll => poll.verdict).toSorted((a, b) => b.opens - a.opens)[0];
  const next = meeting.agenda.filter(item => item.motion === null || meeting.motions.some(motion => motion.id === item.motion && (motion.stage === 'moved' || motion.stage === 'admitted')));
  return (
    <div className="page-flow projector">
      <PageHead title={meeting.body.name} label={words('meetingStage', meeting.stage)} />
      <Quorum quorum={meeting.quorum} stage={meeting.stage} />
      {open.length > 0 && (
        <Section title={t('projector.now')}>
          <ul className="entries" aria-live="polite">{open.map(poll => {
            const detail = polls.find(each => each.id === poll.id);
            return <li key={poll.id}><span className="entries__title">{titleOf(poll)}</span>{detail && detail.turnout !== null && <p className="figures">{t('projector.turnout', { turnout: detail.turnout, size: detail.electorate.size })}</p>}</li>;
          })}</ul>
        </Section>
      )}
      {open.length === 0 && last && <div className="stack"><h2>{titleOf({ ...last, bodyName: last.body.name })}</h2><PollResult poll={last} /></div>}
      {next.length > 0 && <Section title={t('projector.next')}><ol className="entries numbered">{next.slice(0, 5).map(item => <li key={item.id} className="entries__title">{item.title ?? t('load.erased')}</li>)}</ol></Section>}
      <p data-print="no"><AppLink href={at(org, 'meetings', meeting.id)}>{t('projector.back')}</AppLink></p>
    </div>
  );
}
