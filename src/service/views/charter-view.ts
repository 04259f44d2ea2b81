/** The charter that an organisation lives by, as its members read it. */
import { check } from '#charter/check.ts';
import type { Law, VersionHash } from '#charter/law.ts';
import { ruleBook } from '#charter/print.ts';
import { toHtml } from '#charter/rule-book-html.ts';
import type { Language } from '#charter/wording.ts';
import type { Reading } from '../reading.ts';
import { articleViews, diffOf, findingView, type ArticleView, type CharterDiffView, type FindingView } from './charter-articles.ts';

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

export function charterDiff(reading: Reading, from: string, to: string): CharterDiffView | undefined {
  const [before, after] = [lawOf(reading, from), lawOf(reading, to)];
  return before && after && diffOf(before, after);
}
