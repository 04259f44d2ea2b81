import { useTranslation } from 'react-i18next';
import type { ArticleView } from '../../api/charter.ts';

/** The articles under the headings of their parts. */
export function CharterContents({ articles, lang }: { readonly articles: readonly ArticleView[]; readonly lang: string }) {
  const { t } = useTranslation();
  const parts = [...Map.groupBy(articles, article => article.part.join(' · '))];
  return (
    <nav aria-label={t('charter.contents')} className="contents" data-print="no">
      <details>
        <summary>{t('charter.contents')} <span className="note">{t('found.articles', { count: articles.length })}</span></summary>
        <div className="contents__parts" lang={lang}>
          {parts.map(([part, inPart]) => (
            <div key={part} className="contents__part">
              {part !== '' && <p className="label">{part}</p>}
              <ol>{inPart.map(({ id, label, title }) => <li key={id}><a href={`#${id}`} data-titled={title !== ''}><span className="figures">{label}</span> {title}</a></li>)}</ol>
            </div>
          ))}
        </div>
      </details>
    </nav>
  );
}
