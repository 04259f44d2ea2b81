/** Meetings, motions and decisions. */
import { queryOptions } from '@tanstack/react-query';
import type { PersonRef } from './councils.ts';
import type { BodyRef, InstructionView } from './organisation.ts';
import type { PollSummary } from './polls.ts';
import { orgPath, request, search } from './request.ts';

export interface MeetingSummary { readonly id: string; readonly at: number; readonly stage: string; readonly place?: string }
export interface MotionSummary { readonly id: string; readonly title: string; readonly stage: string; readonly mover?: PersonRef; readonly effect?: string | { readonly kind: string }; readonly poll?: string }
export interface AgendaEntry { readonly id: string; readonly title: string; readonly motion?: string; readonly stage?: string; readonly poll?: string; readonly outcome?: string }

export interface MeetingView {
  readonly id: string;
  readonly body: BodyRef;
  readonly at: number;
  readonly place?: string;
  readonly stage: string;
  readonly noticeGiven?: number;
  readonly agenda: readonly AgendaEntry[];
  readonly quorum?: { readonly have: number; readonly need: number; readonly base: number };
  readonly present: readonly (PersonRef & { readonly seat?: string; readonly constituencyName?: string; readonly voice?: string })[];
  readonly presentCount?: number;
  readonly motions: readonly MotionSummary[];
  readonly polls: readonly PollSummary[];
  readonly article?: string;
  readonly articleLabel?: string;
}

export interface ParagraphView { readonly id: string; readonly text: string }
export type ChangeView =
  | { readonly do: 'replace'; readonly paragraph: string; readonly text: string }
  | { readonly do: 'strike'; readonly paragraph: string }
  | { readonly do: 'insert'; readonly after: string; readonly paragraph: string; readonly text: string };

export interface AmendmentView { readonly id: string; readonly title: string; readonly mover?: PersonRef; readonly changes: readonly ChangeView[]; readonly collidesWith?: readonly string[]; readonly stage: string; readonly poll?: string }

export interface MotionView {
  readonly id: string;
  readonly title: string;
  readonly body?: BodyRef | string;
  readonly bodyName?: string;
  readonly mover: PersonRef;
  readonly seconders: readonly PersonRef[];
  readonly secondersNeeded?: number;
  readonly paragraphs: readonly ParagraphView[];
  readonly amendments: readonly AmendmentView[];
  readonly amends?: { readonly id: string; readonly title: string };
  readonly effect: { readonly kind: string } & Readonly<Record<string, unknown>>;
  readonly stage: string;
  readonly moved?: number;
  readonly meeting?: string;
  readonly poll?: string;
  readonly decision?: string;
  readonly instructions?: readonly InstructionView[];
  readonly article?: string;
  readonly articleLabel?: string;
}

export interface DecisionRow { readonly id: string; readonly title: string; readonly body: string; readonly bodyName?: string; readonly authority?: string; readonly articleLabel?: string; readonly version?: string; readonly at: number; readonly stage: string; readonly poll?: string; readonly effect?: string }
export interface DecisionView extends DecisionRow { readonly motion?: string; readonly paragraphs?: readonly ParagraphView[]; readonly actedFor?: { readonly body: string; readonly bodyName?: string; readonly ratifyBy?: number }; readonly article?: string }

const from = <Answer>(org: string, ...parts: readonly string[]) => queryOptions({ queryKey: ['org', org, ...parts], queryFn: () => request<Answer>('GET', orgPath(org, ...parts)) });

export const meetingQuery = (org: string, meeting: string) => from<MeetingView>(org, 'meetings', meeting);
export const motionQuery = (org: string, motion: string) => from<MotionView>(org, 'motions', motion);
export const decisionQuery = (org: string, decision: string) => from<DecisionView>(org, 'decisions', decision);

export const decisionsQuery = (org: string, terms: { readonly body?: string; readonly stage?: string }) => queryOptions({
  queryKey: ['org', org, 'decisions', terms.body ?? '', terms.stage ?? ''],
  queryFn: () => request<{ readonly decisions: readonly DecisionRow[] } | readonly DecisionRow[]>('GET', orgPath(org, 'decisions') + search(terms)).then(answer => ('decisions' in answer ? answer.decisions : answer)),
});
