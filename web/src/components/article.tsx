import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './article.css';

/** What an article does, in the drafter's terms. */
export type ArticleMark = 'ruled' | 'declaratory' | 'silent' | 'unread' | 'unconfirmed';

export interface ArticleFinding {
  readonly key: string;
  readonly kind: 'problem' | 'conflict' | 'gap' | 'danger';
  readonly text: ReactNode;
}

interface ArticleProps {
  /** Anchor of the article, which survives renumbering. */
  readonly id: string;
  readonly label: string;
  readonly title?: string | undefined;
  readonly mark: ArticleMark;
  readonly paragraphs: readonly string[];
  /** Sentences generated from the rules, one a rule: what the machine understood. */
  readonly rules: readonly string[];
  readonly findings?: readonly ArticleFinding[];
  /** Language of the prose, which may differ from that of the interface. */
  readonly lang?: string;
}

/** An article of the charter: number in the left margin, law in the middle, what the checker found on the right. */
export function Article({ id, label, title, mark, paragraphs, rules, findings = [], lang }: ArticleProps) {
  const { t } = useTranslation();
  const heading = useId();
  return (
    <article className="article" id={id} aria-labelledby={heading}>
      <h3 className="article__label" id={heading}>
        <a href={`#${id}`}><span className="article__number">{t('article.heading', { label })}</span>{title && <span className="article__title" lang={lang}>{title}</span>}</a>
      </h3>
      <div className="article__law">
        <div className="prose" lang={lang}>{paragraphs.map((paragraph, index) => <p key={index}>{paragraph}</p>)}</div>
        {mark !== 'ruled' && <p className="note article__mark">{t(`article.mark.${mark}`)}</p>}
        {rules.length > 0 && <ArticleRules rules={rules} />}
      </div>
      {findings.length > 0 && <ArticleFindings label={label} findings={findings} />}
    </article>
  );
}

function ArticleRules({ rules }: { readonly rules: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <div className="article__rules">
      <p className="label">{t('article.rules')}</p>
      <ul>{rules.map(rule => <li key={rule}>{rule}</li>)}</ul>
    </div>
  );
}

function ArticleFindings({ label, findings }: { readonly label: string; readonly findings: readonly ArticleFinding[] }) {
  const { t } = useTranslation();
  return (
    <aside className="article__findings" aria-label={t('article.findings', { label })}>
      <ul>
        {findings.map(finding => (
          <li key={finding.key} data-kind={finding.kind}>
            <span className="label">{t(`finding.${finding.kind}`)}</span> {finding.text}
          </li>
        ))}
      </ul>
    </aside>
  );
}
