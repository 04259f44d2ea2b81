/** Meetings, motions and decisions. */
import { queryOptions } from '@tanstack/react-query';
import type { PersonRef } from './councils.ts';
import type { BodyRef } from './organisation.ts';
import type { PollSummary } from './polls.ts';
import { orgPath, request, search } from './request.ts';

export interface MeetingSummary { readonly id: string; readonly body: string; readonly bodyName: string; readonly at: number; readonly stage: string }
export interface MotionSummary { readonly id: string; readonly title: string | null; readonly stage: string; readonly effect: string; readonly moved: number; readonly amends: string | null; readonly poll: string | null }

export interface MeetingView {
  readonly id: string;
  readonly body: BodyRef;
  readonly at: number;
  readonly place: string | null;
  readonly noticeGiven: number;
  readonly stage: string;
  readonly agenda: readonly { readonly id: string; readonly title: string | null; readonly motion: string | null }[];
  readonly quorum: { readonly have: number; readonly need: number | null; readonly base: number | null };
  readonly present: readonly (PersonRef & { readonly seat: string | null; readonly voice: string; readonly since: number })[];
  readonly motions: readonly MotionSummary[];
  readonly polls: readonly PollSummary[];
  readonly authority: string;
  readonly articleLabel: string;
}

export interface ParagraphView { readonly id: string; readonly text: string | null }
export interface ChangeView { readonly do: 'replace' | 'strike' | 'insert'; readonly paragraph: string; readonly after?: string; readonly text: string | null }
export interface AmendmentView { readonly id: string; readonly title: string | null; readonly mover: PersonRef; readonly changes: readonly ChangeView[]; readonly collidesWith: readonly string[]; readonly stage: string; readonly poll: string | null }

export interface MotionView {
  readonly id: string;
  readonly title: string | null;
  readonly body: BodyRef;
  readonly mover: PersonRef;
  readonly seconders: readonly PersonRef[];
  readonly secondersNeeded: number;
  readonly paragraphs: readonly ParagraphView[];
  readonly amends: string | null;
  readonly changes: readonly ChangeView[];
  readonly amendments: readonly AmendmentView[];
  readonly effect: { readonly kind: string } & Readonly<Record<string, unknown>>;
  readonly stage: string;
  readonly moved: number;
  readonly authority: string;
  readonly articleLabel: string;
  readonly meeting: string | null;
  readonly poll: string | null;
  readonly decision: string | null;
  readonly demands: readonly { readonly mode: string; readonly by: readonly string[] }[];
  readonly instructions: readonly { readonly seat: string; readonly holder?: PersonRef; readonly vote: string; readonly by: string; readonly kept: boolean | null }[];
}

export interface DecisionRow {
  readonly id: string; readonly title: string | null; readonly body: string; readonly bodyName: string; readonly authority: string; readonly version: string;
  readonly at: number; readonly stage: string; readonly effect: string; readonly poll: string | null; readonly motion: string;
}
export interface DecisionView extends DecisionRow {
  readonly articleLabel: string;
  readonly paragraphs: readonly ParagraphView[];
  readonly actedFor: { readonly body: string; readonly ratifyBy?: number } | null;
  readonly since: number | null;
}

const from = <Answer>(org: string, ...parts: readonly string[]) => queryOptions({ queryKey: ['org', org, ...parts], queryFn: () => request<Answer>('GET', orgPath(org, ...parts)) });

export const meetingQuery = (org: string, meeting: string) => from<MeetingView>(org, 'meetings', meeting);
export const motionQuery = (org: string, motion: string) => from<MotionView>(org, 'motions', motion);
export const decisionQuery = (org: string, decision: string) => from<DecisionView>(org, 'decisions', decision);

export const decisionsQuery = (org: string, terms: { readonly body?: string; readonly stage?: string; readonly page?: number }) => queryOptions({
  queryKey: ['org', org, 'decisions', terms.body ?? '', terms.stage ?? '', terms.page ?? 0],
  queryFn: () => request<{ readonly decisions: readonly DecisionRow[]; readonly more: boolean }>('GET', orgPath(org, 'decisions') + search(terms)),
});
