/** What happens to seats and elections when units end: they end too, so that no base counts a place that is not there. */
import { facts, type Asking } from '../asking.ts';
import { event, type AssemblyEvent, type SeatLine } from '../event.ts';
import type { Seat } from '../facts.ts';
import { bodyId, unitOfBody, type BodyId, type UnitId } from '../ids.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';
import type { Carrying } from './carrying.ts';

function lineOf({ id, source, constituency, voice, weight, mandate }: Seat): SeatLine {
  return { id, source, voice, weight, mandate, ...(constituency === undefined ? {} : { constituency }) };
}

export function standsFor(seat: Pick<Seat, 'body' | 'constituency'>, units: readonly UnitId[]): boolean {
  const own = unitOfBody(seat.body);
  return (seat.constituency !== undefined && units.includes(seat.constituency)) || (own !== undefined && units.includes(own));
}

/** Bodies of the ended units, and bodies elsewhere in which they have seats. */
function* bodiesTouched(rules: Rules, units: readonly UnitId[]): Asking<ReadonlySet<BodyId>> {
  const touched = new Set<BodyId>();
  for (const unit of units) {
    for (const seat of yield* facts('seat', 'constituency', unit)) touched.add(seat.body);
    for (const rule of rules.law.bodies.values()) if (rule.forEach !== undefined) touched.add(bodyId(rule.id, unit));
  }
  return touched;
}

function* endedElections(units: readonly UnitId[], touched: ReadonlySet<BodyId>): Asking<readonly AssemblyEvent[]> {
  const events: AssemblyEvent[] = [];
  for (const body of touched)
    for (const election of yield* facts('election', 'live', body))
      if (standsFor(election, units)) events.push(event('election-moved', { election: election.id, stage: 'void' }));
  return events;
}

export function* endedSeats(rules: Rules, units: readonly UnitId[], { decision }: Carrying): Asking<Change> {
  const touched = yield* bodiesTouched(rules, units);
  const events: AssemblyEvent[] = [];
  for (const body of touched) {
    const seats = yield* facts('seat', 'body', body);
    const ending = seats.filter(seat => standsFor(seat, units));
    if (ending.length === 0) continue;
    for (const seat of ending) events.push(event('seat-vacated', { seat: seat.id, because: 'unit-ended', by: decision.id, ...(seat.holder === undefined ? {} : { person: seat.holder }) }));
    events.push(event('seats-apportioned', { body, seats: seats.filter(seat => !ending.includes(seat)).map(lineOf) }));
  }
  return { events: [...(yield* endedElections(units, touched)), ...events], applied: [] };
}
