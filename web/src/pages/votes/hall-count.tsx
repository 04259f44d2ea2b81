import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ActPanel } from '../../acts/act-panel.tsx';
import { ClosedActs } from '../../acts/acts-here.tsx';
import { nowQuery } from '../../api/organisation.ts';
import type { PollView } from '../../api/polls.ts';
import { useOrganisation } from '../../app/organisation-context.ts';
import { Section } from '../../app/section.tsx';

const HALL_ACTS: ReadonlySet<string> = new Set(['enter-hall-count', 'confirm-hall-count']);

/** Two tellers enter what each has counted, neither seeing the other's figures; then the count is confirmed. */
export function HallCount({ poll }: { readonly poll: PollView }) {
  const { t } = useTranslation();
  const { id: org } = useOrganisation();
  const { data } = useQuery(nowQuery(org));
  const open = (data?.acts ?? []).filter(act => HALL_ACTS.has(act.kind) && act.object.id === poll.id);
  const closed = (data?.closed ?? []).filter(act => HALL_ACTS.has(act.kind) && act.object.id === poll.id);
  return (
    <Section title={t('hall.title')}>
      <p>{t('hall.how')}</p>
      {open.map(act => <ActPanel key={act.kind} act={act} />)}
      {closed.length > 0 && <ClosedActs acts={closed} />}
    </Section>
  );
}
