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
  /** Label of the first article; "none" for the charter as a whole. */
  readonly article: string;
  readonly at: { readonly file: string; readonly line: number; readonly column: number };
  readonly messages: Spoken;
}

export interface ArticleView {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly part: readonly string[];
  readonly mark: ArticleMark;
  readonly paragraphs: readonly string[];
  /** One a rule; `reading` is the reason where the rule comes from a reading beside the text. */
  readonly sentences: readonly (Spoken & { readonly reading?: string })[];
  readonly findings: readonly FindingView[];
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

export interface CharterDifference {
  readonly from: string;
  readonly to: string;
  readonly articles: readonly { readonly article: string; readonly label: string; readonly kind: 'added' | 'removed' | 'changed'; readonly paragraphs: readonly { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }[] }[];
  readonly consequences: readonly { readonly aspect: string; readonly kind: 'added' | 'removed' | 'changed'; readonly articles: readonly string[]; readonly text: Spoken }[];
}

/** An amendment that has passed the check, ready to be moved. */
export interface PreparedAmendment { readonly effect: Readonly<Record<string, unknown>>; readonly findings: readonly FindingView[]; readonly diff: CharterDifference }

export const charterQuery = (org: string, version?: string) => queryOptions({
  queryKey: ['org', org, 'charter', version ?? 'in-force'],
  queryFn: () => request<CharterView>('GET', orgPath(org, 'charter') + search({ version })),
});

export const charterDifferenceQuery = (org: string, from: string, to: string) => queryOptions({
  queryKey: ['org', org, 'charter-diff', from, to],
  queryFn: () => request<CharterDifference>('GET', orgPath(org, 'charter', 'diff') + search({ from, to })),
});

export const prepareAmendment = (org: string, amendment: { readonly articles: string; readonly removed: readonly string[]; readonly acknowledged: readonly string[] }): Promise<PreparedAmendment> =>
  request('POST', orgPath(org, 'amendments'), amendment);

/** The rule book as one page of its own, for printing. */
export const bookAddress = (org: string, lang: string): string => `/api${orgPath(org, 'charter', 'book')}${search({ lang })}`;
