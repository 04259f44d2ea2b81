/** Tells a store what the families of candidates are about to ask, so that a hundred look-ups become a few. */
import { ask, facts, type Asking, type ForeseenFacts } from '../asking.ts';
import { foreseenSizes } from '../direct.ts';
import type { Seat } from '../facts.ts';
import { recallPetitionId } from '../petitions.ts';
import type { Place } from './place.ts';

function ofBodies({ bodies }: Place): ForeseenFacts[] {
  return bodies.flatMap((body): ForeseenFacts[] => [
    { kind: 'poll', index: 'live', value: body }, { kind: 'meeting', index: 'live', value: body }, { kind: 'motion', index: 'live', value: body },
    { kind: 'election', index: 'live', value: body }, { kind: 'seat', index: 'body', value: body }, { kind: 'petition', index: 'body', value: body },
    { kind: 'decision', index: 'awaits', value: body },
  ]);
}

function ofUnits({ units }: Place): ForeseenFacts[] {
  return [...units.map(unit => unit.id as string), 'whole'].flatMap((value): ForeseenFacts[] => [
    { kind: 'election', index: 'constituency', value }, { kind: 'seat', index: 'constituency', value },
  ]);
}

const WAITING: readonly ForeseenFacts[] = ['awaits-confirmation', 'awaits-ratification'].map(value => ({ kind: 'decision', index: 'stage', value }));

/** Petitions that run, or ran, against seats around the person. */
function* ofSeats(place: Place): Asking<void> {
  const seats = new Map<string, Seat>();
  for (const unit of place.units) for (const seat of yield* facts('seat', 'constituency', unit.id)) seats.set(seat.id, seat);
  for (const body of place.bodies) for (const seat of yield* facts('seat', 'body', body)) if (seat.constituency === undefined) seats.set(seat.id, seat);
  yield* ask({
    ask: 'foresee',
    facts: [...seats.keys()].map(value => ({ kind: 'petition', index: 'seat', value })),
    ids: [...seats.values()].map(seat => ({ kind: 'petition', id: recallPetitionId(seat, 1) })),
  });
}

export function* foresee(place: Place): Asking<void> {
  const { ids, counts = [] } = foreseenSizes(place.rules, place.bodies, place.at);
  yield* ask({ ask: 'foresee', ids, counts, facts: [
    ...ofBodies(place), ...ofUnits(place), ...WAITING, { kind: 'presence', index: 'person', value: place.person }, { kind: 'seat', index: 'holder', value: place.person },
    { kind: 'decision', index: 'about', value: place.person },
  ] });
  yield* ofSeats(place);
}
