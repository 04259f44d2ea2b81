import { useTranslation } from 'react-i18next';

/** Whether a delegate voted as instructed; nothing while the vote is not known. */
export function Kept({ kept }: { readonly kept: boolean | null }) {
  const { t } = useTranslation();
  if (kept === null) return <span className="note">{t('instruction.pending')}</span>;
  return <span className={kept ? 'kept' : 'broken'}>{t(kept ? 'instruction.kept' : 'instruction.broken')}</span>;
}
