/** What defines a finding: its code, weight and texts, and how a law shows it. */
import type { Json } from '#kernel/json.ts';
import type { FindingKind, Severity } from '../finding.ts';
import type { ArticleId, FilePosition, Law, Ruled } from '../law.ts';
import type { Words } from '../wording.ts';
import { spoken } from '../words.ts';

export interface Found {
  /** Articles concerned, in any order; the check sorts and joins them. */
  readonly articles: readonly ArticleId[];
  readonly at: FilePosition;
  readonly parameters: Readonly<Record<string, string>>;
  readonly witness?: Json;
}

export interface FindingRule {
  readonly code: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly text: Words;
  readonly find: (law: Law) => readonly Found[];
}

/** One finding about all the rules given; none when there are none. */
export function about(rules: readonly Ruled[], parameters: Readonly<Record<string, string>> = {}, witness?: Json): readonly Found[] {
  const [first] = rules;
  if (!first) return [];
  return [{ articles: rules.map(rule => rule.article), at: first.at, parameters, ...(witness === undefined ? {} : { witness }) }];
}

/** Names as a list in a sentence. */
export function namesOf(ids: readonly string[]): string {
  return [...new Set(ids)].map(spoken).join(', ');
}
