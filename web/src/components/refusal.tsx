import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from './app-link.tsx';
import { ArticleReference } from './article-reference.tsx';
import type { ArticleLink } from './article-reference.tsx';
import './refusal.css';

export interface RefusalProps {
  /** What is refused and why, as one sentence. */
  readonly reason: string;
  /** Absent where no article opens the act at all. */
  readonly article?: ArticleLink | undefined;
  readonly figures?: readonly { readonly name: string; readonly value: ReactNode }[];
  /** What would make the act lawful, each with the place where it can be done if there is one. */
  readonly remedies: readonly { readonly text: string; readonly href?: string }[];
}

/** The charter's no: the article, the reason, the numbers, and the way to a yes. */
export function Refusal({ reason, article, figures = [], remedies }: RefusalProps) {
  const { t } = useTranslation();
  const heading = useId();
  return (
    <section className="refusal" role="group" aria-labelledby={heading}>
      <p className="label refusal__kind">{t('refusal.title')}</p>
      <p className="refusal__reason" id={heading}>{reason}</p>
      <p>{article ? <ArticleReference article={article} /> : t('refusal.noArticle')}</p>
      {figures.length > 0 && (
        <dl className="refusal__figures">
          {figures.map(figure => <div key={figure.name}><dt>{figure.name}</dt><dd className="figures">{figure.value}</dd></div>)}
        </dl>
      )}
      {remedies.length > 0 && (
        <>
          <p className="refusal__remedies">{t('refusal.remedies')}</p>
          <ul>{remedies.map(({ text, href }) => <li key={text}>{href ? <AppLink href={href}>{text}</AppLink> : text}</li>)}</ul>
        </>
      )}
    </section>
  );
}
