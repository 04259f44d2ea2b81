/** Meetings, motions and decisions. */
import { queryOptions } from '@tanstack/react-query';
import { server } from './request.ts';
import type { Schemas } from './typed-paths.ts';

export type MeetingSummary = Schemas['MeetingSummary'];
export type MotionSummary = Schemas['MotionSummary'];
export type MeetingView = Schemas['MeetingView'];
export type MotionView = Schemas['MotionView'];
export type AmendmentView = Schemas['AmendmentView'];
export type ChangeView = Schemas['ChangeView'];
export type ParagraphView = MotionView['paragraphs'][number];
export type DecisionRow = Schemas['DecisionRow'];
export type DecisionView = Schemas['DecisionView'];

const thing = (org: string, id: string) => ({ params: { path: { org, id } } });

export const meetingQuery = (org: string, meeting: string) => queryOptions({ queryKey: ['org', org, 'meetings', meeting], queryFn: () => server.get('/api/orgs/{org}/meetings/{id}', thing(org, meeting)) });
export const motionQuery = (org: string, motion: string) => queryOptions({ queryKey: ['org', org, 'motions', motion], queryFn: () => server.get('/api/orgs/{org}/motions/{id}', thing(org, motion)) });
export const decisionQuery = (org: string, decision: string) => queryOptions({ queryKey: ['org', org, 'decisions', decision], queryFn: () => server.get('/api/orgs/{org}/decisions/{id}', thing(org, decision)) });

export const decisionsQuery = (org: string, terms: { readonly body?: string; readonly stage?: string; readonly page?: number }) => queryOptions({
  queryKey: ['org', org, 'decisions', terms.body ?? '', terms.stage ?? '', terms.page ?? 0],
  queryFn: () => server.get('/api/orgs/{org}/decisions', { params: { path: { org }, query: terms } }),
});
