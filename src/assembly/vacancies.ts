/** How a seat changes hands: filled by election, vacated, and filled again as the body's vacancy rule says. */
import type { Day, Instant } from '#kernel/time.ts';
import { addPeriod, deadline } from '#kernel/time.ts';
import { unreachable } from '#kernel/unreachable.ts';
import type { BodyRule, StatusId } from '#charter/law.ts';
import { ask, fact, facts, type Asking } from './asking.ts';
import { electorsChosen, seatRoll, sourceOf } from './constituency.ts';
import { directBody, directReason } from './direct.ts';
import { bodyRule, isOnRoll } from './electors.ts';
import { event, type AssemblyEvent } from './event.ts';
import type { Election, Seat, VacancyReason } from './facts.ts';
import { governingRule } from './governed.ts';
import { idFrom, kindOfBody, unitOfBody, type ActKey, type ElectionId, type PersonId } from './ids.ts';
import { interimEnds } from './interim.ts';
import type { Reason } from './judgement.ts';
import { holdingLimit } from './limits.ts';
import type { Rules } from './rules.ts';
import { termSet, termsServed } from './term-clock.ts';

export interface Change {
  readonly events: readonly AssemblyEvent[];
  readonly applied: readonly Reason[];
}

/** `offset` keeps the ids of several by-elections of one act apart. */
export interface Vacating {
  readonly seat: Seat;
  readonly because: VacancyReason;
  readonly by: string;
  readonly key: ActKey;
  readonly at: Instant;
  readonly offset?: number;
}

/** Standings in which nobody takes a seat. */
export const HAS_LEFT: readonly StatusId[] = ['left', 'expelled', 'suspended'];

function without(alternates: readonly PersonId[], person: PersonId): PersonId[] {
  return alternates.filter(each => each !== person);
}

/** An alternate takes the seat if still a member in good standing among those who may hold it; otherwise the next one. */
function* nextAlternate(rules: Rules, vacating: Vacating): Asking<PersonId | undefined> {
  for (const person of vacating.seat.alternates) if (yield* mayServe(rules, vacating, person)) return person;
  return undefined;
}

/**
 * Where members elect, an alternate must still be one of them; where a body elects, a member of the organisation.
 * Runners-up of one election are alternates of all its seats: who has one of them already does not take a second.
 */
function* mayServe(rules: Rules, { seat, at }: Vacating, person: PersonId): Asking<boolean> {
  if ((yield* facts('seat', 'holder', person)).some(held => held.body === seat.body)) return false;
  if (yield* holdingLimit(rules, seat.body, person)) return false;
  const roll = yield* seatRoll(rules.law, seat, at, rules.calendar);
  if (roll && sourceOf(rules.law, seat)?.electors.kind === 'members') return yield* isOnRoll(rules.law, roll, person);
  const membership = yield* ask({ ask: 'membership', person, day: rules.calendar.dayOf(at) });
  return membership !== undefined && !HAS_LEFT.includes(membership.status);
}

/** Whoever elected to the seat elects again for the rest of the term; at large, whoever would now. */
function* byElection(rules: Rules, vacating: Vacating, atLarge: boolean): Asking<Change | undefined> {
  const { seat } = vacating;
  const governed = governingRule(rules.law.elections, kindOfBody(seat.body), 'call-election');
  if (!governed.ok) return undefined;
  const rule = governed.value;
  const kept = seat.electors === undefined || atLarge ? yield* electorsChosen(rules, sourceOf(rules.law, seat), { body: seat.body, unit: (atLarge ? undefined : seat.constituency) ?? unitOfBody(seat.body) }, vacating.at) : { electors: seat.electors };
  const election: Election = {
    id: idFrom<ElectionId>(vacating.key, (vacating.offset ?? 0) + 1), body: seat.body, source: seat.source, seats: [seat.id], byElection: true,
    governedBy: rules.law.version, authority: rule.article, stage: 'nomination', candidates: [],
    nominationsClose: deadline(vacating.at, rule.nominationsOpen, rules.calendar),
    ...(seat.constituency === undefined || atLarge ? {} : { constituency: seat.constituency }), ...kept,
  };
  return { events: [event('election-called', { election }), nominationsTimer(election)], applied: [{ article: rule.article, code: 'by-election', facts: { seat: seat.id } }] };
}

/** The voters want other candidates: the seats that nobody took are elected anew, for the same term, under the law in force now. */
export function reopen(rules: Rules, { election, taken }: { readonly election: Election; readonly taken: number }, { key, at }: { readonly key: ActKey; readonly at: Instant }): Change {
  const governed = governingRule(rules.law.elections, kindOfBody(election.body), 'call-election');
  const seats = election.seats.slice(taken);
  if (!governed.ok || seats.length === 0) return { events: [], applied: [] };
  const rule = governed.value;
  const anew: Election = {
    id: idFrom<ElectionId>(key, election.seats.length + 1), body: election.body, source: election.source, seats, byElection: election.byElection, governedBy: rules.law.version, authority: rule.article,
    stage: 'nomination', candidates: [], nominationsClose: deadline(at, rule.nominationsOpen, rules.calendar), ...(election.constituency === undefined ? {} : { constituency: election.constituency }),
  };
  return { events: [event('election-called', { election: anew }), nominationsTimer(anew)], applied: [{ article: rule.article, code: 'nominations-reopened', facts: { election: election.id, seats: seats.length } }] };
}

export function nominationsTimer(election: Election): AssemblyEvent {
  return event('timer-set', { timer: { id: `close-nominations:${election.id}`, at: election.nominationsClose, act: { kind: 'close-nominations', content: { election: election.id } } } });
}

function* refill(rules: Rules, rule: BodyRule, vacating: Vacating): Asking<Change> {
  const { seat } = vacating;
  for (const step of rule.vacancy) {
    switch (step) {
      case 'next-alternate': {
        const person = yield* nextAlternate(rules, vacating);
        if (!person) continue;
        const until = seat.until === undefined ? {} : { until: seat.until };
        const filled = event('seat-filled', { seat: seat.id, person, alternates: without(seat.alternates, person), how: 'alternate', by: vacating.by, ...until });
        return { events: [filled], applied: [{ article: rule.article, code: 'next-alternate', facts: { seat: seat.id, person } }] };
      }
      case 'by-election':
      case 'by-election-at-large': {
        const called = yield* byElection(rules, vacating, step === 'by-election-at-large');
        if (called) return called;
        continue;
      }
      case 'co-option':
      case 'appointed-by-electors':
      case 'stays-empty': return { events: [], applied: [{ article: rule.article, code: step, facts: { seat: seat.id } }] };
      default: return unreachable(step);
    }
  }
  return { events: [], applied: [] };
}

/**
 * Vacates a seat and fills it again by the rule in force now (a seat's standing follows the law in force). In a direct
 * council it stays empty: everybody has a vote without one.
 */
export function* vacate(rules: Rules, vacating: Vacating): Asking<Change> {
  const { seat } = vacating;
  const left = event('seat-vacated', { seat: seat.id, because: vacating.because, by: vacating.by, ...(seat.holder === undefined ? {} : { person: seat.holder }) });
  const direct = yield* directBody(rules, seat.body, vacating.at);
  if (direct) return { events: [left], applied: [directReason(seat.body, direct)] };
  const filled = yield* refill(rules, bodyRule(rules.law, kindOfBody(seat.body)), vacating);
  return { events: [left, ...filled.events], applied: filled.applied };
}

/** A by-election fills the rest of the term. */
function termEnd(rules: Rules, election: Election, seat: Seat, at: Instant): Day | undefined {
  if (election.byElection && seat.until !== undefined) return seat.until;
  const { term } = bodyRule(rules.law, kindOfBody(election.body));
  return term && addPeriod(rules.calendar.dayOf(at), term);
}

export interface Elected {
  readonly persons: readonly PersonId[];
  readonly runnersUp: readonly PersonId[];
  /** Seats without a person wait for other candidates. */
  readonly reopened: boolean;
}

/** Fills the seats of an election in the order of election, each with the alternates its source allows. */
export function* fillElected(rules: Rules, election: Election, { persons: elected, runnersUp, reopened }: Elected, at: Instant): Asking<Change> {
  const rule = bodyRule(rules.law, kindOfBody(election.body));
  const alternates = runnersUp.slice(0, rule.seats[election.source]?.alternates ?? 0);
  const events: AssemblyEvent[] = [];
  const ends: Day[] = [];
  for (const [index, id] of election.seats.entries()) {
    const seat = yield* fact('seat', id);
    const person = elected[index];
    if (!seat) continue;
    if (person === undefined) {
      events.push(event('seat-vacated', { seat: id, because: reopened ? 'nominations-reopened' : 'no-candidates', by: election.id, ...(seat.holder === undefined ? {} : { person: seat.holder }) }));
      continue;
    }
    const until = termEnd(rules, election, seat, at);
    events.push(event('seat-filled', { seat: id, person, alternates, how: 'elected', by: election.id, ...(until === undefined ? {} : { until }), ...(election.byElection ? {} : { terms: (yield* termsServed(election.body, person)) + 1 }) }));
    ends.push(...(until === undefined ? [] : [until]));
  }
  for (const until of new Set(ends)) events.push(...(yield* termSet(rules, election.body, until)));
  if (elected.length > 0) events.push(...(yield* interimEnds(rules, election.body)));
  return { events, applied: [{ article: rule.article, code: 'seats-filled', facts: { body: election.body, seats: elected.length, unit: unitOfBody(election.body) ?? null } }] };
}
