/** A charter as people read it, from its text or law alone: articles with words, generated sentences in two languages, findings, differences. */
import { compile, type CharterSource } from '#charter/compile.ts';
import { consequenceText, diffLaws } from '#charter/diff.ts';
import type { Finding } from '#charter/finding.ts';
import { findingText } from '#charter/finding-text.ts';
import type { ArticleMark, Law, VersionHash } from '#charter/law.ts';
import type { Compiled } from '#charter/rule-type.ts';
import { rulesOf } from '#charter/rules-of.ts';
import { sentence } from '#charter/sentence.ts';
import { obstaclesOf } from '../blocking-findings.ts';
import { readingsFile } from '../readings-file.ts';

export interface ArticleView {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly part: readonly string[];
  readonly mark: ArticleMark;
  readonly paragraphs: readonly string[];
  /** What the rules of the text say. */
  readonly sentences: { readonly en: readonly string[]; readonly ru: readonly string[] };
  /** What readings beside the text add. */
  readonly readings: readonly { readonly en: string; readonly ru: string; readonly reason: string }[];
  readonly findings: readonly FindingView[];
}

export interface FindingView extends Finding {
  readonly text: { readonly en: string; readonly ru: string };
}

export function findingView(finding: Finding): FindingView {
  return { ...finding, text: { en: findingText(finding.code, finding.parameters, 'en'), ru: findingText(finding.code, finding.parameters, 'ru') } };
}

export function articleViews(law: Law, findings: readonly Finding[]): readonly ArticleView[] {
  const rules = rulesOf(law);
  return law.articles.map(article => ({
    id: article.id, label: article.label, title: article.title, part: article.part, mark: article.mark, paragraphs: article.prose,
    sentences: said((rules.get(article.id) ?? []).filter(({ rule }) => rule.reading === undefined)),
    readings: (rules.get(article.id) ?? []).flatMap(rule => (rule.rule.reading === undefined ? [] : [{ en: sentence(rule, 'en'), ru: sentence(rule, 'ru'), reason: rule.rule.reading }])),
    findings: findings.filter(finding => finding.articleIds.includes(article.id)).map(findingView),
  }));
}

function said(rules: readonly Compiled[]): ArticleView['sentences'] {
  return { en: rules.map(rule => sentence(rule, 'en')), ru: rules.map(rule => sentence(rule, 'ru')) };
}

export interface CheckedCharter {
  readonly name: string | null;
  readonly language: string | null;
  readonly findings: readonly FindingView[];
  readonly articles: readonly ArticleView[];
  /** Codes of dangers that founders must acknowledge. */
  readonly blocking: readonly string[];
  /** True when problems or conflicts must be mended first. */
  readonly unusable: boolean;
}

export interface CharterText {
  readonly file: string;
  readonly text: string;
  readonly readings?: string | undefined;
}

export function checkCharter({ file, text, readings }: CharterText): CheckedCharter {
  const source: CharterSource = { file, text, version: 'checked' as VersionHash, ...(readings === undefined ? {} : { readings: { file: readingsFile(file), text: readings } }) };
  const { law, findings } = compile(source);
  return { name: law?.name ?? null, language: law?.language ?? null, findings: findings.map(findingView), articles: law ? articleViews(law, findings) : [], ...obstaclesOf({ law, findings }) };
}

export interface ArticleDifference {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly rulesBefore: ArticleView['sentences'];
  readonly rulesAfter: ArticleView['sentences'];
}

export interface CharterDiffView {
  readonly from: string;
  readonly to: string;
  readonly articles: readonly ArticleDifference[];
  readonly consequences: readonly { readonly aspect: string; readonly kind: ArticleDifference['change']; readonly article: string; readonly text: { readonly en: string; readonly ru: string } }[];
}

export function diffOf(before: Law, after: Law): CharterDiffView {
  const { articles, consequences } = diffLaws(before, after);
  const [rulesBefore, rulesAfter] = [rulesOf(before), rulesOf(after)];
  const titles = new Map([...before.articles, ...after.articles].map(article => [article.id, article.title]));
  return {
    from: before.version, to: after.version,
    articles: articles.map(({ article, label, kind, paragraphs }) => ({
      id: article, label, title: titles.get(article) ?? '', change: kind,
      before: paragraphs.filter(each => each.kind !== 'added').map(each => each.text), after: paragraphs.filter(each => each.kind !== 'removed').map(each => each.text),
      rulesBefore: said(rulesBefore.get(article) ?? []), rulesAfter: said(rulesAfter.get(article) ?? []),
    })),
    consequences: consequences.map(each => ({ aspect: each.aspect, kind: each.kind, article: each.articles[0] ?? 'none', text: { en: consequenceText(each, 'en'), ru: consequenceText(each, 'ru') } })),
  };
}
