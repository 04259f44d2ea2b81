/** The rule book: every article with its words, what its rules say, its mark, its findings and readings. */
import { findingText } from './finding-text.ts';
import type { Finding } from './finding.ts';
import type { ArticleMark, Law } from './law.ts';
import { rulesOf } from './rules-of.ts';
import { sentence } from './sentence.ts';
import type { Language } from './wording.ts';

export interface PrintedArticle {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly part: readonly string[];
  readonly prose: readonly string[];
  readonly mark: ArticleMark;
  /** What the rules of the text say. */
  readonly sentences: readonly string[];
  /** What readings beside the text add, with the reason. */
  readonly readings: readonly { readonly sentence: string; readonly reason: string }[];
  readonly findings: readonly { readonly code: string; readonly severity: Finding['severity']; readonly message: string }[];
}

export interface RuleBook {
  readonly name: string;
  readonly language: Language;
  readonly version: string;
  readonly inForce?: string;
  readonly articles: readonly PrintedArticle[];
  /** Findings about the charter as a whole. */
  readonly findings: PrintedArticle['findings'];
}

const printed = (finding: Finding, language: Language): PrintedArticle['findings'][number] =>
  ({ code: finding.code, severity: finding.severity, message: findingText(finding.code, finding.parameters, language) });

/** `language` is the reader's; the prose stays in the charter's own. */
export function ruleBook(law: Law, findings: readonly Finding[], language: Language): RuleBook {
  const rules = rulesOf(law);
  const articles = law.articles.map(({ id, label, title, part, prose, mark }): PrintedArticle => {
    const own = rules.get(id) ?? [];
    return {
      id, label, title, part, prose, mark,
      sentences: own.filter(({ rule }) => rule.reading === undefined).map(compiled => sentence(compiled, language)),
      readings: own.flatMap(compiled => (compiled.rule.reading === undefined ? [] : [{ sentence: sentence(compiled, language), reason: compiled.rule.reading }])),
      findings: findings.filter(finding => finding.articleIds.includes(id)).map(finding => printed(finding, language)),
    };
  });
  return {
    name: law.name, language, version: law.version, ...(law.inForce === undefined ? {} : { inForce: law.inForce }), articles,
    findings: findings.filter(finding => finding.articleIds.length === 0).map(finding => printed(finding, language)),
  };
}
