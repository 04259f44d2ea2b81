/** A body: its seats and who holds them for whom, and what is going on in it. */
import { run } from '#assembly/asking.ts';
import { directBody } from '#assembly/direct.ts';
import { apportion } from '#assembly/seats.ts';
import type { Petition, Seat } from '#assembly/facts.ts';
import type { BodyRule } from '#charter/law.ts';
import { bodyId, kindOfBody, unitOfBody, type BodyId } from '#assembly/ids.ts';
import { namesOf, type NamedPerson } from '../names.ts';
import { groupedCounts } from '../grouped-counts.ts';
import type { Reading } from '../reading.ts';
import { apportionmentLines, type ApportionmentLine } from './apportionment.ts';
import { refOf, unitNames, type BodyRef } from './bodies.ts';
import { factById, factsById, factsByIndex } from './facts-by.ts';
import { decisionRows, electionSummaries, meetingSummaries, motionSummaries, pollSummaries, type DecisionRow, type ElectionSummary, type MeetingSummary, type MotionSummary, type PollSummary } from './summaries.ts';

export interface SeatView {
  readonly id: string;
  readonly constituency: string | null;
  readonly constituencyName: string | null;
  readonly holder?: NamedPerson;
  readonly since: number | null;
  readonly until: string | null;
  readonly weight: number;
  readonly voice: Seat['voice'];
  readonly mandate: Seat['mandate'];
  readonly alternates: readonly NamedPerson[];
  readonly vacantBecause: string | null;
  readonly recall?: { readonly petition: string; readonly signed: number; readonly need: number; readonly poll: string | null };
}

export interface BodyView extends BodyRef {
  readonly article: string;
  readonly articleLabel: string;
  /** Set while everybody sits in it, because fewer than `below` belong to its unit. */
  readonly direct?: { readonly have: number; readonly below: number; readonly article: string; readonly articleLabel: string };
  /** Keeps the roll until this body, whose office it is, is filled for the first time. */
  readonly interim?: NamedPerson;
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

/** Newest first, as many as a page shows. */
const SHOWN = 50;

function newest<T>(facts: readonly T[], when: (fact: T) => number): readonly T[] {
  return [...facts].sort((a, b) => when(b) - when(a)).slice(0, SHOWN);
}

/** Recalls for which signatures are gathered, and those whose vote is open. */
async function recallsUnderWay(reading: Reading, seats: readonly Seat[]): Promise<readonly Petition[]> {
  const gathering = await factsByIndex(reading, 'petition', 'seat', seats.map(seat => seat.id));
  const polls = await factsByIndex(reading, 'poll', 'live', [...new Set(seats.map(seat => seat.body))]);
  const voting = await factsById(reading, 'petition', polls.filter(poll => poll.order.for.kind === 'recall').map(poll => poll.order.for.id));
  return [...gathering, ...voting].filter(petition => petition.for === 'recall');
}

export async function seatViews(reading: Reading, seats: readonly Seat[]): Promise<readonly SeatView[]> {
  const recalls = new Map<string | undefined, Petition>((await recallsUnderWay(reading, seats)).map(petition => [petition.seat, petition]));
  const names = await namesOf(reading.session, reading.org, seats.flatMap(seat => [seat.holder, ...seat.alternates]));
  const units = await unitNames(reading, seats.map(seat => seat.constituency));
  return seats.map(seat => {
    const recall = recalls.get(seat.id);
    return {
      id: seat.id, constituency: seat.constituency ?? null, constituencyName: units(seat.constituency) ?? null, ...(seat.holder === undefined ? {} : { holder: names(seat.holder) }),
      since: seat.since ?? null, until: seat.until ?? null, weight: seat.weight, voice: seat.voice, mandate: seat.mandate, alternates: seat.alternates.map(names),
      vacantBecause: seat.holder === undefined ? seat.vacantBecause ?? 'never-filled' : null,
      ...(recall ? { recall: { petition: recall.id, signed: recall.signed, need: recall.need, poll: recall.poll ?? null } } : {}),
    };
  });
}

/** Undefined for a body that the charter and the units do not give. */
export async function bodyView(reading: Reading, id: string): Promise<BodyView | undefined> {
  const body = id as BodyId;
  const rule = reading.rules.law.bodies.get(kindOfBody(body));
  const unit = unitOfBody(body);
  const place = unit === undefined ? undefined : await factById(reading, 'unit', unit);
  if (!rule || rule.forEach !== place?.kind || bodyId(rule.id, unit) !== body) return undefined;
  const state = await factById(reading, 'body', body);
  const seats = await factsByIndex(reading, 'seat', 'body', [body]);
  const apportionment = await run(apportion(reading.rules, body, reading.at), groupedCounts(reading));
  return {
    ...refOf(reading, body, place?.name), article: rule.article, articleLabel: labelOf(reading, rule.article), lastMet: state?.lastMet ?? null, lastElected: state?.lastElected ?? null,
    seats: await seatViews(reading, seats),
    apportionment: { lines: await apportionmentLines(reading, apportionment), seats: apportionment.seats, overCap: apportionment.overCap ?? null },
    ...await directOf(reading, body), ...await interimOf(reading, rule), ...await proceedings(reading, body),
  };
}

async function directOf(reading: Reading, body: BodyId): Promise<Pick<BodyView, 'direct'>> {
  const direct = await run(directBody(reading.rules, body, reading.at), reading.facts.answer);
  return direct ? { direct: { have: direct.have, below: direct.below, article: direct.article, articleLabel: labelOf(reading, direct.article) } } : {};
}

async function interimOf({ session, org, organisation: { interimRegistrar } }: Reading, { keeps, forEach }: BodyRule): Promise<Pick<BodyView, 'interim'>> {
  if (interimRegistrar === undefined || forEach !== undefined || !keeps.includes('roll')) return {};
  return { interim: (await namesOf(session, org, [interimRegistrar]))(interimRegistrar) };
}

async function proceedings(reading: Reading, body: BodyId): Promise<Pick<BodyView, 'elections' | 'meetings' | 'motions' | 'decisions' | 'polls'>> {
  return {
    elections: await electionSummaries(reading, newest(await factsByIndex(reading, 'election', 'body', [body]), election => election.nominationsClose)),
    meetings: await meetingSummaries(reading, newest(await factsByIndex(reading, 'meeting', 'body', [body]), meeting => meeting.at)),
    motions: await motionSummaries(reading, newest(await factsByIndex(reading, 'motion', 'body', [body]), motion => motion.moved)),
    decisions: await decisionRows(reading, newest(await factsByIndex(reading, 'decision', 'body', [body]), decision => decision.at)),
    polls: await pollSummaries(reading, newest(await factsByIndex(reading, 'poll', 'body', [body]), poll => poll.order.opens)),
  };
}

/** As printed: "41 note". */
export function labelOf({ rules }: Pick<Reading, 'rules'>, article: string): string {
  return rules.law.articles.find(each => each.id === article)?.label ?? article;
}
