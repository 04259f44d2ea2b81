import { useTranslation } from 'react-i18next';
import type { MeetingView } from '../../api/meetings.ts';
import { Progress } from '../../components/progress.tsx';

/** How many are present and how many are needed; said aloud when it changes. */
export function Quorum({ quorum: { have, need, base }, stage }: Pick<MeetingView, 'quorum' | 'stage'>) {
  const { t } = useTranslation();
  if (need === null) return <p className="projector__quorum" role="status">{t('quorum.only', { count: have })}</p>;
  // Before the opening few are there, and nothing is wrong with that.
  const isEarly = stage === 'convened' && have < need;
  return (
    <div role="status">
      <p className={`projector__quorum ${isEarly ? '' : have >= need ? 'kept' : 'broken'}`}>{t(isEarly ? 'quorum.notYet' : have >= need ? 'quorum.met' : 'quorum.notMet')}</p>
      <Progress title={t('quorum.have', { have, need, base: base ?? 0 })} done={Math.min(have, need)} total={need} isTold />
    </div>
  );
}
