import type { Instant } from '#kernel/time.ts';
import { AppLink } from './app-link.tsx';
import { ArticleReference } from './article-reference.tsx';
import type { ArticleLink } from './article-reference.tsx';
import { Deadline } from './deadline.tsx';
import './act-button.css';

interface ActButtonProps {
  /** The act as an imperative: "Nominate a delegate". */
  readonly title: string;
  readonly article: ArticleLink;
  readonly href: string;
  readonly object?: string | undefined;
  readonly due?: { readonly at: Instant; readonly zone: string };
}

/** One act that is open to the person now, the article that opens it, and until when. */
export function ActButton({ title, article, href, object, due }: ActButtonProps) {
  return (
    <div className="act-button">
      {/* In a list of links several acts of one kind must be told apart, so the name of each holds what it is about. */}
      <AppLink className="act-button__title" href={href}>{title}{object && <span className="visually-hidden">: {object}</span>}</AppLink>
      {object && <p className="act-button__object" aria-hidden="true">{object}</p>}
      <p className="act-button__authority"><ArticleReference article={article} />{due && <Deadline {...due} />}</p>
    </div>
  );
}
