import { useTranslation } from 'react-i18next';
import type { ParagraphView } from '../../api/meetings.ts';
import { shortMark, useParagraphName } from './use-paragraph-name.ts';

/** A text by its paragraphs, each under the mark that stays with it. */
export function Paragraphs({ paragraphs }: { readonly paragraphs: readonly ParagraphView[] }) {
  const { t } = useTranslation();
  const nameOf = useParagraphName();
  return (
    <div className="paragraphs">
      {paragraphs.map(({ id, text }) => <div key={id} id={id}><a className="paragraphs__mark" href={`#${id}`} aria-label={nameOf(id)}>{shortMark(id) ?? '+'}</a><p className={id.startsWith('article-') ? 'prose paragraphs__source' : 'prose'}>{text ?? t('load.erased')}</p></div>)}
    </div>
  );
}
