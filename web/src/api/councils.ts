/** Units, bodies, people, elections and petitions. */
import { queryOptions } from '@tanstack/react-query';
import type { Choice } from '#assembly/order.ts';
import type { BodyRef } from './organisation.ts';
import type { DecisionRow, MeetingSummary, MotionSummary } from './meetings.ts';
import type { PollSummary } from './polls.ts';
import { orgPath, request, search } from './request.ts';

export interface UnitRef { readonly id: string; readonly name: string; readonly kind?: string }
export interface PersonRef { readonly person: string; readonly name: string }
export interface UnitNode { readonly id: string; readonly name: string; readonly kind: string; readonly members: number; readonly children: number; readonly bodies: readonly BodyRef[] }

/** How many seats one constituency has, step by step; fractions as "7/2". */
export interface ApportionmentLine {
  readonly constituency: string | null;
  readonly name: string | null;
  readonly figure: number | null;
  readonly base: string | null;
  readonly exact: string | null;
  readonly rounded: number | null;
  readonly seats: number;
  readonly voice: string;
  /** Limits that changed the rounded number. */
  readonly applied: readonly string[];
  /** Figure at which a seat is gained, and below which one is lost. */
  readonly nextAt: number | null;
  readonly lostBelow: number | null;
  /** Set on a unit's page: the body above to which it sends these seats. */
  readonly body?: string;
}

export interface UnitView extends UnitNode {
  /** What it lies in, outermost first. */
  readonly path: readonly UnitRef[];
  readonly figures: { readonly inhabitants?: number; readonly electors?: number };
  readonly from: string;
  readonly until?: string;
  readonly apportionment: readonly ApportionmentLine[];
}

export interface SeatView {
  readonly id: string;
  readonly constituency: string | null;
  readonly constituencyName: string | null;
  readonly holder?: PersonRef;
  readonly since: number | null;
  readonly until: string | null;
  readonly weight: number;
  readonly voice: string;
  readonly mandate: string;
  readonly alternates: readonly PersonRef[];
  readonly vacantBecause: string | null;
  readonly recall?: { readonly petition: string; readonly signed: number; readonly need: number; readonly poll: string | null };
}

export interface ElectionSummary {
  readonly id: string; readonly body: string; readonly bodyName: string; readonly stage: string; readonly seats: number; readonly candidates: number;
  readonly nominationsClose: number; readonly constituency: string | null; readonly constituencyName?: string | null; readonly poll: string | null;
}

export interface BodyView extends BodyRef {
  readonly article: string;
  readonly articleLabel: string;
  readonly lastMet: number | null;
  readonly lastElected: number | null;
  readonly seats: readonly SeatView[];
  readonly apportionment: { readonly lines: readonly ApportionmentLine[]; readonly seats: number; readonly overCap: number | null };
  readonly elections: readonly ElectionSummary[];
  readonly meetings: readonly MeetingSummary[];
  readonly motions: readonly MotionSummary[];
  readonly decisions: readonly DecisionRow[];
  readonly polls: readonly PollSummary[];
}

export interface PersonView {
  readonly person: string;
  readonly name: string;
  readonly seats: readonly { readonly seat: string; readonly body: string; readonly bodyName: string; readonly constituencyName: string | null; readonly since: number | null; readonly until: string | null; readonly mandate: string }[];
  readonly votes: readonly { readonly poll: string; readonly motion: string | null; readonly title?: string | null; readonly vote: Choice; readonly seat: string }[];
  readonly reports: readonly { readonly id: string; readonly seat: string; readonly about: string | null; readonly text: string | null; readonly at: number }[];
  readonly instructions: readonly { readonly seat: string; readonly motion: string; readonly title?: string | null; readonly vote: string; readonly kept: boolean | null }[];
  readonly standing?: { readonly status: string; readonly joined: string; readonly attributes: Readonly<Record<string, string>>; readonly units: readonly UnitRef[] };
  readonly particulars?: { readonly number: string | null; readonly email: string | null };
}

export interface Candidate extends PersonRef { readonly stage: string; readonly nominatedBy: PersonRef; readonly statement: string | null }

export interface ElectionView {
  readonly id: string;
  readonly body: BodyRef;
  readonly constituency: string | null;
  readonly constituencyName: string | null;
  readonly stage: string;
  readonly byElection: boolean;
  readonly authority: string;
  readonly articleLabel: string;
  readonly nominationsClose: number;
  readonly candidates: readonly Candidate[];
  readonly seats: readonly SeatView[];
  readonly poll: string | null;
  readonly elected: readonly PersonRef[];
}

export interface PetitionView {
  readonly id: string;
  readonly for: string;
  readonly body: BodyRef;
  readonly seat?: string;
  readonly holder?: PersonRef;
  readonly motion?: string;
  readonly stage: string;
  readonly need: number;
  readonly base: number;
  readonly signed: number;
  readonly mine: boolean;
  readonly opened: number;
  readonly closes?: number;
  readonly authority: string;
  readonly articleLabel: string;
  readonly poll?: string;
}

export interface MemberRow extends PersonRef { readonly units: readonly UnitRef[]; readonly status?: string; readonly joined?: string; readonly attributes?: Readonly<Record<string, string>>; readonly number?: string | null }
export interface MemberPage { readonly members: readonly MemberRow[]; readonly more: boolean }

const from = <Answer>(org: string, ...parts: readonly string[]) => queryOptions({ queryKey: ['org', org, ...parts], queryFn: () => request<Answer>('GET', orgPath(org, ...parts)) });

export const unitQuery = (org: string, unit: string) => from<UnitView>(org, 'units', unit);
export const bodyQuery = (org: string, body: string) => from<BodyView>(org, 'bodies', body);
export const personQuery = (org: string, person: string) => from<PersonView>(org, 'people', person);
export const electionQuery = (org: string, election: string) => from<ElectionView>(org, 'elections', election);
export const petitionQuery = (org: string, petition: string) => from<PetitionView>(org, 'petitions', petition);

export const unitsQuery = (org: string, terms: { readonly parent?: string; readonly q?: string }) => queryOptions({
  queryKey: ['org', org, 'unit-list', terms.parent ?? '', terms.q ?? ''],
  queryFn: () => request<{ readonly units: readonly UnitNode[]; readonly more: boolean }>('GET', orgPath(org, 'units') + search(terms)),
});

export const membersQuery = (org: string, terms: { readonly q?: string; readonly unit?: string; readonly page?: number }) => queryOptions({
  queryKey: ['org', org, 'members', terms.q ?? '', terms.unit ?? '', terms.page ?? 0],
  queryFn: () => request<MemberPage>('GET', orgPath(org, 'members') + search(terms)),
});
