/** Imports, letters and the record. */
import { queryOptions } from '@tanstack/react-query';
import { orgPath, request, search } from './request.ts';

export interface ImportProblem {
  readonly file: 'units' | 'members';
  /** Absent for what concerns no line. */
  readonly line?: number;
  readonly column?: { readonly name: string; readonly index: number };
  readonly code: string;
  readonly value?: string;
  /** What was probably meant. */
  readonly nearest?: string;
}

export const CHANGE_KINDS = ['joined', 'left', 'lapsed', 'moved', 'changed'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface ChangeRow {
  readonly person: string;
  readonly line?: number;
  readonly name: string;
  readonly number?: string;
  readonly units: readonly string[];
  readonly status: string;
  readonly fields: readonly { readonly field: string; readonly from: string; readonly to: string }[];
  readonly lost: readonly string[];
  readonly gained: readonly string[];
}

export interface ImportCounts {
  readonly members: Readonly<Record<ChangeKind | 'unchanged', number>>;
  readonly units: { readonly added: number; readonly changed: number; readonly unchanged: number };
}

export interface ImportPreview {
  readonly problems: readonly ImportProblem[];
  readonly problemCount: number;
  readonly diff: {
    readonly counts: ImportCounts;
    /** At most 50 of each kind. */
    readonly members: Readonly<Record<ChangeKind, readonly ChangeRow[]>>;
    readonly units: { readonly added: readonly UnitRow[]; readonly changed: readonly UnitRow[] };
  };
  /** Only without problems. */
  readonly importId?: string;
}

interface UnitRow { readonly unit: string; readonly kind: string; readonly name: string; readonly parents: readonly string[]; readonly figures: { readonly inhabitants?: number; readonly electors?: number } }
export interface ImportFiles { readonly units?: string; readonly members?: string; readonly day: string; /** Whoever is not in the file has left. */ readonly complete: boolean }
export interface Letter { readonly person: string; readonly name: string; readonly unit: string | null; readonly code: string; readonly link: string }

export interface RecordEntry { readonly seq: number; readonly kind: string; readonly at: number; readonly authority: string; readonly byName: string | null; readonly by: string | null }
export interface RecordView {
  readonly size: number;
  readonly root: string;
  readonly checkpoint: string | null;
  readonly key: string;
  /** Newest first. */
  readonly entries: readonly RecordEntry[];
  readonly more: boolean;
  /** Entries that wait for their place. */
  readonly waiting: number;
}
export interface EntryView { readonly seq: number; readonly canonical: string; readonly proof: { readonly size: number; readonly root: string; readonly leaf: string; readonly path: readonly string[] } }

export const previewImport = (org: string, files: ImportFiles): Promise<ImportPreview> => request('POST', orgPath(org, 'imports'), files);
export const applyImport = (org: string, importId: string, key: string): Promise<{ readonly counts: ImportCounts; readonly acts: number; readonly repeated: boolean }> => request('POST', orgPath(org, 'imports', importId, 'apply'), { key });
export const dropImport = (org: string, importId: string): Promise<unknown> => request('DELETE', orgPath(org, 'imports', importId));
export const issueLetters = (org: string, to: { readonly persons: readonly string[] } | { readonly unit: string }): Promise<readonly Letter[]> =>
  request<{ readonly letters: readonly Letter[] }>('POST', orgPath(org, 'letters'), to).then(({ letters }) => letters);
export const exportAddress = (org: string): string => `/api${orgPath(org, 'record', 'export')}`;

export const recordQuery = (org: string, page: number) => queryOptions({ queryKey: ['org', org, 'record', page], queryFn: () => request<RecordView>('GET', orgPath(org, 'record') + search({ page })) });
export const entryQuery = (org: string, seq: number) => queryOptions({ queryKey: ['org', org, 'record-entry', seq], queryFn: () => request<EntryView>('GET', orgPath(org, 'record', 'entries', String(seq))) });
