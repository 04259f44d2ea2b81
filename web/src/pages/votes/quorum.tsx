import { useTranslation } from 'react-i18next';
import type { MeetingView } from '../../api/meetings.ts';
import { Progress } from '../../components/progress.tsx';

/** How many are present and how many are needed; said aloud when it changes. */
export function Quorum({ quorum: { have, need, base } }: { readonly quorum: MeetingView['quorum'] }) {
  const { t } = useTranslation();
  if (need === null) return <p className="projector__quorum" role="status">{t('quorum.only', { count: have })}</p>;
  return (
    <div role="status">
      <p className={`projector__quorum ${have >= need ? 'kept' : 'broken'}`}>{t(have >= need ? 'quorum.met' : 'quorum.notMet')}</p>
      <Progress title={t('quorum.have', { need, base: base ?? 0 })} done={have} total={need} />
    </div>
  );
}
