/** An election from nomination to seats. */
import { signaturesFor } from '#assembly/elections.ts';
import type { Election } from '#assembly/facts.ts';
import { textsOf } from '../documents.ts';
import { namesOf, type NamedPerson } from '../names.ts';
import type { Reading } from '../reading.ts';
import { bodyRefs, unitNames, type BodyRef } from './bodies.ts';
import { labelOf, seatViews, type SeatView } from './body-view.ts';
import { factById, factsById } from './facts-by.ts';

/** Of a candidate who comes forward by petition. Who signed is known to the record; pages show the number. */
export interface SignaturesView {
  readonly signed: number;
  readonly need: number;
  /** Whether the viewer has signed. */
  readonly mine: boolean;
}

export interface ElectionView {
  readonly id: string;
  readonly body: BodyRef;
  readonly constituency: string | null;
  readonly constituencyName: string | null;
  readonly stage: Election['stage'];
  readonly byElection: boolean;
  readonly authority: string;
  readonly articleLabel: string;
  readonly governedBy: string;
  readonly nominationsClose: number;
  readonly candidates: readonly (NamedPerson & { readonly stage: string; readonly nominatedBy: NamedPerson; readonly statement: string | null; readonly signatures?: SignaturesView })[];
  readonly seats: readonly SeatView[];
  readonly poll: string | null;
  readonly elected: readonly NamedPerson[];
  /** Bodies any of which may verify it; the seats wait for one of them. */
  readonly verifiers: readonly BodyRef[];
}

export async function electionView(reading: Reading, id: string): Promise<ElectionView | undefined> {
  const election = await factById(reading, 'election', id);
  if (!election) return undefined;
  const { session, org } = reading;
  const names = await namesOf(session, org, [...election.candidates.flatMap(candidate => [candidate.person, candidate.nominatedBy]), ...(election.elected ?? [])]);
  const texts = await textsOf(session, org, election.candidates.map(candidate => candidate.statement));
  const verifiers = election.verifiers ?? [];
  const refs = await bodyRefs(reading, [election.body, ...verifiers]);
  const units = await unitNames(reading, [election.constituency]);
  return {
    id, body: refs(election.body), constituency: election.constituency ?? null, constituencyName: units(election.constituency) ?? null, stage: election.stage, byElection: election.byElection,
    authority: election.authority, articleLabel: labelOf(reading, election.authority), governedBy: election.governedBy, nominationsClose: election.nominationsClose,
    candidates: election.candidates.map(candidate => ({ ...names(candidate.person), stage: candidate.stage, nominatedBy: names(candidate.nominatedBy), statement: texts(candidate.statement), ...(candidate.signers === undefined ? {} : { signatures: { signed: candidate.signers.length, need: signaturesFor(reading.rules, election), mine: candidate.signers.includes(reading.viewer.person) } }) })),
    seats: await seatViews(reading, await factsById(reading, 'seat', election.seats)), poll: election.poll ?? null, elected: (election.elected ?? []).map(names), verifiers: verifiers.map(refs),
  };
}
