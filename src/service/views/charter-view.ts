/** A charter as people read it: articles with words, generated sentences in two languages, and findings. */
import { compile, type CharterSource } from '#charter/compile.ts';
import type { Finding } from '#charter/finding.ts';
import { findingText } from '#charter/finding-text.ts';
import type { Law, VersionHash } from '#charter/law.ts';
import { rulesOf } from '#charter/rules-of.ts';
import { sentence } from '#charter/sentence.ts';
import { consequenceText, diffLaws } from '#charter/diff.ts';
import { ruleBook } from '#charter/print.ts';
import { toHtml } from '#charter/rule-book-html.ts';
import type { Language } from '#charter/wording.ts';
import { check } from '#charter/check.ts';
import { blockingFindings } from '../founding.ts';
import { readingsFile } from '../laws.ts';
import type { Reading } from '../reading.ts';

export interface ArticleView {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly part: readonly string[];
  readonly mark: string;
  readonly paragraphs: readonly string[];
  readonly sentences: readonly { readonly en: string; readonly ru: string; readonly reading?: string }[];
  readonly findings: readonly FindingView[];
}

export interface FindingView extends Omit<Finding, 'articleIds'> {
  readonly messages: { readonly en: string; readonly ru: string };
}

export function findingView({ articleIds: _, ...finding }: Finding): FindingView {
  return { ...finding, messages: { en: findingText(finding.code, finding.parameters, 'en'), ru: findingText(finding.code, finding.parameters, 'ru') } };
}

export function articleViews(law: Law, findings: readonly Finding[]): readonly ArticleView[] {
  const rules = rulesOf(law);
  return law.articles.map(article => ({
    id: article.id, label: article.label, title: article.title, part: article.part, mark: article.mark, paragraphs: article.prose,
    sentences: (rules.get(article.id) ?? []).map(rule => ({ en: sentence(rule, 'en'), ru: sentence(rule, 'ru'), ...(rule.rule.reading === undefined ? {} : { reading: rule.rule.reading }) })),
    findings: findings.filter(finding => finding.articleIds.includes(article.id)).map(findingView),
  }));
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

export function checkCharter({ file, text, readings }: { readonly file: string; readonly text: string; readonly readings?: string | undefined }): CheckedCharter {
  const source: CharterSource = { file, text, version: 'checked' as VersionHash, ...(readings === undefined ? {} : { readings: { file: readingsFile(file), text: readings } }) };
  const { law, findings } = compile(source);
  const blocking = blockingFindings(findings, []);
  return {
    name: law?.name ?? null, language: law?.language ?? null, findings: findings.map(findingView), articles: law ? articleViews(law, findings) : [],
    blocking: [...new Set(blocking.filter(finding => finding.kind === 'danger').map(finding => finding.code))],
    unusable: law === undefined || blocking.some(finding => finding.kind !== 'danger'),
  };
}

export interface CharterView {
  readonly name: string;
  readonly language: string;
  readonly version: string;
  readonly versions: readonly { readonly hash: string; readonly inForce: number; readonly by: string }[];
  readonly articles: readonly ArticleView[];
  readonly findings: readonly FindingView[];
  readonly houseRules: readonly { readonly id: string; readonly title: string; readonly text: string }[];
}

function lawOf({ organisation, rules }: Reading, version: string | undefined): Law | undefined {
  if (version === undefined) return rules.law;
  return organisation.versions.some(each => each.hash === version) ? rules.lawOf(version as VersionHash) : undefined;
}

/** Undefined for a version the organisation has never had. */
export function charterView(reading: Reading, houseRules: CharterView['houseRules'], version: string | undefined): CharterView | undefined {
  const law = lawOf(reading, version);
  if (!law) return undefined;
  const findings = check(law);
  return {
    name: law.name, language: law.language, version: law.version, versions: reading.organisation.versions, articles: articleViews(law, findings),
    findings: findings.filter(finding => finding.articleIds.length === 0).map(findingView), houseRules,
  };
}

export function charterBook(reading: Reading, language: Language): string {
  return toHtml(ruleBook(reading.rules.law, check(reading.rules.law), language));
}

export interface CharterDiffView {
  readonly from: string;
  readonly to: string;
  readonly articles: ReturnType<typeof diffLaws>['articles'];
  readonly consequences: readonly { readonly aspect: string; readonly kind: string; readonly articles: readonly string[]; readonly text: { readonly en: string; readonly ru: string } }[];
}

export function charterDiff(reading: Reading, from: string, to: string): CharterDiffView | undefined {
  const [before, after] = [lawOf(reading, from), lawOf(reading, to)];
  if (!before || !after) return undefined;
  return diffOf(before, after);
}

export function diffOf(before: Law, after: Law): CharterDiffView {
  const { articles, consequences } = diffLaws(before, after);
  return { from: before.version, to: after.version, articles, consequences: consequences.map(each => ({ aspect: each.aspect, kind: each.kind, articles: each.articles, text: { en: consequenceText(each, 'en'), ru: consequenceText(each, 'ru') } })) };
}
