/** Units, bodies, people, elections and petitions. */
import { queryOptions } from '@tanstack/react-query';
import type { BodyRef, InstructionView } from './organisation.ts';
import type { MeetingSummary, MotionSummary } from './meetings.ts';
import type { PollSummary } from './polls.ts';
import { orgPath, request, search } from './request.ts';

export interface UnitNode { readonly id: string; readonly name: string; readonly kind: string; readonly members?: number; readonly children?: number; readonly bodies?: readonly BodyRef[] }
export interface Apportionment { readonly lines: readonly ApportionmentLine[]; readonly cap?: number; readonly asOf?: string; readonly total?: number; readonly article?: string; readonly articleLabel?: string }

/** How many seats one constituency has, step by step; fractions as "7/2". */
export interface ApportionmentLine {
  readonly constituency?: string;
  readonly name: string;
  readonly figure: number;
  readonly base: string;
  readonly exact: string;
  readonly rounded: number;
  readonly seats: number;
  /** Limits that changed the rounded number: "at-least", "at-most", "cap". */
  readonly applied?: readonly string[] | string | null;
  /** Figure from which there would be one seat more, and below which one less. */
  readonly nextAt?: number | string | null;
  readonly lostBelow?: number | string | null;
}

export interface UnitView extends UnitNode {
  readonly path: readonly { readonly id: string; readonly name: string; readonly kind?: string }[];
  readonly figures?: { readonly inhabitants?: number; readonly electors?: number };
  readonly apportionment?: Apportionment;
}

export interface PersonRef { readonly person: string; readonly name: string }

export interface SeatView {
  readonly id: string;
  readonly constituency?: string;
  readonly constituencyName?: string;
  readonly holder?: PersonRef | null;
  readonly since?: number;
  readonly until?: string;
  readonly weight: number;
  readonly voice: string;
  readonly mandate: string;
  readonly alternates: readonly PersonRef[];
  readonly vacantBecause?: string | null;
  readonly recall?: { readonly petition?: string; readonly signed: number; readonly need: number; readonly mine?: boolean } | null;
}

export interface ElectionSummary { readonly id: string; readonly stage: string; readonly constituency?: string; readonly constituencyName?: string; readonly seats?: number; readonly nominationsClose?: number; readonly byElection?: boolean }
export interface DecisionSummary { readonly id: string; readonly title: string; readonly stage: string; readonly at: number }

export interface BodyView extends BodyRef {
  readonly form: string;
  readonly article?: string;
  readonly articleLabel?: string;
  readonly path?: readonly { readonly id: string; readonly name: string }[];
  readonly seats: readonly SeatView[];
  readonly apportionment?: Apportionment;
  readonly elections: readonly ElectionSummary[];
  readonly meetings: readonly MeetingSummary[];
  readonly motions: readonly MotionSummary[];
  readonly decisions: readonly DecisionSummary[];
  readonly polls: readonly PollSummary[];
}

export interface PersonView {
  readonly person: string;
  readonly name: string;
  readonly units?: readonly { readonly id: string; readonly name: string; readonly kind?: string }[];
  readonly seats: readonly { readonly seat: string; readonly body: string; readonly bodyName: string; readonly constituencyName?: string; readonly since?: number; readonly until?: string; readonly recall?: { readonly petition?: string; readonly signed: number; readonly need: number } | null }[];
  readonly votes?: readonly { readonly poll: string; readonly title: string; readonly vote: string; readonly at?: number; readonly instruction?: string; readonly kept?: boolean | null }[];
  readonly reports?: readonly { readonly id: string; readonly text: string; readonly at: number; readonly about?: string; readonly aboutTitle?: string }[];
  readonly instructions?: readonly InstructionView[];
}

export interface Candidate extends PersonRef { readonly stage: string; readonly nominatedBy?: PersonRef | string; readonly statement?: string }

export interface ElectionView {
  readonly id: string;
  readonly body: BodyRef;
  readonly stage: string;
  readonly constituency?: string;
  readonly constituencyName?: string;
  readonly byElection?: boolean;
  readonly article?: string;
  readonly articleLabel?: string;
  readonly rule?: { readonly en: string; readonly ru: string };
  readonly candidates: readonly Candidate[];
  readonly seats: number | readonly string[];
  readonly nominationsClose: number;
  readonly opened?: number;
  readonly pollOpens?: number;
  readonly pollCloses?: number;
  readonly poll?: string;
  readonly elected?: readonly PersonRef[];
}

export interface PetitionView {
  readonly id: string;
  readonly for: string;
  readonly body: BodyRef | string;
  readonly seat?: string;
  readonly holder?: PersonRef | null;
  readonly motion?: string;
  readonly motionTitle?: string;
  readonly stage: string;
  readonly need: number;
  readonly base: number;
  readonly signed: number;
  readonly mine?: boolean;
  readonly opened: number;
  readonly closes?: number;
  readonly article?: string;
  readonly articleLabel?: string;
  readonly poll?: string;
}

export interface MemberRow { readonly person: string; readonly name: string; readonly units?: readonly { readonly id: string; readonly name: string }[]; readonly status?: string; readonly joined?: string; readonly attributes?: Readonly<Record<string, string>> }
export interface MemberPage { readonly members: readonly MemberRow[]; readonly total?: number; readonly page?: number; readonly pages?: number }

const from = <Answer>(org: string, ...parts: readonly string[]) => queryOptions({ queryKey: ['org', org, ...parts], queryFn: () => request<Answer>('GET', orgPath(org, ...parts)) });

export const unitQuery = (org: string, unit: string) => from<UnitView>(org, 'units', unit);
export const bodyQuery = (org: string, body: string) => from<BodyView>(org, 'bodies', body);
export const personQuery = (org: string, person: string) => from<PersonView>(org, 'people', person);
export const electionQuery = (org: string, election: string) => from<ElectionView>(org, 'elections', election);
export const petitionQuery = (org: string, petition: string) => from<PetitionView>(org, 'petitions', petition);

export const unitsQuery = (org: string, terms: { readonly parent?: string; readonly q?: string }) => queryOptions({
  queryKey: ['org', org, 'unit-list', terms.parent ?? '', terms.q ?? ''],
  queryFn: () => request<{ readonly units: readonly UnitNode[] } | readonly UnitNode[]>('GET', orgPath(org, 'units') + search(terms)).then(answer => ('units' in answer ? answer.units : answer)),
});

export const membersQuery = (org: string, terms: { readonly q?: string; readonly unit?: string; readonly page?: number }) => queryOptions({
  queryKey: ['org', org, 'members', terms.q ?? '', terms.unit ?? '', terms.page ?? 0],
  queryFn: () => request<MemberPage>('GET', orgPath(org, 'members') + search(terms)),
});
