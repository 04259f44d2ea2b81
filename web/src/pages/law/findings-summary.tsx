import { useTranslation } from 'react-i18next';
import type { ArticleView, FindingView } from '../../api/charter.ts';
import { useFindingText } from './use-finding-text.ts';

const KINDS = ['problem', 'conflict', 'danger', 'gap'] as const;

/** What the check found in the whole charter, the gravest first, each with the way to its article. */
export function FindingsSummary({ articles, loose }: { readonly articles: readonly ArticleView[]; readonly loose: readonly FindingView[] }) {
  const { t } = useTranslation();
  const textOf = useFindingText();
  const all = [...loose.map(finding => ({ finding, article: undefined })), ...articles.flatMap(article => article.findings.map(finding => ({ finding, article })))];
  // A finding on two articles stands beside both and is listed once.
  const found = [...new Map(all.map(each => [`${each.finding.code} ${textOf(each.finding)}`, each])).values()];
  if (found.length === 0) return <p className="note">{t('found.nothing')}</p>;
  const kinds = KINDS.flatMap(kind => { const here = found.filter(({ finding }) => finding.kind === kind); return here.length === 0 ? [] : [{ kind, here }]; });
  return (
    <details className="findings-summary" data-print="no">
      <summary>{t('lawPage.found')} <span className="note">{kinds.map(({ kind, here }) => `${t(`finding.${kind}`)}: ${here.length}`).join('; ')}</span></summary>
      <ul className="entries">
        {kinds.flatMap(({ kind, here }) => here.map(({ finding, article }, index) => (
          <li key={`${kind}${index}`}>
            <p className="label">{t(`finding.${kind}`)}{article && <> · <a href={`#${article.id}`}>{t('article.reference', { label: article.label })}</a></>}</p>
            <p>{textOf(finding)}</p>
          </li>
        )))}
      </ul>
    </details>
  );
}
