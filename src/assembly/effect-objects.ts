/** What an effect is about: the kinds a power is looked up by, and the places where it would be felt. */
import { unreachable } from '#kernel/unreachable.ts';
import type { ArticleId, BodyKindId, MatterId, UnitKindId } from '#charter/law.ts';
import type { Day } from '#kernel/time.ts';
import { ask, fact, type Asking } from './asking.ts';
import type { Effect } from './facts.ts';
import { kindOfBody, unitOfBody, type BodyId, type PersonId, type SeatId, type UnitId } from './ids.ts';

export interface EffectObject {
  readonly over?: BodyKindId;
  readonly overUnit?: UnitKindId;
  readonly matter?: MatterId;
  readonly articles?: readonly ArticleId[];
  /** Units it would be felt in, all of them; the whole organisation is undefined. Empty: the deciding body's own. */
  readonly places: readonly (UnitId | undefined)[];
  /** A member belongs where any of the member's units lies. */
  readonly anyOf?: readonly UnitId[];
}

/** The thing named in the effect that does not exist. */
export interface Missing {
  readonly missing: Readonly<Record<string, string>>;
}

function ofBody(body: BodyId): EffectObject {
  return { over: kindOfBody(body), places: [unitOfBody(body)] };
}

function* ofSeats(seats: readonly SeatId[]): Asking<EffectObject | Missing> {
  const places: (UnitId | undefined)[] = [];
  const kinds = new Set<BodyKindId>();
  for (const id of seats) {
    const seat = yield* fact('seat', id);
    if (!seat) return { missing: { seat: id } };
    kinds.add(kindOfBody(seat.body));
    places.push(seat.constituency ?? unitOfBody(seat.body));
  }
  const [over, another] = kinds;
  return over === undefined || another !== undefined ? { missing: { seats: seats.join(', ') } } : { over, places };
}

function* ofPerson(person: PersonId, day: Day): Asking<EffectObject | Missing> {
  const membership = yield* ask({ ask: 'membership', person, day });
  return membership ? { places: [], anyOf: membership.units } : { missing: { person } };
}

function* ofUnits(units: readonly UnitId[]): Asking<EffectObject | Missing> {
  for (const id of units) if ((yield* fact('unit', id)) === undefined) return { missing: { unit: id } };
  const first = units[0] === undefined ? undefined : yield* fact('unit', units[0]);
  return first ? { overUnit: first.kind, places: units } : { missing: { unit: '' } };
}

function* ofElection(id: string): Asking<EffectObject | Missing> {
  const election = yield* fact('election', id);
  return election ? ofBody(election.body) : { missing: { election: id } };
}

function* ofPoll(id: string): Asking<EffectObject | Missing> {
  const poll = yield* fact('poll', id);
  return poll ? ofBody(poll.body) : { missing: { poll: id } };
}

function* ofDecision(id: string): Asking<EffectObject | Missing> {
  const decision = yield* fact('decision', id);
  return decision ? ofBody(decision.body) : { missing: { decision: id } };
}

/** @param day on which the standing of a person counts */
export function* objectOf(effect: Effect, day: Day): Asking<EffectObject | Missing> {
  switch (effect.kind) {
    case 'decide': return effect.matter === undefined ? { places: [] } : { matter: effect.matter, places: [] };
    case 'admit-member': return effect.unit === undefined ? yield* ofPerson(effect.person, day) : { places: [effect.unit] };
    case 'suspend-member': case 'reinstate-member': case 'expel-member':
    case 'disfranchise-member': case 'restore-franchise': return yield* ofPerson(effect.person, day);
    case 'create-unit': case 'admit-unit': return { overUnit: effect.unitKind, places: [], ...(effect.parents.length === 0 ? {} : { anyOf: effect.parents }) };
    case 'split-unit': case 'dissolve-unit': case 'secede-unit': return yield* ofUnits([effect.unit]);
    case 'merge-units': return yield* ofUnits([effect.unit, effect.into]);
    case 'remove-holder': return yield* ofSeats([effect.seat]);
    case 'appoint': return yield* ofSeats([effect.seat]);
    case 'instruct-delegate': return yield* ofSeats(effect.seats);
    case 'override-decision': case 'ratify-decision': case 'decide-appeal': return yield* ofDecision(effect.decision);
    case 'amend-charter': return { articles: effect.articles, places: [undefined] };
    case 'adopt-reading': return { places: [undefined] };
    case 'declare-emergency': case 'end-emergency': return { places: [] };
    case 'call-referendum': return ofBody(effect.body);
    case 'verify-election': case 'void-election': return yield* ofElection(effect.election);
    case 'annul-vote': return yield* ofPoll(effect.poll);
    default: return unreachable(effect);
  }
}
