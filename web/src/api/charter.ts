/** The charter as the server shows it: articles with the sentences of their rules, versions, differences. */
import { queryOptions } from '@tanstack/react-query';
import type { ArticleMark } from '#charter/law.ts';
import { orgPath, request, search } from './request.ts';

/** A text in every language of the interface. */
export interface Spoken { readonly en: string; readonly ru: string }

export interface FindingView {
  readonly code: string;
  readonly kind: 'problem' | 'conflict' | 'gap' | 'danger';
  readonly severity: 'error' | 'warn' | 'info';
  readonly article: string;
  readonly articleIds?: readonly string[];
  readonly at?: { readonly file: string; readonly line: number; readonly column: number };
  readonly message: string;
  readonly text?: Spoken;
}

export interface ArticleView {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly part: readonly string[];
  readonly mark: ArticleMark;
  readonly paragraphs: readonly string[];
  readonly sentences: { readonly en: readonly string[]; readonly ru: readonly string[] };
  readonly findings: readonly FindingView[];
}

export interface CharterVersion { readonly hash: string; readonly inForce: number; readonly by: string }

export interface CharterView {
  readonly name?: string;
  readonly version: string;
  readonly language?: string;
  readonly versions: readonly CharterVersion[];
  readonly articles: readonly ArticleView[];
  readonly houseRules?: readonly { readonly id: string; readonly title: string; readonly text: string }[];
}

export interface ArticleDifference {
  readonly id: string;
  readonly label: string;
  readonly title?: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly rulesBefore?: { readonly en: readonly string[]; readonly ru: readonly string[] };
  readonly rulesAfter?: { readonly en: readonly string[]; readonly ru: readonly string[] };
}

export interface CharterDifference {
  readonly from: string;
  readonly to: string;
  readonly articles: readonly ArticleDifference[];
  readonly consequences: readonly { readonly article?: string; readonly text?: Spoken; readonly message?: string }[];
}

export const charterQuery = (org: string, version?: string) => queryOptions({
  queryKey: ['org', org, 'charter', version ?? 'in-force'],
  queryFn: () => request<CharterView>('GET', orgPath(org, 'charter') + search({ version })),
});

export const charterDifferenceQuery = (org: string, from: string, to: string) => queryOptions({
  queryKey: ['org', org, 'charter-diff', from, to],
  queryFn: () => request<CharterDifference>('GET', orgPath(org, 'charter', 'diff') + search({ from, to })),
});

/** The rule book as one page of its own, for printing. */
export const bookAddress = (org: string, lang: string): string => `/api${orgPath(org, 'charter', 'book')}${search({ lang })}`;
