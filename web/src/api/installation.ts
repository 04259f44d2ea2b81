/** What the server tells before anybody belongs to an organisation: sample, shipped charters, founding. */
import { queryOptions } from '@tanstack/react-query';
import { server } from './request.ts';
import type { Schemas, Sent } from './typed-paths.ts';

export type Installation = Schemas['Installation'];
export type SampleProgress = Schemas['SampleState'];
export type SampleName = NonNullable<Sent<'/api/installation/sample/enter'>['name']>;
export type Persona = Schemas['SamplePersona'];
export type CharterCheck = Schemas['CheckedCharter'];
export type CharterText = Sent<'/api/charters/check'>;
export type Founding = Sent<'/api/organisations'>;

export const installationQuery = queryOptions({ queryKey: ['installation'], queryFn: () => server.get('/api/installation') });

const BUILDING: ReadonlySet<string | undefined> = new Set(['waiting', 'building']);

/** Asked every second while the sample is being built. */
export const sampleQuery = (name: SampleName) => queryOptions({
  queryKey: ['sample', name],
  queryFn: () => server.get('/api/installation/sample', { params: { query: { name } } }),
  refetchInterval: query => (BUILDING.has(query.state.data?.state) ? 1000 : false),
});

export const personasQuery = (name: SampleName) => queryOptions({
  queryKey: ['personas', name], queryFn: () => server.get('/api/installation/sample/personas', { params: { query: { name } } }).then(({ personas }) => personas),
});
export const shippedChartersQuery = queryOptions({ queryKey: ['charters'], queryFn: () => server.get('/api/charters').then(({ charters }) => charters), staleTime: Infinity });

export const buildSample = (name: SampleName) => server.post('/api/installation/sample', { params: { query: { name } } });
export const enterSample = (entering: Sent<'/api/installation/sample/enter'>) => server.post('/api/installation/sample/enter', { body: entering });
export const readCharter = (file: string) => server.get('/api/charters/{file}', { params: { path: { file } } });
export const checkCharter = (charter: CharterText) => server.post('/api/charters/check', { body: charter });
export const foundOrganisation = (founding: Founding) => server.post('/api/organisations', { body: founding });
