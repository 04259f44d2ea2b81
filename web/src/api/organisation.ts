/** An organisation, and what a person may do in it now. */
import { queryOptions } from '@tanstack/react-query';
import { server, type ServerError } from './request.ts';
import type { Schemas, Sent } from './typed-paths.ts';

export type OrgView = Schemas['OrgView'];
export type BodyRef = Schemas['BodyRef'];
export type NowView = Schemas['NowView'];
export type OpenActView = Schemas['OpenActView'];
export type ClosedActView = Schemas['ClosedActView'];
export type DutyView = NowView['duties'][number];
export type OwnInstruction = NowView['instructions'][number];
export type ThingRef = OpenActView['object'];
/** Refusals of the charter, and of doors that know no article. */
export type RefusalView = Pick<ServerError, 'code' | 'article' | 'facts' | 'remedies'>;
export type ActAnswer = Schemas['Acted'];
/** What the person must still fill in; `path` says where in the content it goes. */
export type FieldSpec = Schemas['NeedView'];
export type NamedChoice = Schemas['NamedChoice'];
export type Content = Readonly<Record<string, unknown>>;

export const organisationQuery = (org: string) => queryOptions({ queryKey: ['org', org, 'view'], queryFn: () => server.get('/api/orgs/{org}', { params: { path: { org } } }) });
/** With `body`, also what may be done about a body that the reader does not belong to. */
export const nowQuery = (org: string, body?: string) => queryOptions({
  queryKey: ['org', org, 'now', body ?? ''], queryFn: () => server.get('/api/orgs/{org}/now', { params: { path: { org }, query: body === undefined ? {} : { body } } }),
});
/** The body that an id names, or in which the seat is that it names; those of the whole need no asking. */
export const bodyIn = (id: string | undefined): string | undefined => (id?.includes('@') === true ? id.split('/')[0] : undefined);

/** The server told the page which kind to send. */
export const sendAct = (org: string, key: string, kind: string, content: Content): Promise<ActAnswer> =>
  server.post('/api/orgs/{org}/acts', { params: { path: { org } }, body: { key, kind: kind as Sent<'/api/orgs/{org}/acts'>['kind'], content } });

export type ClockMove = Sent<'/api/orgs/{org}/clock'>['to'];
/** Moves the clock of a sample whose clock stands; no other organisation can be asked this. */
export const moveClock = (org: string, to: ClockMove) => server.post('/api/orgs/{org}/clock', { params: { path: { org } }, body: { to } });
