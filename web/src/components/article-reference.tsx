import { useTranslation } from 'react-i18next';
import { AppLink } from './app-link.tsx';

/** An article as acts and verdicts name it. The label is printed as the charter prints it ("41 note"). */
export interface ArticleLink {
  readonly label: string;
  readonly href: string;
  /** Set where the authority is no article: the house rules. */
  readonly name?: string;
}

/** The one way in which an article is named in running text. */
export function ArticleReference({ article }: { readonly article: ArticleLink }) {
  const { t } = useTranslation();
  return <AppLink className="article-ref" href={article.href}>{article.name ?? t('article.reference', { label: article.label })}</AppLink>;
}
