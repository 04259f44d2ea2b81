/** An organisation, and what a person may do in it now. */
import { queryOptions } from '@tanstack/react-query';
import type { PollSummary } from './polls.ts';
import { orgPath, request } from './request.ts';
import type { Sent } from './sent.ts';

export type Keeping = 'roll' | 'chair' | 'count';

export interface BodyRef { readonly id: string; readonly kind: string; readonly kindName: string; readonly name: string; readonly form?: string; readonly unit?: string; readonly unitName?: string }

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
    readonly status: string | null;
    readonly seats: readonly { readonly seat: string; readonly body: string; readonly bodyName: string; readonly since?: number; readonly until?: string }[];
    readonly keeps: readonly Keeping[];
  };
  readonly counts: { readonly members: number; readonly units: number; readonly bodies: number; readonly seatsFilled: number; readonly seats: number; readonly openPolls: number };
  readonly bodies: readonly BodyRef[];
  readonly clock: number;
}

export interface ThingRef { readonly type: string; readonly id: string; readonly name: string }

/** What the person must still fill in; `path` says where in the content it goes. */
export interface FieldSpec {
  readonly path: string;
  readonly type: 'person' | 'text' | 'paragraphs' | 'changes' | 'choice' | 'mode' | 'number' | 'instant' | 'effect' | 'option';
  /** Only members of this unit. */
  readonly within?: string;
  readonly oneOf?: readonly string[];
}

export type Content = Readonly<Record<string, unknown>>;

export interface OpenActView {
  readonly kind: string;
  readonly title: { readonly params: Readonly<Record<string, string>> };
  readonly article: string;
  readonly articleLabel: string;
  readonly due?: number;
  readonly object: ThingRef;
  /** Ready to be sent but for what the person must fill in. */
  readonly content: Content;
  readonly needs: readonly FieldSpec[];
}

export interface RefusalView {
  readonly code: string;
  readonly article?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly remedies?: readonly { readonly code: string; readonly facts?: Readonly<Record<string, unknown>> }[];
}

export interface ClosedActView { readonly kind: string; readonly object: ThingRef; readonly refusal: RefusalView }
export interface DutyView { readonly duty: string; readonly seat: string; readonly body: string; readonly bodyName: string; readonly article: string; readonly articleLabel: string }
export interface OwnInstruction { readonly id: string; readonly seat: string; readonly motion: string; readonly title: string | null; readonly vote: string }

export interface NowView {
  readonly acts: readonly OpenActView[];
  readonly closed: readonly ClosedActView[];
  readonly duties: readonly DutyView[];
  readonly polls: readonly (PollSummary & { readonly voted: boolean })[];
  readonly instructions: readonly OwnInstruction[];
}

export interface ActAnswer {
  readonly lawful: true;
  readonly repeated?: boolean;
  readonly authority?: string;
  readonly applied?: readonly { readonly article: string; readonly code: string; readonly facts?: Readonly<Record<string, unknown>> }[];
  readonly events?: readonly { readonly kind: string; readonly ids: Readonly<Record<string, string>> }[];
  readonly at?: number;
}

export const organisationQuery = (org: string) => queryOptions({ queryKey: ['org', org, 'view'], queryFn: () => request<OrgView>('GET', orgPath(org)) });
export const nowQuery = (org: string) => queryOptions({ queryKey: ['org', org, 'now'], queryFn: () => request<NowView>('GET', orgPath(org, 'now')) });
export const sendAct = (org: string, key: string, kind: string, content: Content): Promise<ActAnswer> => 
  request('POST', orgPath(org, 'acts'), { key, kind: kind as Sent<'/api/orgs/{org}/acts'>['kind'], content } satisfies Sent<'/api/orgs/{org}/acts'>);
