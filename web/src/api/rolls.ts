/** Imports, letters and the record. */
import { queryOptions } from '@tanstack/react-query';
import { orgPath, server } from './request.ts';
import type { Schemas, Sent } from './typed-paths.ts';

export const CHANGE_KINDS = ['joined', 'left', 'lapsed', 'moved', 'changed'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export type ImportPreview = Schemas['ImportPreview'];
export type ImportProblem = ImportPreview['problems'][number];
export type ChangeRow = ImportPreview['diff'][ChangeKind]['rows'][number];
export type ImportList = Schemas['ImportList'];
export type ImportColumn = Schemas['ColumnView'];
export type PastImport = ImportList['history'][number];
export type ImportFiles = Sent<'/api/orgs/{org}/imports'>;
export type Letter = Schemas['Letter'];
export type RecordView = Schemas['RecordView'];
export type RecordEntry = Schemas['EntryRow'];

const inOrg = (org: string) => ({ path: { org } });
const thing = (org: string, id: string) => ({ path: { org, id } });

export const previewImport = (org: string, files: ImportFiles) => server.post('/api/orgs/{org}/imports', { params: inOrg(org), body: files });
export const applyImport = (org: string, importId: string, key: string) => server.post('/api/orgs/{org}/imports/{id}/apply', { params: thing(org, importId), body: { key } });
export const dropImport = (org: string, importId: string) => server.delete('/api/orgs/{org}/imports/{id}', { params: thing(org, importId) });
export const issueLetters = (org: string, to: Sent<'/api/orgs/{org}/letters'>): Promise<readonly Letter[]> =>
  server.post('/api/orgs/{org}/letters', { params: inOrg(org), body: to }).then(({ letters }) => letters);
export const inviteByMail = (org: string, to: Sent<'/api/orgs/{org}/invitations'>) => server.post('/api/orgs/{org}/invitations', { params: inOrg(org), body: to });
export const exportAddress = (org: string): string => `/api${orgPath(org, 'record', 'export')}`;

export const importsQuery = (org: string) => queryOptions({ queryKey: ['org', org, 'imports'], queryFn: () => server.get('/api/orgs/{org}/imports', { params: inOrg(org) }) });
/** Cannot be undone. */
export const erasePerson = (org: string, person: string, content: Sent<'/api/orgs/{org}/people/{id}/erase'>) =>
  server.post('/api/orgs/{org}/people/{id}/erase', { params: thing(org, person), body: content });

export const correctMember = (org: string, person: string, content: Sent<'/api/orgs/{org}/people/{id}/correct'>) =>
  server.post('/api/orgs/{org}/people/{id}/correct', { params: thing(org, person), body: content });
export const withdrawCodes = (org: string, person: string, key: string) => server.post('/api/orgs/{org}/people/{id}/codes/withdraw', { params: thing(org, person), body: { key } });
export const codesQuery = (org: string) => queryOptions({ queryKey: ['org', org, 'codes'], queryFn: () => server.get('/api/orgs/{org}/codes', { params: inOrg(org) }) });

export const recordQuery = (org: string, before?: number) => queryOptions({
  queryKey: ['org', org, 'record', before ?? 'newest'], queryFn: () => server.get('/api/orgs/{org}/record', { params: { path: { org }, query: { before } } }),
});
export const entryQuery = (org: string, seq: number) => queryOptions({
  queryKey: ['org', org, 'record-entry', seq], queryFn: () => server.get('/api/orgs/{org}/record/entries/{seq}', { params: { path: { org, seq } } }),
});
