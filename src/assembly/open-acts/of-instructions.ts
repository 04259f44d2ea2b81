/** Candidates of instructions: what a body may bind its delegates to, on motions that their council has still to vote on. */
import { facts, type Asking } from '../asking.ts';
import type { Motion, Seat } from '../facts.ts';
import { kindOfBody, unitOfBody, type BodyId } from '../ids.ts';
import type { AnyCandidate } from './candidate.ts';
import { moveCandidate, placesToMove } from './move-candidate.ts';
import type { Place } from './place.ts';

/** Bodies around the person to which the charter gives the instruction of seats there. */
function instructing({ rules: { law }, bodies }: Place, council: BodyId): readonly BodyId[] {
  const kinds = new Set(law.powers.filter(power => power.effect === 'instruct-delegate' && (power.over ?? kindOfBody(council)) === kindOfBody(council)).map(power => power.heldBy));
  return bodies.filter(body => kinds.has(kindOfBody(body)));
}

/** The filled and bound seats that stand for the unit of the body. */
function* delegatesOf(body: BodyId, council: BodyId): Asking<readonly Seat[]> {
  const unit = unitOfBody(body);
  return (yield* facts('seat', 'body', council)).filter(seat => seat.holder !== undefined && seat.mandate === 'bound' && seat.constituency === unit);
}

/** The motion that decides is first; a body that meets several times is offered its first place only. */
function* onMotion(place: Place, motion: Motion, body: BodyId): Asking<readonly AnyCandidate[]> {
  const seats = (yield* delegatesOf(body, motion.body)).map(seat => seat.id);
  const [where] = yield* placesToMove(place, body);
  if (where === undefined || seats.length === 0) return [];
  return [yield* moveCandidate(place, { type: 'motion', id: motion.id }, where, { kind: 'instruct-delegate', seats, motion: motion.id, vote: 'for' })];
}

export function* instructionCandidates(place: Place): Asking<readonly AnyCandidate[]> {
  const found: AnyCandidate[] = [];
  for (const council of place.bodies) {
    const bodies = instructing(place, council);
    const motions = bodies.length === 0 ? [] : (yield* facts('motion', 'live', council)).filter(({ stage }) => stage === 'moved' || stage === 'admitted');
    for (const motion of motions) for (const body of bodies) found.push(...(yield* onMotion(place, motion, body)));
  }
  return found;
}
