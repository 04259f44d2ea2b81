/** Rows by which pages point to polls, elections, meetings, motions and decisions. */
import type { Decision, Election, Meeting, Motion, Poll } from '#assembly/facts.ts';
import type { BodyId } from '#assembly/ids.ts';
import { textsOf } from '../documents.ts';
import type { Reading } from '../reading.ts';
import { bodyRefs, unitNames } from './bodies.ts';
import { aboutOf, whomOf } from './whom.ts';

export interface PollSummary {
  readonly id: string;
  readonly body: string;
  readonly bodyName: string;
  readonly for: Poll['order']['for'];
  readonly stage: Poll['stage'];
  readonly opens: number;
  readonly closes: number | null;
  readonly secrecy: string;
  /** A motion's title, or the name of who is to be recalled. */
  readonly title: string | null;
  /** Who elects, or has elected; null at large. */
  readonly constituencyName: string | null;
  readonly outcome: string | null;
}

/** Titles of motions that polls are about. */
async function motionTitles(reading: Reading, polls: readonly Poll[]): Promise<ReadonlyMap<string, string | null>> {
  const ids = polls.flatMap(poll => (poll.order.for.kind === 'motion' ? [poll.order.for.id] : []));
  if (ids.length === 0) return new Map();
  const rows = await reading.session.query<{ id: string; title: string }>("select id, value ->> 'title' as title from fact where org = $1 and kind = 'motion' and id = any($2::text[])", [reading.org, ids]);
  const texts = await textsOf(reading.session, reading.org, rows.map(row => row.title));
  return new Map(rows.map(row => [row.id, texts(row.title)]));
}

export async function pollSummaries(reading: Reading, polls: readonly Poll[]): Promise<readonly PollSummary[]> {
  const refs = await bodyRefs(reading, polls.map(poll => poll.body));
  const titles = await motionTitles(reading, polls);
  const whom = await whomOf(reading, polls.map(aboutOf));
  return polls.map(poll => ({
    id: poll.id, body: poll.body, bodyName: refs(poll.body).name, for: poll.order.for, stage: poll.stage, opens: poll.order.opens, closes: poll.closes ?? null,
    secrecy: poll.order.secrecy, title: titles.get(poll.order.for.id) ?? whom(aboutOf(poll)).holder ?? null, constituencyName: whom(aboutOf(poll)).constituency ?? null, outcome: poll.stage === 'open' ? null : poll.verdict?.outcome ?? null,
  }));
}

export interface ElectionSummary {
  readonly id: string;
  readonly body: string;
  readonly bodyName: string;
  readonly stage: Election['stage'];
  readonly seats: number;
  readonly candidates: number;
  readonly nominationsClose: number;
  readonly constituency: string | null;
  readonly constituencyName: string | null;
  readonly poll: string | null;
}

export async function electionSummaries(reading: Reading, elections: readonly Election[]): Promise<readonly ElectionSummary[]> {
  const refs = await bodyRefs(reading, elections.map(election => election.body));
  const units = await unitNames(reading, elections.map(election => election.constituency));
  return elections.map(election => ({
    id: election.id, body: election.body, bodyName: refs(election.body).name, stage: election.stage, seats: election.seats.length,
    candidates: election.candidates.filter(candidate => candidate.stage !== 'withdrawn').length, nominationsClose: election.nominationsClose, constituency: election.constituency ?? null, constituencyName: units(election.constituency) ?? null, poll: election.poll ?? null,
  }));
}

export interface MeetingSummary {
  readonly id: string;
  readonly body: string;
  readonly bodyName: string;
  readonly at: number;
  readonly stage: Meeting['stage'];
}

export async function meetingSummaries(reading: Reading, meetings: readonly Meeting[]): Promise<readonly MeetingSummary[]> {
  const refs = await bodyRefs(reading, meetings.map(meeting => meeting.body));
  return meetings.map(meeting => ({ id: meeting.id, body: meeting.body, bodyName: refs(meeting.body).name, at: meeting.at, stage: meeting.stage }));
}

export interface MotionSummary {
  readonly id: string;
  readonly title: string | null;
  readonly stage: Motion['stage'];
  readonly effect: string;
  readonly moved: number;
  readonly amends: string | null;
  readonly poll: string | null;
}

export async function motionSummaries({ session, org }: Reading, motions: readonly Motion[]): Promise<readonly MotionSummary[]> {
  const texts = await textsOf(session, org, motions.map(motion => motion.title));
  return motions.map(motion => ({ id: motion.id, title: texts(motion.title), stage: motion.stage, effect: motion.effect.kind, moved: motion.moved, amends: motion.amends?.motion ?? null, poll: motion.poll ?? null }));
}

export interface DecisionRow {
  readonly id: string;
  readonly title: string | null;
  readonly body: string;
  readonly bodyName: string;
  readonly authority: string;
  readonly version: string;
  readonly at: number;
  readonly stage: Decision['stage'];
  readonly effect: string;
  readonly poll: string | null;
  readonly motion: string;
}

export async function decisionRows(reading: Reading, decisions: readonly Decision[]): Promise<readonly DecisionRow[]> {
  const texts = await textsOf(reading.session, reading.org, decisions.map(decision => decision.title));
  const refs = await bodyRefs(reading, decisions.map(decision => decision.body as BodyId));
  return decisions.map(decision => ({
    id: decision.id, title: texts(decision.title), body: decision.body, bodyName: refs(decision.body).name, authority: decision.authority, version: decision.version,
    at: decision.at, stage: decision.stage, effect: decision.effect.kind, poll: decision.poll ?? null, motion: decision.motion,
  }));
}
