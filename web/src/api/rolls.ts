/** Imports, letters and the record. */
import { queryOptions } from '@tanstack/react-query';
import { orgPath, request, search } from './request.ts';

export interface ImportProblem { readonly file: string; readonly line: number; readonly column: string | number; readonly code: string; readonly message: string }
export type ImportGroup = 'joined' | 'left' | 'moved' | 'lapsed' | 'changed' | 'unchanged';
export interface ImportRow { readonly person?: string; readonly unit?: string; readonly name: string; readonly before?: string; readonly after?: string }
export interface ImportPreview {
  readonly problems: readonly ImportProblem[];
  readonly diff: Readonly<Partial<Record<ImportGroup, { readonly count: number; readonly rows?: readonly ImportRow[] } | number>>>;
  readonly importId?: string;
}
export interface Letter { readonly person: string; readonly name: string; readonly unit?: string; readonly code: string }

export interface RecordEntry { readonly seq: number; readonly kind: string; readonly at: number; readonly authority?: string; readonly articleLabel?: string; readonly byName?: string; readonly summary?: string; readonly params?: Readonly<Record<string, string | number>>; readonly hash?: string }
export interface RecordView { readonly size: number; readonly root: string; readonly checkpoint: string; readonly key: string; readonly entries: readonly RecordEntry[]; readonly next?: number | null }

export const previewImport = (org: string, files: { readonly units?: string; readonly members?: string; readonly day: string }): Promise<ImportPreview> => request('POST', orgPath(org, 'imports'), files);
export const applyImport = (org: string, importId: string, key: string): Promise<unknown> => request('POST', orgPath(org, 'imports', importId, 'apply'), { key });
export const dropImport = (org: string, importId: string): Promise<unknown> => request('DELETE', orgPath(org, 'imports', importId));
export const issueLetters = (org: string, whom: { readonly persons?: readonly string[]; readonly unit?: string }): Promise<readonly Letter[]> =>
  request<readonly Letter[] | { readonly letters: readonly Letter[] }>('POST', orgPath(org, 'letters'), whom).then(answer => ('letters' in answer ? answer.letters : answer));
export const exportAddress = (org: string): string => `/api${orgPath(org, 'record', 'export')}`;

export const recordQuery = (org: string, before?: number) => queryOptions({
  queryKey: ['org', org, 'record', before ?? 'end'],
  queryFn: () => request<RecordView>('GET', orgPath(org, 'record') + search({ before })),
});
