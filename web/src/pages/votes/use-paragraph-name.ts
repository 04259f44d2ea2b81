import { useTranslation } from 'react-i18next';

/** "p3" is the third paragraph as first moved, "article-12" an article of a charter; inserted paragraphs bear a random mark, which is undefined here. */
export function shortMark(id: string): string | undefined {
  return /^(?:p(?=\d{1,4}$)|article-|strike-)(.+)$/u.exec(id)?.[1];
}

/** A paragraph as people call it: by its number, its article, or as a new one. */
export function useParagraphName(): (id: string) => string {
  const { t } = useTranslation();
  return id => {
    const mark = shortMark(id);
    if (mark === undefined) return t('motion.newParagraph');
    return id.startsWith('p') ? t('motion.paragraph', { id: mark }) : t('article.reference', { label: mark });
  };
}
