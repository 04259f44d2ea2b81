import { useTranslation } from 'react-i18next';
import type { ArticleView, FindingView } from '../../api/charter.ts';
import { Article } from '../../components/article.tsx';
import { useFindingText } from './use-finding-text.ts';

interface ArticleListProps {
  readonly articles: readonly ArticleView[];
  /** Findings on the charter as a whole. */
  readonly loose?: readonly FindingView[];
  readonly lang?: string;
}

/** A charter from the first article to the last, under the headings of its parts. */
export function ArticleList({ articles, loose = [], lang }: ArticleListProps) {
  const { t, i18n } = useTranslation();
  const textOf = useFindingText();
  const language = i18n.language === 'ru' ? 'ru' : 'en';
  return (
    <div>
      {loose.length > 0 && <LooseFindings findings={loose} />}
      {articles.map((article, index) => {
        const part = article.part.join(' · ');
        const isNewPart = part !== '' && part !== articles[index - 1]?.part.join(' · ');
        return (
          <div key={article.id}>
            {isNewPart && <p className="part-heading" lang={lang}>{part}</p>}
            <Article
              id={article.id} label={article.label} title={article.title} mark={article.mark} paragraphs={article.paragraphs} rules={[...new Set([...article.sentences[language], ...article.readings.map(reading => t('charter.reading', { sentence: reading[language], reason: reading.reason }))])]} {...(lang !== undefined && { lang })}
              findings={article.findings.map((finding, place) => ({ key: `${finding.code}${place}`, kind: finding.kind, text: textOf(finding) }))}
            />
          </div>
        );
      })}
    </div>
  );
}

function LooseFindings({ findings }: { readonly findings: readonly FindingView[] }) {
  const { t } = useTranslation();
  const textOf = useFindingText();
  return (
    <section aria-label={t('found.whole')} className="stack-tight">
      <p className="label">{t('found.whole')}</p>
      <ul className="entries">{findings.map((finding, index) => <li key={index}><span className="label">{t(`finding.${finding.kind}`)}</span> {textOf(finding)}</li>)}</ul>
    </section>
  );
}
