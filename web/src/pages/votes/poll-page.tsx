import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel/time.ts';
import { REOPEN_NOMINATIONS } from '#assembly/reopen-nominations.ts';
import { ActsHere } from '../../acts/acts-here.tsx';
import { pollQuery } from '../../api/polls.ts';
import type { PollView } from '../../api/polls.ts';
import { at, pageOf } from '../../app/addresses.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { PageHead } from '../../app/page-head.tsx';
import { Section } from '../../app/section.tsx';
import { useWords } from '../../app/use-words.ts';
import { AppLink } from '../../components/app-link.tsx';
import { Deadline } from '../../components/deadline.tsx';
import { useFormat } from '../../format/use-format.ts';
import { Ballot } from './ballot.tsx';
import { CountAccount } from './count-account.tsx';
import { HallCount } from './hall-count.tsx';
import { OrderOfPoll } from './order-of-poll.tsx';
import { PollResult } from './poll-result.tsx';
import { RollCall } from './roll-call.tsx';
import { UnitStands } from './unit-stands.tsx';
import { usePollTitle } from './use-poll-title.ts';

/** A poll: while it is open the ballot comes first, afterwards the verdict; the frozen order stands below either. */
export function PollPage() {
  const { id: org } = useOrganisation();
  const { id } = useParams({ from: '/o/$org/polls/$id' });
  const query = useQuery(pollQuery(org, id));
  const { t } = useTranslation();
  // The option to re-open nominations is nobody, and has a name in every language.
  const named = (poll: PollView): PollView => ({ ...poll, options: poll.options.map(option => (option.id === REOPEN_NOMINATIONS ? { ...option, name: t('poll.reopen') } : option)) });
  return <Loaded query={query}>{poll => <Poll key={id} poll={named(poll)} />}</Loaded>;
}

function Poll({ poll }: { readonly poll: PollView }) {
  const { t } = useTranslation();
  const { id: org, name, zone } = useOrganisation();
  const words = useWords();
  const title = usePollTitle()({ ...poll, bodyName: poll.body.name });
  const about = pageOf(org, { type: poll.for.kind === 'recall' ? 'petition' : poll.for.kind, id: poll.for.id, name: '' });
  const isHall = poll.order.mode === 'hall-count';
  return (
    <div className="page-flow">
      <PageHead
        title={title} label={`${t('poll.label')}: ${words('pollStage', poll.stage)}`} councils={[{ name, href: at(org, 'councils') }, { name: poll.body.name, href: at(org, 'bodies', poll.body.id) }]}
        lead={<>{poll.stage === 'open' && poll.closes !== null && <>{t('act.until')} <Deadline at={poll.closes as Instant} zone={zone} /> </>}{about && <AppLink href={about}>{t(`poll.about.${poll.for.kind}`)}</AppLink>}</>}
      />
      {poll.verdict && <><PollResult poll={poll} /><CountAccount poll={poll} /></>}
      {poll.unitStands && <UnitStands lines={poll.unitStands} />}
      {poll.stage === 'open' && isHall && <HallCount poll={poll} />}
      {!isHall && (poll.stage === 'open' || poll.mine.voted) && <Ballot poll={poll} title={title} />}
      {poll.stage === 'open' && <Turnout poll={poll} />}
      <ActsHere about={[poll.id]} without={['cast', 'enter-hall-count', 'confirm-hall-count']} />
      {poll.rollCall && poll.rollCall.length > 0 && <RollCall poll={poll} lines={poll.rollCall} />}
      <OrderOfPoll poll={poll} />
    </div>
  );
}

function Turnout({ poll: { turnout, electorate, order } }: { readonly poll: PollView }) {
  const { t } = useTranslation();
  const { count } = useFormat();
  return (
    <Section title={t('poll.turnout')}>
      <dl className="figure-row">
        {turnout !== null && order.mode !== 'hall-count' && <div><dd>{count(turnout)}</dd><dt>{t('poll.voted')}</dt></div>}
        <div><dd>{count(electorate.size)}</dd><dt>{t('poll.onRoll')}</dt></div>
        {electorate.weight !== electorate.size && <div><dd>{count(electorate.weight)}</dd><dt>{t('poll.votesTogether')}</dt></div>}
      </dl>
      <p className="note">{t('poll.noInterim')}</p>
    </Section>
  );
}
