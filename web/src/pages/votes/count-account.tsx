import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OptionId } from '#tally/ballot.ts';
import type { Count } from '#tally/contest.ts';
import { countQuery, type CountView } from '../../api/polls.ts';
import type { PollView } from '../../api/polls.ts';
import { Loaded } from '../../app/loaded.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';
import { useRefusal } from '../../app/use-refusal.tsx';
import { CountDownloads } from '../../count/count-downloads.tsx';
import { PairTable } from '../../count/pair-table.tsx';
import { StageSteps } from '../../count/stage-steps.tsx';
import { WhyOption } from '../../count/why-option.tsx';

/** Whole votes travel as numbers. */
function countFrom({ valid, validHeads, invalid, invalidBecause, ...account }: NonNullable<CountView['count']>): Count {
  return {
    ...account, valid: BigInt(valid), validHeads: BigInt(validHeads), invalid: BigInt(invalid), invalidBecause: invalidBecause.map(({ reason, count }) => ({ reason, count: BigInt(count) })),
  } as unknown as Count;
}

/** How an election was counted: to walk through, to ask, to take away. Nothing for a vote that elected nobody. */
export function CountAccount({ poll }: { readonly poll: PollView }) {
  return poll.verdict?.count ? <OfElection poll={poll} /> : null;
}

function OfElection({ poll }: { readonly poll: PollView }) {
  const { id: org } = useOrganisation();
  const query = useQuery(countQuery(org, poll.id));
  return <Loaded query={query}>{view => (view.count ? <Account poll={poll} view={view} counted={countFrom(view.count)} /> : null)}</Loaded>;
}

function Account({ poll, view: { ballotFile }, counted }: { readonly poll: PollView; readonly view: CountView; readonly counted: Count }) {
  const { t } = useTranslation();
  const { id: org, zone } = useOrganisation();
  const refusal = useRefusal(org, zone);
  const names = new Map(poll.options.map(({ id, name }) => [id, name]));
  const nameOf = (option: OptionId): string => names.get(option) ?? option;
  const ballots = ballotFile === null ? { href: `/api/orgs/${encodeURIComponent(org)}/polls/${encodeURIComponent(poll.id)}/ballots` } : { refusal: refusal(ballotFile) };
  return (
    <Section title={t('count.label')}>
      <CountDownloads counted={counted} nameOf={nameOf} fileName={poll.body.name} ballots={ballots} />
      <StageSteps counted={counted} nameOf={nameOf} />
      <PairTable counted={counted} nameOf={nameOf} />
      <WhyOption counted={counted} nameOf={nameOf} />
    </Section>
  );
}
