/** Applies what has been decided: the only change of state. Never refuses, for history is not argued with. */
import type { Instant } from '#kernel/time.ts';
import { unreachable } from '#kernel/unreachable.ts';
import { fact, facts, type Asking } from './asking.ts';
import type { StandingLine, UnitLine } from './act.ts';
import type { AssemblyEvent, EventData } from './event.ts';
import { codesIssued } from './codes.ts';
import { correctionsForgotten, memberCorrected } from './correcting.ts';
import { ORGANISATION_ID } from './entitlement.ts';
import type { FactChange } from './fact-change.ts';
import type { Decision, FactKind, FactTypes, Membership, Motion, Organisation, Presence, Seat, Unit } from './facts.ts';
import type { Day } from '#kernel/time.ts';
import { kindOfBody } from './ids.ts';

/** What applying needs besides the event: when, and by which act. */
export interface Applied {
  readonly at: Instant;
}

function put<K extends FactKind>(kind: K, value: FactTypes[K] & { readonly id: string }): FactChange {
  return { change: 'put', kind, id: value.id, value };
}

function* update<K extends FactKind>(kind: K, id: string, change: (fact: FactTypes[K]) => FactTypes[K]): Asking<readonly FactChange[]> {
  const current = yield* fact(kind, id);
  return current === undefined ? [] : [{ change: 'put', kind, id, value: change(current) }];
}

/** Drops keys whose value is undefined, so that a record never holds them. */
function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}

function unitOf(line: UnitLine, day: Day, existing: Unit | undefined): Unit {
  return { id: line.unit, kind: line.kind, name: line.name, parents: line.parents, figures: line.figures, from: existing?.from ?? day };
}

function membershipOf(line: StandingLine, day: Day): Membership {
  return { person: line.person, units: line.units, status: line.status as Membership['status'], joined: line.joined, attributes: line.attributes, from: day };
}

function* applyUnits(data: EventData['units-recorded']): Asking<readonly FactChange[]> {
  const changes: FactChange[] = [];
  for (const line of data.units) changes.push(put('unit', unitOf(line, data.day, yield* fact('unit', line.unit))));
  return changes;
}

/** Seats that are no longer apportioned and have no holder disappear; held ones stay until their holder goes. */
function* applySeats(data: EventData['seats-apportioned']): Asking<readonly FactChange[]> {
  const current = new Map<string, Seat>((yield* facts('seat', 'body', data.body)).map(seat => [seat.id, seat]));
  const changes: FactChange[] = data.seats.map(line => {
    const known = current.get(line.id);
    current.delete(line.id);
    return put('seat', known ? { ...known, ...line } : { ...line, body: data.body, alternates: [], vacantBecause: 'never-filled' });
  });
  for (const seat of current.values()) if (seat.holder === undefined) changes.push({ change: 'remove', kind: 'seat', id: seat.id });
  return changes;
}

function filledSeat(seat: Seat, data: EventData['seat-filled'], at: Instant): Seat {
  const { vacantBecause: _, until: __, ...rest } = seat;
  const served = data.terms === undefined ? seat.served : { person: data.person, terms: data.terms };
  return compact({ ...rest, holder: data.person, since: at, alternates: data.alternates, by: data.by, until: data.until, served }) as Seat;
}

function vacatedSeat(seat: Seat, data: EventData['seat-vacated']): Seat {
  const { holder: _, since: __, ...rest } = seat;
  return { ...rest, vacantBecause: data.because, by: data.by };
}

/** Filling the roll-keeper's own office ends the interim registrar. */
function* applyElected({ data }: AssemblyEvent<'seat-filled'>, at: Instant): Asking<readonly FactChange[]> {
  const election = data.how === 'elected' ? yield* fact('election', data.by) : undefined;
  const changes = yield* update('seat', data.seat, seat => ({ ...filledSeat(seat, data, at), ...(election?.electors === undefined ? {} : { electors: election.electors }) }));
  const seat = yield* fact('seat', data.seat);
  if (!seat) return changes;
  const body = yield* fact('body', seat.body);
  const renewalCalled = election?.byElection === false ? (election.called ?? body?.renewalCalled) : body?.renewalCalled;
  return [...changes, put('body', { ...(body ?? { id: seat.body, kind: kindOfBody(seat.body) }), lastElected: at, ...(renewalCalled === undefined ? {} : { renewalCalled }) })];
}

/** The differences an event makes to the facts as they stand before it. */
export function* apply(event: AssemblyEvent, { at }: Applied): Asking<readonly FactChange[]> {
  switch (event.kind) {
    case 'organisation-founded': {
      const { org, version, registrar } = event.data;
      return [{ change: 'put', kind: 'organisation', id: ORGANISATION_ID, value: { id: org, version, versions: [{ hash: version, inForce: at, by: 'constituent' }], interimRegistrar: registrar } }];
    }
    case 'interim-registrar-lapsed': return yield* update('organisation', ORGANISATION_ID, ({ interimRegistrar: _, ...rest }) => rest as Organisation);
    case 'charter-amended': return yield* update('organisation', ORGANISATION_ID, org => ({ ...org, version: event.data.version, versions: [...org.versions, { hash: event.data.version, inForce: event.data.inForce, by: event.data.by }] }));
    case 'units-recorded': return yield* applyUnits(event.data);
    case 'unit-ended': return yield* update('unit', event.data.unit, unit => ({ ...unit, until: event.data.day }));
    case 'standing-recorded': return [{ change: 'standing', lines: event.data.lines.map(line => membershipOf(line, event.data.day)) }];
    case 'member-corrected': return yield* memberCorrected(event.data.correction);
    case 'codes-issued': return yield* codesIssued(event.data, at);
    case 'codes-withdrawn': return yield* update('codes-of-person', event.data.person, codes => ({ ...codes, withdrawn: { at, by: event.data.by } }));
    case 'person-erased': return [{ change: 'erase', person: event.data.person }, ...(yield* correctionsForgotten(event.data.person))];
    case 'seats-apportioned': return yield* applySeats(event.data);
    case 'election-called': return [put('election', { ...event.data.election, called: at })];
    case 'candidate-nominated': return yield* update('election', event.data.election, election => ({ ...election, candidates: [...election.candidates.filter(each => each.person !== event.data.candidate.person), event.data.candidate] }));
    case 'candidacy-changed': return yield* update('election', event.data.election, election => ({ ...election, candidates: election.candidates.map(each => (each.person === event.data.candidate.person ? event.data.candidate : each)) }));
    case 'election-moved': return yield* update('election', event.data.election, election => compact({ ...election, ...event.data, election: undefined }) as typeof election);
    case 'poll-opened': return pollOpened(event.data);
    case 'marks-entered': return [{ change: 'mark', poll: event.data.poll, lines: event.data.lines }];
    case 'votes-cast': return [{ change: 'mark', poll: event.data.poll, lines: event.data.votes.map(vote => vote.line) }, { change: 'votes', poll: event.data.poll, votes: event.data.votes }];
    case 'board-part':
    case 'board-published': return [];
    case 'poll-closed': return [...(yield* update('poll', event.data.poll, poll => ({ ...poll, stage: 'closed', verdict: event.data.verdict }))), { change: 'empty-box', poll: event.data.poll }];
    case 'poll-tied': return yield* update('poll', event.data.poll, poll => ({ ...poll, stage: 'tied', verdict: event.data.verdict }));
    case 'poll-annulled': return yield* update('poll', event.data.poll, poll => ({ ...poll, stage: 'annulled' }));
    case 'teller-counted': return [put('teller-count', event.data.count)];
    case 'seat-filled': return yield* applyElected(event, at);
    case 'seat-vacated': return yield* update('seat', event.data.seat, seat => vacatedSeat(seat, event.data));
    case 'petition-opened': return [put('petition', event.data.petition)];
    case 'petition-signed': return yield* applySignature(event.data, 1);
    case 'petition-unsigned': return yield* applySignature(event.data, -1);
    case 'petition-closed': return yield* update('petition', event.data.petition, petition => compact({ ...petition, ...event.data, petition: undefined }) as typeof petition);
    case 'meeting-convened': return [put('meeting', event.data.meeting)];
    case 'agenda-extended': return yield* update('meeting', event.data.meeting, meeting => ({ ...meeting, agenda: [...meeting.agenda, event.data.item] }));
    case 'meeting-moved': return yield* meetingMoved(event.data, at);
    case 'presence-noted': return [put('presence', event.data.presence), ...(yield* countPresence(event.data.presence, 1))];
    case 'presence-ended': return yield* presenceEnded(event.data.presence);
    case 'motion-moved': return [put('motion', event.data.motion)];
    case 'motion-seconded': return yield* update('motion', event.data.motion, motion => ({ ...motion, seconders: [...motion.seconders, event.data.person] }));
    case 'mode-demanded': return yield* update('motion', event.data.motion, motion => ({ ...motion, demands: withDemand(motion.demands ?? [], event.data) }));
    case 'motion-changed': return yield* update('motion', event.data.motion, motion => compact({ ...motion, ...event.data, motion: undefined }) as typeof motion);
    case 'decision-registered': return [put('decision', event.data.decision)];
    case 'decision-changed': return yield* update('decision', event.data.decision, decision => decisionChanged(decision, event.data, at));
    case 'ratification-opened': return [put('ratification', event.data.ratification)];
    case 'ratification-voted': return yield* ratificationVoted(event.data);
    case 'ratification-closed': return yield* update('ratification', event.data.ratification, each => ({ ...each, stage: event.data.stage }));
    case 'instruction-given': return [put('instruction', event.data.instruction)];
    case 'instruction-tested': return yield* update('instruction', event.data.instruction, each => ({ ...each, kept: event.data.kept }));
    case 'report-given': return [put('report', event.data.report)];
    case 'emergency-declared': return [put('emergency', event.data.emergency)];
    case 'emergency-ended': return yield* update('emergency', event.data.emergency, each => ({ ...each, stage: 'ended' }));
    case 'appeal-lodged': return yield* update('decision', event.data.decision, decision => appealed(decision, event.data, at));
    case 'timer-set': return [put('timer', event.data.timer)];
    case 'timer-done': return [{ change: 'remove', kind: 'timer', id: event.data.timer }];
    default: return unreachable(event);
  }
}

function decisionChanged(decision: Decision, data: EventData['decision-changed'], at: Instant): Decision {
  const actedFor = decision.actedFor && data.ratified === true ? { body: decision.actedFor.body } : decision.actedFor;
  // A refusal of another body is another decision to appeal against.
  const appeal = decision.appeal && data.appealDecided === true ? { ...decision.appeal, open: false } : data.refusedBy === undefined ? decision.appeal : undefined;
  return compact({ ...decision, stage: data.stage, since: decision.stage === data.stage ? decision.since : at, actedFor, appeal, stands: data.stands ?? decision.stands, refusedBy: data.refusedBy ?? decision.refusedBy }) as Decision;
}

function appealed(decision: Decision, { to, by, suspends, stands }: EventData['appeal-lodged'], at: Instant): Decision {
  const appeal = { to, by, at, open: true };
  return suspends ? compact({ ...decision, appeal, stage: 'suspended', since: at, stands: stands ?? decision.stands }) as Decision : { ...decision, appeal };
}

function pollOpened({ order, body }: EventData['poll-opened']): FactChange[] {
  const poll = { id: order.poll, order, stage: 'open' as const, body, ...(order.closes === undefined ? {} : { closes: order.closes }) };
  return [put('poll', poll), { change: 'open-roll', poll: order.poll, spec: order.roll.spec }];
}

function* applySignature(data: EventData['petition-signed'], by: 1 | -1): Asking<readonly FactChange[]> {
  const id = `${data.petition}:${data.unit ?? data.person}`;
  const counted = yield* update('petition', data.petition, petition => ({ ...petition, signed: petition.signed + by * (data.inhabitants ?? 1) }));
  if (by < 0) return [{ change: 'remove', kind: 'signature', id }, ...counted];
  return [put('signature', { id, petition: data.petition, person: data.person, ...(data.unit === undefined ? {} : { unit: data.unit as never }) }), ...counted];
}

/** Only voting voices are counted; a consultative voice is noted and stays outside the quorum. */
function* countPresence(presence: Presence, by: 1 | -1): Asking<readonly FactChange[]> {
  if (presence.voice !== 'vote') return [];
  return yield* update('meeting', presence.meeting, meeting => ({ ...meeting, present: meeting.present + by }));
}

function* presenceEnded(id: string): Asking<readonly FactChange[]> {
  const presence = yield* fact('presence', id);
  return presence === undefined ? [] : [{ change: 'remove', kind: 'presence', id }, ...(yield* countPresence(presence, -1))];
}

function withDemand(demands: NonNullable<Motion['demands']>, { mode, person }: EventData['mode-demanded']): NonNullable<Motion['demands']> {
  const by = demands.find(each => each.mode === mode)?.by ?? [];
  return [...demands.filter(each => each.mode !== mode), { mode, by: [...by, person] }];
}

function* meetingMoved(data: EventData['meeting-moved'], at: Instant): Asking<readonly FactChange[]> {
  const meeting = yield* fact('meeting', data.meeting);
  const moved = yield* update('meeting', data.meeting, each => ({ ...each, stage: data.stage, ...(data.quorum === undefined ? {} : { quorum: data.quorum }), ...(data.direct === undefined ? {} : { direct: data.direct }) }));
  if (!meeting || data.stage !== 'open') return moved;
  const body = yield* fact('body', meeting.body);
  return [...moved, put('body', { ...(body ?? { id: meeting.body, kind: kindOfBody(meeting.body) }), lastMet: at })];
}

function* ratificationVoted({ vote }: EventData['ratification-voted']): Asking<readonly FactChange[]> {
  const counted = vote.outcome === undefined ? [] : yield* update('ratification', vote.ratification, each => ({ ...each, [vote.outcome as 'for']: each[vote.outcome as 'for'] + 1 }));
  return [put('ratification-vote', vote), ...counted];
}
