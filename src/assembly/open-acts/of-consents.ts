/** Candidates of consents: decisions and elections that wait for a body around the person to confirm, ratify or verify them. */
import { ask, facts, type Asking } from '../asking.ts';
import { consentingOf } from '../consents.ts';
import type { Decision, Effect, Election } from '../facts.ts';
import type { BodyId } from '../ids.ts';
import type { AnyCandidate } from './candidate.ts';
import { moveCandidate, placesToMove } from './move-candidate.ts';
import type { Place } from './place.ts';

function* waiting(): Asking<readonly Decision[]> {
  return [...(yield* facts('decision', 'stage', 'awaits-confirmation')), ...(yield* facts('decision', 'stage', 'awaits-ratification'))];
}

/** Nobody is asked to move what the body is already about to decide. */
function* isMoved(body: BodyId, decision: Decision): Asking<boolean> {
  return (yield* facts('motion', 'live', body)).some(({ effect }) => effect.kind === 'ratify-decision' && effect.decision === decision.id);
}

function* ofBody(place: Place, body: BodyId, decision: Decision): Asking<readonly AnyCandidate[]> {
  const effect: Effect = { kind: 'ratify-decision', decision: decision.id };
  const mayConsent = decision.actedFor?.awaits === body || (yield* consentingOf(place.rules, body, effect)) !== undefined;
  const [where] = mayConsent ? yield* placesToMove(place, body) : [];
  if (where === undefined || (yield* isMoved(body, decision))) return [];
  return [yield* moveCandidate(place, { type: 'decision', id: decision.id }, where, effect)];
}

/** Elections that wait for the body to verify them, until somebody has moved it. */
function* verifying(place: Place, body: BodyId, election: Election): Asking<readonly AnyCandidate[]> {
  const [where] = yield* placesToMove(place, body);
  const isMoved = (yield* facts('motion', 'live', body)).some(({ effect }) => effect.kind === 'verify-election' && effect.election === election.id);
  return where === undefined || isMoved ? [] : [yield* moveCandidate(place, { type: 'election', id: election.id }, where, { kind: 'verify-election', election: election.id })];
}

function* foreseeWaiting({ bodies }: Place): Asking<void> {
  const stages = ['awaits-confirmation', 'awaits-ratification'].map(value => ({ kind: 'decision', index: 'stage', value }) as const);
  yield* ask({ ask: 'foresee', ids: [], facts: [...stages, ...bodies.flatMap(value => [{ kind: 'decision', index: 'awaits', value }, { kind: 'election', index: 'verifier', value }] as const)] });
}

export function* consentCandidates(place: Place): Asking<readonly AnyCandidate[]> {
  yield* foreseeWaiting(place);
  const everywhere = yield* waiting();
  const found: AnyCandidate[] = [];
  for (const body of place.bodies) {
    const decisions = [...everywhere, ...(yield* facts('decision', 'awaits', body))];
    for (const decision of decisions) found.push(...(yield* ofBody(place, body, decision)));
    for (const election of yield* facts('election', 'verifier', body)) found.push(...(yield* verifying(place, body, election)));
  }
  return found;
}
