import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../../acts/act-panel.tsx';
import { ClosedActs } from '../../acts/acts-here.tsx';
import { nowQuery } from '../../api/organisation.ts';
import type { PollView } from '../../api/polls.ts';
import { Moment } from '../../app/moment.tsx';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';
import { useRefusal } from '../../app/use-refusal.tsx';
import { Confirmation } from '../../components/confirmation.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useFormat } from '../../format/use-format.ts';

const HALL_ACTS: ReadonlySet<string> = new Set(['enter-hall-count', 'confirm-hall-count']);

type OwnCount = NonNullable<NonNullable<PollView['handCount']>['mine']>;

/** Two tellers enter what each has counted, neither seeing the other's figures; then the count is confirmed. */
export function HallCount({ poll }: { readonly poll: PollView }) {
  const { t } = useTranslation();
  const { id: org, zone } = useOrganisation();
  const refusal = useRefusal(org, zone);
  const { data } = useQuery(nowQuery(org));
  const mine = poll.handCount?.mine ?? undefined;
  const [wasEntered] = useState(mine !== undefined);
  const open = (data?.acts ?? []).filter(act => HALL_ACTS.has(act.kind) && act.object.id === poll.id);
  const closed = (data?.closed ?? []).filter(act => HALL_ACTS.has(act.kind) && act.object.id === poll.id);
  const differing = closed.find(act => act.refusal.code === 'counts-differ');
  return (
    <Section title={t('hall.title')}>
      <p>{t('hall.how')}</p>
      {poll.handCount && <p role="status"><b>{t('hall.entered', { count: poll.handCount.entered })}</b></p>}
      {differing && <Refusal {...refusal(differing.refusal)} />}
      {mine && <OwnCountReceipt mine={mine} quiet={wasEntered} />}
      {open.map(act => (mine && act.kind === 'enter-hall-count'
        ? <details key="correct"><summary>{t('hall.correct')}</summary><ActPanel act={act} /></details>
        : <ActPanel key={act.kind} act={act} />))}
      {closed.length > 0 && <ClosedActs acts={closed} />}
    </Section>
  );
}

/** What the teller entered and when: it stays on the page until the count is confirmed. */
function OwnCountReceipt({ mine, quiet }: { readonly mine: OwnCount; readonly quiet: boolean }) {
  const { t } = useTranslation();
  const { count } = useFormat();
  return (
    <Confirmation quiet={quiet}>
      <p>{t('hall.mine')} <Moment at={mine.at} /></p>
      <dl className="figure-row">{(['for', 'against', 'abstain'] as const).map(side => <div key={side}><dt>{t(`side.${side}`)}</dt><dd>{count(mine[side])}</dd></div>)}</dl>
      <p className="note">{t('hall.mineNote')}</p>
    </Confirmation>
  );
}
