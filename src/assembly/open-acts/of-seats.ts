/** Candidates about seats: recalling one's delegates, reporting and resigning from one's own seat. */
import { facts, type Asking } from '../asking.ts';
import type { Seat } from '../facts.ts';
import { kindOfBody } from '../ids.ts';
import { candidate, UNWRITTEN, type AnyCandidate } from './candidate.ts';
import type { Place } from './place.ts';

/** Seats that may stand for the person: of the own constituencies, and those at large in the bodies around. */
function* delegates(place: Place): Asking<readonly Seat[]> {
  const found = new Map<string, Seat>();
  for (const unit of place.units) for (const seat of yield* facts('seat', 'constituency', unit.id)) found.set(seat.id, seat);
  for (const body of place.bodies) {
    const atLarge = place.rules.law.bodies.get(kindOfBody(body))?.seats.some(source => source.from === undefined);
    if (atLarge) for (const seat of yield* facts('seat', 'body', body)) if (seat.constituency === undefined) found.set(seat.id, seat);
  }
  return [...found.values()].filter(seat => seat.holder !== undefined);
}

function* ofDelegate(place: Place, seat: Seat): Asking<readonly AnyCandidate[]> {
  if (!place.rules.law.recalls.some(rule => rule.body === kindOfBody(seat.body))) return [];
  const on = { type: 'seat', id: seat.id } as const;
  const [running] = yield* facts('petition', 'seat', seat.id);
  const signed = running && (yield* facts('signature', 'petition', running.id)).some(each => each.person === place.person);
  if (running && signed) return [candidate('unsign', on, { petition: running.id }, [], running.closes)];
  return [candidate('sign', on, { for: 'recall', seat: seat.id }, [], running?.closes)];
}

export function* seatCandidates(place: Place): Asking<readonly AnyCandidate[]> {
  const found: AnyCandidate[] = [];
  for (const seat of yield* delegates(place)) found.push(...(yield* ofDelegate(place, seat)));
  for (const seat of place.seats) {
    const on = { type: 'seat', id: seat.id } as const;
    found.push(candidate('report', on, { seat: seat.id, text: UNWRITTEN }, [{ path: 'text', type: 'text' }]), candidate('resign', on, { seat: seat.id }));
  }
  return found;
}
