/** Imports, letters and the record. */
import { queryOptions } from '@tanstack/react-query';
import { orgPath, request, search } from './request.ts';

export interface ImportProblem {
  readonly file: 'units' | 'members';
  /** 0 for what concerns no line. */
  readonly line: number;
  /** Empty for what concerns no column. */
  readonly column: string;
  readonly code: string;
  readonly value?: string;
  /** What was probably meant. */
  readonly nearest?: string;
  readonly facts?: Readonly<Record<string, string | number | readonly string[]>>;
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

interface ChangeGroup<Row> { readonly count: number; /** At most 50. */ readonly rows: readonly Row[] }

export interface ImportPreview {
  readonly problems: readonly ImportProblem[];
  readonly problemCount: number;
  readonly diff: Readonly<Record<ChangeKind | 'unchanged', ChangeGroup<ChangeRow>>>;
  readonly units: { readonly added: readonly UnitRow[]; readonly changed: readonly UnitRow[]; readonly counts: ImportCounts['units'] };
  /** Only without problems. */
  readonly importId?: string;
}

export interface ImportColumn { readonly name: string; readonly required: boolean; readonly choices: readonly string[]; readonly type: 'text' | 'choice' | 'number' | 'day' }
export interface PastImport { readonly id: string; readonly day: string; readonly at: number; readonly byName: string; readonly counts: ImportCounts }
/** The columns that files may have under this charter, and what was imported so far. */
export interface ImportList { readonly columns: { readonly units: readonly ImportColumn[]; readonly members: readonly ImportColumn[] }; readonly history: readonly PastImport[] }

interface UnitRow { readonly unit: string; readonly kind: string; readonly name: string; readonly parents: readonly string[]; readonly figures: { readonly inhabitants?: number; readonly electors?: number } }
export interface ImportFiles { readonly units?: string; readonly members?: string; readonly day: string; /** Whoever is not in the file has left. */ readonly complete: boolean }
export interface Letter { readonly person: string; readonly name: string; readonly unit: string | null; readonly code: string; readonly link: string }

export interface RecordEntry { readonly seq: number; readonly kind: string; readonly at: number; readonly authority: string; readonly articleLabel: string; readonly byName: string | null; readonly by: string | null; readonly params: Readonly<Record<string, string>> }
export interface RecordView {
  readonly size: number;
  readonly root: string;
  readonly checkpoint: string | null;
  readonly key: string;
  /** Newest first. */
  readonly entries: readonly RecordEntry[];
  /** Ask `before` this number for older ones; null at the beginning of the record. */
  readonly next: number | null;
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

export const importsQuery = (org: string) => queryOptions({ queryKey: ['org', org, 'imports'], queryFn: () => request<ImportList>('GET', orgPath(org, 'imports')) });
/** Cannot be undone. */
export const erasePerson = (org: string, person: string, content: { readonly key: string; readonly reason: 'left' | 'asked' }): Promise<{ readonly documents: number; readonly repeated: boolean }> =>
  request('POST', orgPath(org, 'people', person, 'erase'), content);

export const recordQuery = (org: string, before?: number) => queryOptions({ queryKey: ['org', org, 'record', before ?? 'newest'], queryFn: () => request<RecordView>('GET', orgPath(org, 'record') + search({ before })) });
export const entryQuery = (org: string, seq: number) => queryOptions({ queryKey: ['org', org, 'record-entry', seq], queryFn: () => request<EntryView>('GET', orgPath(org, 'record', 'entries', String(seq))) });
