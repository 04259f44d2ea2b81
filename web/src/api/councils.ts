/** Units, bodies, people, elections and petitions. */
import { queryOptions } from '@tanstack/react-query';
import { server } from './request.ts';
import type { Schemas } from './typed-paths.ts';

export type PersonRef = Schemas['NamedPerson'];
export type UnitNode = Schemas['UnitNode'];
export type UnitView = Schemas['UnitView'];
export type SeatView = Schemas['SeatView'];
export type BodyView = Schemas['BodyView'];
export type BodyPowers = Schemas['BodyPowersView'];
export type EffectChoice = Schemas['EffectChoiceView'];
export type PersonView = Schemas['PersonView'];
export type ElectionView = Schemas['ElectionView'];
export type Candidate = ElectionView['candidates'][number];
export type PetitionView = Schemas['PetitionView'];
export type MemberRow = Schemas['MemberRow'];
/** How many seats one constituency has, step by step; fractions as "7/2". On a unit's page, with the body above to which it sends them. */
export type ApportionmentLine = Schemas['ApportionmentLine'] & { readonly body?: string };

const thing = (org: string, id: string) => ({ params: { path: { org, id } } });

export const unitQuery = (org: string, unit: string) => queryOptions({ queryKey: ['org', org, 'units', unit], queryFn: () => server.get('/api/orgs/{org}/units/{id}', thing(org, unit)) });
export const bodyQuery = (org: string, body: string) => queryOptions({ queryKey: ['org', org, 'bodies', body], queryFn: () => server.get('/api/orgs/{org}/bodies/{id}', thing(org, body)) });
export const bodyPowersQuery = (org: string, body: string) => queryOptions({ queryKey: ['org', org, 'body-powers', body], queryFn: () => server.get('/api/orgs/{org}/bodies/{id}/powers', thing(org, body)), staleTime: 60_000 });
export const personQuery = (org: string, person: string) => queryOptions({ queryKey: ['org', org, 'people', person], queryFn: () => server.get('/api/orgs/{org}/people/{id}', thing(org, person)) });
export const electionQuery = (org: string, election: string) => queryOptions({ queryKey: ['org', org, 'elections', election], queryFn: () => server.get('/api/orgs/{org}/elections/{id}', thing(org, election)) });
export const petitionQuery = (org: string, petition: string) => queryOptions({ queryKey: ['org', org, 'petitions', petition], queryFn: () => server.get('/api/orgs/{org}/petitions/{id}', thing(org, petition)) });

export const unitsQuery = (org: string, terms: { readonly parent?: string; readonly q?: string }) => queryOptions({
  queryKey: ['org', org, 'unit-list', terms.parent ?? '', terms.q ?? ''],
  queryFn: () => server.get('/api/orgs/{org}/units', { params: { path: { org }, query: terms } }),
});

export const membersQuery = (org: string, terms: { readonly q?: string; readonly unit?: string; readonly page?: number }) => queryOptions({
  queryKey: ['org', org, 'members', terms.q ?? '', terms.unit ?? '', terms.page ?? 0],
  queryFn: () => server.get('/api/orgs/{org}/members', { params: { path: { org }, query: terms } }),
});
