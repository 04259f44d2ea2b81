/** Tells a store what the families of candidates are about to ask, so that a hundred look-ups become a few. */
import { ask, facts, type Asking, type ForeseenFacts } from '../asking.ts';
import type { Place } from './place.ts';

function ofBodies({ bodies }: Place): ForeseenFacts[] {
  return bodies.flatMap((body): ForeseenFacts[] => [
    { kind: 'poll', index: 'live', value: body }, { kind: 'meeting', index: 'live', value: body }, { kind: 'motion', index: 'live', value: body },
    { kind: 'election', index: 'live', value: body }, { kind: 'seat', index: 'body', value: body }, { kind: 'petition', index: 'body', value: body },
  ]);
}

function ofUnits({ units }: Place): ForeseenFacts[] {
  return [...units.map(unit => unit.id as string), 'whole'].flatMap((value): ForeseenFacts[] => [
    { kind: 'election', index: 'constituency', value }, { kind: 'seat', index: 'constituency', value },
  ]);
}

/** Petitions that run against seats around the person, and who has signed them. */
function* ofSeats(place: Place): Asking<void> {
  const seats = new Set<string>();
  for (const unit of place.units) for (const seat of yield* facts('seat', 'constituency', unit.id)) seats.add(seat.id);
  for (const body of place.bodies) for (const seat of yield* facts('seat', 'body', body)) if (seat.constituency === undefined) seats.add(seat.id);
  yield* ask({ ask: 'foresee', facts: [...seats].map(value => ({ kind: 'petition', index: 'seat', value })) });
}

export function* foresee(place: Place): Asking<void> {
  yield* ask({ ask: 'foresee', facts: [
    ...ofBodies(place), ...ofUnits(place), { kind: 'presence', index: 'person', value: place.person }, { kind: 'seat', index: 'holder', value: place.person },
  ] });
  yield* ofSeats(place);
}
