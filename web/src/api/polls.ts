/** Polls: the frozen order, one's own part, and the verdict with its arithmetic. Fractions travel as "2/3". */
import { queryOptions } from '@tanstack/react-query';
import { server } from './request.ts';
import type { Schemas } from './typed-paths.ts';

export type PollSummary = Schemas['PollSummary'];
export type PollView = Schemas['PollView'];
export type RollCallLine = Schemas['RollCallLine'];

export const pollQuery = (org: string, poll: string) => queryOptions({
  queryKey: ['org', org, 'polls', poll], queryFn: () => server.get('/api/orgs/{org}/polls/{id}', { params: { path: { org, id: poll } } }),
});

export type CountView = Schemas['CountView'];

/** A poll that is over does not change; one that waits for a ruling is heard of live. */
export const countQuery = (org: string, poll: string) => queryOptions({
  queryKey: ['org', org, 'polls', poll, 'count'], queryFn: () => server.get('/api/orgs/{org}/polls/{id}/count', { params: { path: { org, id: poll } } }),
});
