/** Where a person stands: the units they belong to, the seats they hold, and the bodies that concern them. */
import type { Instant } from '#kernel/time.ts';
import { ask, facts, type Asking } from '../asking.ts';
import type { Membership, Seat, Unit } from '../facts.ts';
import { bodyId, type BodyId, type PersonId } from '../ids.ts';
import type { Rules } from '../rules.ts';

export interface Place {
  readonly rules: Rules;
  readonly person: PersonId;
  readonly at: Instant;
  readonly membership: Membership | undefined;
  /** Own units and all they lie in, each once. */
  readonly units: readonly Unit[];
  readonly seats: readonly Seat[];
  readonly bodies: readonly BodyId[];
}

function* unitsAround(membership: Membership | undefined): Asking<readonly Unit[]> {
  const found = new Map<string, Unit>();
  for (const own of membership?.units ?? []) for (const unit of yield* ask({ ask: 'ancestors', unit: own })) found.set(unit.id, unit);
  return [...found.values()];
}

function bodiesAround(rules: Rules, units: readonly Unit[], seats: readonly Seat[]): BodyId[] {
  const bodies = new Set<BodyId>(seats.map(seat => seat.body));
  for (const rule of rules.law.bodies.values()) {
    if (rule.forEach === undefined) bodies.add(bodyId(rule.id, undefined));
    for (const unit of units) if (unit.kind === rule.forEach) bodies.add(bodyId(rule.id, unit.id));
  }
  return [...bodies];
}

/** @param besides bodies that the person asks about, though they do not belong there: a keeper of the roll calls the elections of all */
export function* placeOf(rules: Rules, person: PersonId, at: Instant, besides: readonly BodyId[] = []): Asking<Place> {
  const membership = yield* ask({ ask: 'membership', person, day: rules.calendar.dayOf(at) });
  const units = yield* unitsAround(membership);
  const seats = yield* facts('seat', 'holder', person);
  return { rules, person, at, membership, units, seats, bodies: [...new Set([...bodiesAround(rules, units, seats), ...besides])] };
}
