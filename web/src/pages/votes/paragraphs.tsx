import { useTranslation } from 'react-i18next';
import type { ParagraphView } from '../../api/meetings.ts';

/** "p3" is the third paragraph as first moved; inserted ones keep a longer mark of their own, articles of a charter their number. */
function shortMark(id: string): string {
  return id.replace(/^(?:p(?=\d+$)|article-|strike-)/u, '');
}

/** A text by its paragraphs, each under the mark that stays with it. */
export function Paragraphs({ paragraphs }: { readonly paragraphs: readonly ParagraphView[] }) {
  const { t } = useTranslation();
  return (
    <div className="paragraphs">
      {paragraphs.map(({ id, text }) => <div key={id} id={id}><a className="paragraphs__mark" href={`#${id}`} aria-label={t('motion.paragraph', { id: shortMark(id) })}>{shortMark(id)}</a><p className={id.startsWith('article-') ? 'prose paragraphs__source' : 'prose'}>{text ?? t('load.erased')}</p></div>)}
    </div>
  );
}
