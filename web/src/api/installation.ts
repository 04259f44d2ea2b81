/** What the server tells before anybody belongs to an organisation: sample, shipped charters, founding. */
import { queryOptions } from '@tanstack/react-query';
import { server } from './request.ts';
import type { Schemas, Sent } from './typed-paths.ts';

export type Installation = Schemas['Installation'];
export type SampleProgress = Schemas['SampleState'];
export type Persona = Schemas['SamplePersona'];
export type CharterCheck = Schemas['CheckedCharter'];
export type CharterText = Sent<'/api/charters/check'>;
export type Founding = Sent<'/api/organisations'>;

export const installationQuery = queryOptions({ queryKey: ['installation'], queryFn: () => server.get('/api/installation') });

/** Asked every second while the sample is being built. */
export const sampleQuery = queryOptions({
  queryKey: ['sample'],
  queryFn: () => server.get('/api/installation/sample'),
  refetchInterval: query => (query.state.data?.state === 'building' ? 1000 : false),
});

export const personasQuery = queryOptions({ queryKey: ['personas'], queryFn: () => server.get('/api/installation/sample/personas').then(({ personas }) => personas) });
export const shippedChartersQuery = queryOptions({ queryKey: ['charters'], queryFn: () => server.get('/api/charters').then(({ charters }) => charters), staleTime: Infinity });

export const buildSample = () => server.post('/api/installation/sample');
export const enterSample = (person?: string) => server.post('/api/installation/sample/enter', { body: person === undefined ? {} : { person } });
export const readCharter = (file: string) => server.get('/api/charters/{file}', { params: { path: { file } } });
export const checkCharter = (charter: CharterText) => server.post('/api/charters/check', { body: charter });
export const foundOrganisation = (founding: Founding) => server.post('/api/organisations', { body: founding });
