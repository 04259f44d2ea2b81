import { useTranslation } from 'react-i18next';
import type { FindingView } from '../../api/charter.ts';

/** A finding in the reader's language, and where it stands in the file when that helps to mend it. */
export function useFindingText(): (finding: FindingView) => string {
  const { t, i18n } = useTranslation();
  return ({ text, kind, at }) => {
    const words = text[i18n.language === 'ru' ? 'ru' : 'en'];
    return kind === 'problem' ? `${words} ${t('finding.at', { line: at.line, column: at.column })}` : words;
  };
}
