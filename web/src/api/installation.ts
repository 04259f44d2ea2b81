/** What the server tells before anybody belongs to an organisation: sample, shipped charters, founding. */
import { queryOptions } from '@tanstack/react-query';
import type { ArticleView, FindingView } from './charter.ts';
import { request } from './request.ts';
import type { Sent } from './sent.ts';

export interface Installation {
  readonly version: string;
  readonly organisations: readonly { readonly id: string; readonly name: string; readonly sample: boolean }[];
  readonly canFound: boolean;
  readonly sampleReady: boolean;
  readonly hall: boolean;
  readonly mail: boolean;
  readonly me?: {
    readonly account: string;
    readonly persons: readonly { readonly org: string; readonly orgName: string; readonly person: string; readonly name: string }[];
    readonly secondFactor: boolean;
  };
}

export interface SampleProgress { readonly state: 'none' | 'building' | 'ready' | 'failed'; readonly done: number; readonly total: number; readonly org?: string }
export interface Persona { readonly person: string; readonly name: string; readonly role: string; readonly unit?: string }
export interface ShippedCharter { readonly file: string; readonly title: string; readonly language: string; readonly summary: string }
export type CharterText = Sent<'/api/charters/check'>;
export interface CharterCheck {
  readonly name: string | null;
  readonly language: string | null;
  readonly findings: readonly FindingView[];
  readonly articles: readonly ArticleView[];
  /** Codes of dangers that the founders must acknowledge. */
  readonly blocking: readonly string[];
  /** Problems or conflicts must be mended first. */
  readonly unusable: boolean;
}

export type Founding = Sent<'/api/organisations'>;

export const installationQuery = queryOptions({ queryKey: ['installation'], queryFn: () => request<Installation>('GET', '/installation') });

/** Asked every second while the sample is being built. */
export const sampleQuery = queryOptions({
  queryKey: ['sample'],
  queryFn: () => request<SampleProgress>('GET', '/installation/sample'),
  refetchInterval: query => (query.state.data?.state === 'building' ? 1000 : false),
});

export const personasQuery = queryOptions({ queryKey: ['personas'], queryFn: () => request<{ readonly personas: readonly Persona[] }>('GET', '/installation/sample/personas').then(({ personas }) => personas) });
export const shippedChartersQuery = queryOptions({ queryKey: ['charters'], queryFn: () => request<{ readonly charters: readonly ShippedCharter[] }>('GET', '/charters').then(({ charters }) => charters), staleTime: Infinity });

export const buildSample = (): Promise<unknown> => request('POST', '/installation/sample', {});
export const enterSample = (person?: string): Promise<{ readonly org?: string }> => request('POST', '/installation/sample/enter', (person === undefined ? {} : { person }) satisfies Sent<'/api/installation/sample/enter'>);
export const readCharter = (file: string): Promise<CharterText> => request('GET', `/charters/${encodeURIComponent(file)}`);
export const checkCharter = (charter: CharterText): Promise<CharterCheck> => request('POST', '/charters/check', charter);
export const foundOrganisation = (founding: Founding): Promise<{ readonly org: string; readonly person: string; readonly code: string }> => request('POST', '/organisations', founding);
