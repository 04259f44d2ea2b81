/** The charter as the server shows it: articles with the sentences of their rules, versions, differences. */
import { queryOptions } from '@tanstack/react-query';
import type { ArticleMark } from '#charter/law.ts';
import { orgPath, request, search } from './request.ts';

/** A text in every language of the interface. */
export interface Spoken { readonly en: string; readonly ru: string }

export interface Sentences { readonly en: readonly string[]; readonly ru: readonly string[] }

export interface FindingView {
  readonly code: string;
  readonly kind: 'problem' | 'conflict' | 'gap' | 'danger';
  readonly severity: 'error' | 'warn' | 'info';
  /** Label of the first article; "none" for the charter as a whole. */
  readonly article: string;
  readonly at: { readonly file: string; readonly line: number; readonly column: number };
  readonly text: Spoken;
}

export interface ArticleView {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly part: readonly string[];
  readonly mark: ArticleMark;
  readonly paragraphs: readonly string[];
  /** One a rule of the text. */
  readonly sentences: Sentences;
  /** What readings beside the text add, each with its reason. */
  readonly readings: readonly (Spoken & { readonly reason: string })[];
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

export type ChangeOfText = 'added' | 'removed' | 'changed';

export interface CharterDifference {
  readonly from: string;
  readonly to: string;
  readonly articles: readonly {
    readonly id: string; readonly label: string; readonly title: string; readonly change: ChangeOfText;
    readonly before: readonly string[]; readonly after: readonly string[]; readonly rulesBefore: Sentences; readonly rulesAfter: Sentences;
  }[];
  readonly consequences: readonly { readonly aspect: string; readonly kind: ChangeOfText; readonly article: string; readonly text: Spoken }[];
}

/** The text itself, and each article as it stands in it. */
export interface CharterSource {
  readonly file: string;
  readonly text: string;
  readonly readings: string | null;
  readonly articles: readonly { readonly id: string; readonly text: string }[];
}

/** New words of articles in Markdown, and the articles that go. */
export interface Amendment { readonly articles: string; readonly removed: readonly string[] }

/** What an amendment would do while it is still being written. */
export interface AmendmentCheck {
  readonly findings: readonly FindingView[];
  /** Codes of dangers that the movers must acknowledge. */
  readonly blocking: readonly string[];
  /** Problems or conflicts must be mended first. */
  readonly unusable: boolean;
  readonly diff: CharterDifference | null;
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

export const charterSourceQuery = (org: string, version?: string) => queryOptions({
  queryKey: ['org', org, 'charter-text', version ?? 'in-force'],
  queryFn: () => request<CharterSource>('GET', orgPath(org, 'charter', 'text') + search({ version })),
});

export const amendmentCheckQuery = (org: string, amendment: Amendment) => queryOptions({
  queryKey: ['org', org, 'amendment-check', amendment],
  queryFn: () => request<AmendmentCheck>('POST', orgPath(org, 'amendments', 'check'), amendment),
  staleTime: Infinity, retry: false,
});

export const prepareAmendment = (org: string, amendment: Amendment & { readonly acknowledged: readonly string[]; readonly inForce?: string }): Promise<PreparedAmendment> =>
  request('POST', orgPath(org, 'amendments'), amendment);

/** The rule book as one page of its own, for printing. */
export const bookAddress = (org: string, lang: string): string => `/api${orgPath(org, 'charter', 'book')}${search({ lang })}`;
