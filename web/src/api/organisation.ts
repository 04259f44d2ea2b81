/** An organisation, and what a person may do in it now. */
import { queryOptions } from '@tanstack/react-query';
import type { PollSummary } from './polls.ts';
import { orgPath, request } from './request.ts';

export type Keeping = 'roll' | 'chair' | 'count';

export interface BodyRef { readonly id: string; readonly kind: string; readonly kindName: string; readonly unit?: string; readonly unitName?: string; readonly name: string }

export interface OrgView {
  readonly id: string;
  readonly name: string;
  readonly sample: boolean;
  readonly zone: string;
  readonly language: string;
  readonly version: string;
  readonly founded: number;
  readonly me?: {
    readonly person: string;
    readonly name: string;
    readonly units: readonly { readonly id: string; readonly name: string; readonly kind: string }[];
    readonly status: string;
    readonly seats: readonly { readonly seat: string; readonly body: string; readonly bodyName: string; readonly since?: number; readonly until?: string }[];
    readonly keeps: readonly Keeping[];
  };
  readonly counts: { readonly members: number; readonly units: number; readonly bodies: number; readonly seatsFilled: number; readonly seats: number; readonly openPolls: number };
  readonly bodies: readonly BodyRef[];
  readonly clock: number;
}

export interface ThingRef { readonly type: string; readonly id: string; readonly name?: string }

export interface FieldSpec {
  /** Where in the content the answer goes; dots lead inward ("effect.person"). */
  readonly name: string;
  readonly type: 'person' | 'persons' | 'text' | 'document' | 'paragraphs' | 'changes' | 'date' | 'instant' | 'choice' | 'number' | 'unit' | 'effect' | 'seat' | 'body' | 'motion';
  readonly label?: string;
  readonly optional?: boolean;
  readonly choices?: readonly { readonly value: string; readonly name?: string }[];
  readonly min?: number;
  readonly max?: number;
}

export type Content = Readonly<Record<string, unknown>>;

export interface OpenActView {
  readonly kind: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly article?: string;
  readonly articleLabel?: string;
  readonly authority?: string;
  readonly due?: number;
  readonly href?: string;
  readonly object?: ThingRef;
  readonly content: Content;
  readonly needs: readonly FieldSpec[];
}

export interface RefusalView {
  readonly code: string;
  readonly article?: string;
  readonly articleLabel?: string;
  readonly message?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly remedies?: readonly { readonly code: string; readonly facts?: Readonly<Record<string, unknown>> }[];
}

export interface ClosedActView { readonly kind: string; readonly object?: ThingRef; readonly params?: Readonly<Record<string, string | number>>; readonly refusal: RefusalView }

export interface DutyView { readonly duty: string; readonly body?: string; readonly bodyName?: string; readonly seat?: string; readonly due?: number; readonly articleLabel?: string; readonly article?: string }

export interface InstructionView { readonly id?: string; readonly seat: string; readonly motion: string; readonly motionTitle?: string; readonly vote: 'for' | 'against' | 'abstain'; readonly by?: string; readonly byName?: string; readonly kept?: boolean | null }

export interface NowView {
  readonly acts: readonly OpenActView[];
  readonly closed: readonly ClosedActView[];
  readonly duties?: readonly DutyView[];
  readonly polls: readonly PollSummary[];
  readonly instructions?: readonly InstructionView[];
}

export interface ActAnswer {
  readonly lawful: true;
  readonly repeated?: boolean;
  readonly authority?: string;
  readonly applied?: readonly { readonly article: string; readonly code: string; readonly facts?: Readonly<Record<string, unknown>> }[];
  readonly at?: number;
}

export const organisationQuery = (org: string) => queryOptions({ queryKey: ['org', org, 'view'], queryFn: () => request<OrgView>('GET', orgPath(org)) });
export const nowQuery = (org: string) => queryOptions({ queryKey: ['org', org, 'now'], queryFn: () => request<NowView>('GET', orgPath(org, 'now')) });
export const sendAct = (org: string, key: string, kind: string, content: Content): Promise<ActAnswer> => request('POST', orgPath(org, 'acts'), { key, kind, content });
