import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Instant } from '#kernel/time.ts';
import { moveClock } from '../api/organisation.ts';
import type { ClockMove, OrgView } from '../api/organisation.ts';
import { Refused } from '../api/request.ts';
import { AppLink } from '../components/app-link.tsx';
import { formatInstant } from '../format/instant.ts';
import { useFailure } from './use-failure.ts';

/** Above every page of a sample: as whom one looks, and the clock, where the sample has its own. */
export function SampleNote({ organisation }: { readonly organisation: OrgView }) {
  const { t } = useTranslation();
  const { me, clockStands } = organisation;
  return (
    <div className="sample-note" data-print="no">
      <p>{t('sample.note', { name: me?.name ?? '' })} <AppLink href="/sample">{t('sample.change')}</AppLink></p>
      {clockStands && <SampleClock organisation={organisation} />}
    </div>
  );
}

const MOVES: readonly ClockMove[] = ['day', 'week', 'next'];

/** Where the clock stands, and the ways to move it on. What falls due on the way happens. */
function SampleClock({ organisation: { id, clock, zone } }: { readonly organisation: OrgView }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const failure = useFailure();
  const move = useMutation({
    // A term that ends in a thousand villages takes the server several steps; each is shown before the next is asked for.
    mutationFn: async (to: ClockMove) => {
      for (let moved = await moveClock(id, to); !moved.arrived; moved = await moveClock(id, 'next')) await queries.invalidateQueries({ queryKey: ['org', id, 'view'] });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['org', id] }),
  });
  const moment = formatInstant(clock as Instant, i18n.language, zone);
  const isNothingDue = move.error instanceof Refused && move.error.status === 409;
  return (
    <div className="sample-note__clock">
      <p role="status">{t(move.isPending ? 'sample.moving' : 'sample.clock', { moment })}{isNothingDue && ` ${t('sample.nothingDue')}`}{move.isError && !isNothingDue && ` ${failure(move.error)}`}</p>
      <p className="sample-note__moves">{MOVES.map(to => <button key={to} type="button" className="button" disabled={move.isPending} onClick={() => move.mutate(to)}>{t(`sample.move.${to}`)}</button>)}</p>
    </div>
  );
}
