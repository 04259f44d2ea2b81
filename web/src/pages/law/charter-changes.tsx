import { useTranslation } from 'react-i18next';
import type { CharterDifference } from '../../api/charter.ts';
import { DiffView } from '../../components/diff-view.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { pairedParagraphs } from './paired-paragraphs.ts';

/** Two versions of a charter: what changes for people first, then the words. */
export function CharterChanges({ changes, lang }: { readonly changes: CharterDifference; readonly lang?: string }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'ru' ? 'ru' : 'en';
  return (
    <div className="page-flow">
      <section className="stack-tight" aria-label={t('charter.consequences')}>
        <h3>{t('charter.consequences')}</h3>
        {changes.consequences.length === 0 ? <EmptyState title={t('charter.noConsequences')} /> : (
          <ul className="entries">{changes.consequences.map((consequence, index) => <li key={index}><span className="label">{t(`charter.change.${consequence.kind}`)}</span> {consequence.text[language]}</li>)}</ul>
        )}
      </section>
      <section className="stack" aria-label={t('charter.words')}>
        <h3>{t('charter.words')}</h3>
        {changes.articles.map(article => (
          <div key={article.article} className="stack-tight">
            <h4>{t('article.heading', { label: article.label })} <span className="note">{t(`charter.change.${article.kind}`)}</span></h4>
            {pairedParagraphs(article.paragraphs).map(({ before, after }, index) => <DiffView key={index} title={t('amending.paragraph', { number: index + 1 })} before={before} after={after} {...(lang !== undefined && { lang })} />)}
          </div>
        ))}
      </section>
    </div>
  );
}
