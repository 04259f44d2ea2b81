/** The charter as the server shows it: articles with the sentences of their rules, versions, differences. */
import { queryOptions } from '@tanstack/react-query';
import { orgPath, search, server } from './request.ts';
import type { Schemas, Sent } from './typed-paths.ts';

export type FindingView = Schemas['FindingView'];
export type ArticleView = Schemas['ArticleView'];
export type CharterView = Schemas['CharterView'];
export type CharterDifference = Schemas['CharterDiff'];
export type CharterSource = Schemas['OwnCharterText'];
export type AmendmentCheck = Schemas['CheckedAmendment'];
/** A body that may adopt an amendment, step by step, and where the reader may move it. */
export type CharterWay = AmendmentCheck['ways'][number];
/** A text in every language of the interface. */
export type Spoken = FindingView['text'];
export type Sentences = ArticleView['sentences'];
export type ChangeOfText = Schemas['ArticleDifference']['change'];
/** New words of articles in Markdown, and the articles that go. */
export type Amendment = Required<Sent<'/api/orgs/{org}/amendments/check'>>;

export const charterQuery = (org: string, version?: string) => queryOptions({
  queryKey: ['org', org, 'charter', version ?? 'in-force'],
  queryFn: () => server.get('/api/orgs/{org}/charter', { params: { path: { org }, query: { version } } }),
});

export const charterDifferenceQuery = (org: string, from: string, to: string) => queryOptions({
  queryKey: ['org', org, 'charter-diff', from, to],
  queryFn: () => server.get('/api/orgs/{org}/charter/diff', { params: { path: { org }, query: { from, to } } }),
});

export const charterSourceQuery = (org: string, version?: string) => queryOptions({
  queryKey: ['org', org, 'charter-text', version ?? 'in-force'],
  queryFn: () => server.get('/api/orgs/{org}/charter/text', { params: { path: { org }, query: { version } } }),
});

export const amendmentCheckQuery = (org: string, amendment: Amendment) => queryOptions({
  queryKey: ['org', org, 'amendment-check', amendment],
  queryFn: () => server.post('/api/orgs/{org}/amendments/check', { params: { path: { org } }, body: amendment }),
  staleTime: Infinity, retry: false,
});

export const prepareAmendment = (org: string, amendment: Sent<'/api/orgs/{org}/amendments'>) =>
  server.post('/api/orgs/{org}/amendments', { params: { path: { org } }, body: amendment });

export const prepareReading = (org: string, reading: Sent<'/api/orgs/{org}/readings'>) =>
  server.post('/api/orgs/{org}/readings', { params: { path: { org } }, body: reading });

/** The rule book as one page of its own, for printing. */
export const bookAddress = (org: string, lang: string): string => `/api${orgPath(org, 'charter', 'book')}${search({ lang })}`;
