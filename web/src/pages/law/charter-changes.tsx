import { useTranslation } from 'react-i18next';
import type { CharterDifference } from '../../api/charter.ts';
import { DiffView } from '../../components/diff-view.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { pairedParagraphs } from './paired-paragraphs.ts';
import type { ParagraphPair } from './paired-paragraphs.ts';

/** Two versions of a charter: what changes for people first, then the words. */
export function CharterChanges({ changes, lang }: { readonly changes: CharterDifference; readonly lang?: string }) {
  return (
    <div className="stack">
      <Consequences changes={changes} />
      <Words changes={changes} {...(lang !== undefined && { lang })} />
    </div>
  );
}

function Consequences({ changes: { consequences, articles } }: { readonly changes: CharterDifference }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'ru' ? 'ru' : 'en';
  const labelOf = (id: string): string => articles.find(article => article.id === id)?.label ?? id;
  // A changed rule reads best as one sentence with its changes marked; the text of the consequence holds both sentences in a row.
  const sentencesOf = (text: string): ParagraphPair | undefined => articles
    .flatMap(article => pairedParagraphs(article.rulesBefore[language], article.rulesAfter[language]))
    .find(({ before, after }) => before !== '' && after !== '' && text.includes(before) && text.includes(after));
  return (
    <section className="stack-tight" aria-label={t('charter.consequences')}>
      <h3>{t('charter.consequences')}</h3>
      {consequences.length === 0 ? <EmptyState title={t('charter.noConsequences')} /> : (
        <ul className="entries">
          {consequences.map(({ kind, article, text }, index) => {
            const title = [t(`charter.change.${kind}`), ...(article === 'none' ? [] : [t('article.reference', { label: labelOf(article) })])].join(' · ');
            const sentences = sentencesOf(text[language]);
            return <li key={index}>{sentences ? <DiffView title={title} {...sentences} /> : <><p className="label">{title}</p><p className="prose">{text[language]}</p></>}</li>;
          })}
        </ul>
      )}
    </section>
  );
}

function Words({ changes: { articles }, lang }: { readonly changes: CharterDifference; readonly lang?: string }) {
  const { t } = useTranslation();
  return (
    <section className="stack" aria-label={t('charter.words')}>
      <h3>{t('charter.words')}</h3>
      {articles.length === 0 && <EmptyState title={t('lawPage.sameWords')} />}
      {articles.map(({ id, label, title, change, before, after }) => {
        const pairs = pairedParagraphs(before, after);
        return (
          <section key={id} className="stack-tight changed-article" aria-label={t('article.heading', { label })}>
            <h4>{t('article.heading', { label })} <span lang={lang}>{title}</span> <span className="note">{t(`charter.change.${change}`)}</span></h4>
            {pairs.map((pair, index) => <DiffView key={index} title={t('lawPage.place', { number: index + 1, of: pairs.length })} {...pair} {...(lang !== undefined && { lang })} />)}
            {pairs.length === 0 && <p className="note">{t('lawPage.rulesOnly')}</p>}
          </section>
        );
      })}
    </section>
  );
}
