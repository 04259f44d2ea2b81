import { useTranslation } from 'react-i18next';
import type { ParagraphView } from '../../api/meetings.ts';

/** A text by its paragraphs, each under the mark that stays with it. */
export function Paragraphs({ paragraphs }: { readonly paragraphs: readonly ParagraphView[] }) {
  const { t } = useTranslation();
  return (
    <div className="paragraphs">
      {paragraphs.map(({ id, text }) => <div key={id} id={id}><a className="paragraphs__mark" href={`#${id}`} aria-label={t('motion.paragraph', { id })}>{id.replace(/^p(?=\d+$)/u, '')}</a><p className="prose">{text ?? t('load.erased')}</p></div>)}
    </div>
  );
}
