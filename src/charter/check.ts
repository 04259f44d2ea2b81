/** Every finding a compiled law shows, with articles by label and in the order of the text. */
import { byCodePoint } from '#kernel/order.ts';
import type { Finding } from './finding.ts';
import { findingText } from './finding-text.ts';
import { FINDINGS } from './findings/registry.ts';
import type { Found, FindingRule } from './findings/finding-rule.ts';
import type { Article, ArticleId, Law } from './law.ts';

export function check(law: Law): readonly Finding[] {
  const order = new Map(law.articles.map((article, index) => [article.id, index]));
  const found = FINDINGS.flatMap(rule => rule.find(law).map(one => finding(rule, one, law.articles, order)));
  return found.sort((a, b) => byCodePoint(a.at.file, b.at.file) || a.at.line - b.at.line || a.at.column - b.at.column || byCodePoint(a.code, b.code));
}

function finding({ code, kind, severity }: FindingRule, found: Found, articles: readonly Article[], order: ReadonlyMap<ArticleId, number>): Finding {
  const ids = [...new Set(found.articles)].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const labels = joinClauses(ids.map(id => articles[order.get(id) ?? -1]?.label ?? id));
  const { at, parameters } = found;
  return {
    code, kind, severity, article: labels[0] ?? 'none', articles: labels, articleIds: ids, at, parameters,
    message: findingText(code, parameters, 'en'), ...(found.witness === undefined ? {} : { witness: found.witness }),
  };
}

/** Several clauses of one article are the article: 53a and 53b together are 53. */
function joinClauses(labels: readonly string[]): readonly string[] {
  const clause = (label: string): string | undefined => /^(\d+)\p{Ll}$/u.exec(label)?.[1];
  const several = (number: string): boolean => labels.filter(label => clause(label) === number || label === number).length > 1;
  return [...new Set(labels.map(label => {
    const number = clause(label);
    return number !== undefined && several(number) ? number : label;
  }))];
}
