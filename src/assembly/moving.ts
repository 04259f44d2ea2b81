/** Who may move: one of those the charter names, or somebody in the name of a body that has resolved to. */
import type { Holder, Law } from '#charter/law.ts';
import { ask, fact, type Asking } from './asking.ts';
import type { Act, Actor } from './act.ts';
import { isEntitled } from './entitlement.ts';
import { kindOfBody, unitOfBody, type BodyId, type DecisionId, type PersonId } from './ids.ts';
import { bodyExists } from './meetings.ts';
import type { Rules } from './rules.ts';
import type { Scope } from './scope.ts';
import { isVoter, presides } from './voters.ts';

type Resolving = Extract<Holder, { kind: 'body' }>;

/** A body named as such moves by resolution where it can resolve; moving in itself, or an office, it moves as whoever sits in it. */
export function resolves(law: Law, holder: Holder, scope: Pick<Scope, 'body'>): holder is Resolving {
  return holder.kind === 'body' && holder.body !== kindOfBody(scope.body) && law.bodies.get(holder.body)?.decides !== undefined;
}

/** Whether the two belong to one line of units: of bodies elsewhere neither speaks in the other. */
function* concerns(rules: Rules, speaking: BodyId, body: BodyId): Asking<boolean> {
  if (!(yield* bodyExists(rules, speaking))) return false;
  const [own, there] = [unitOfBody(speaking), unitOfBody(body)];
  if (own === undefined || there === undefined) return true;
  if ((yield* ask({ ask: 'ancestors', unit: own })).some(unit => unit.id === there)) return true;
  return (yield* ask({ ask: 'ancestors', unit: there })).some(unit => unit.id === own);
}

/** A plain resolution in force, of a body the charter names, brought by its mover or who presides there. */
export function* speaksFor(rules: Rules, holders: readonly Holder[], person: PersonId, scope: Scope, id: DecisionId): Asking<boolean> {
  const decision = yield* fact('decision', id);
  // Whatever has an effect of its own was not resolved for another body to take up.
  if (decision?.stage !== 'in-force' || decision.effect.kind !== 'decide') return false;
  const kind = kindOfBody(decision.body);
  if (!holders.some(holder => holder.kind === 'body' && holder.body === kind)) return false;
  if (!(yield* concerns(rules, decision.body, scope.body))) return false;
  const resolved = yield* fact('motion', decision.motion);
  return resolved?.mover === person || (yield* presides(rules, { body: decision.body, at: scope.at }, { as: 'person', person }));
}

/** Without anybody's decision. */
export function* mayMoveAlone(rules: Rules, holders: readonly Holder[], by: Actor, scope: Scope): Asking<boolean> {
  return yield* isEntitled(rules, holders.filter(holder => !resolves(rules.law, holder, scope)), by, scope);
}

export function* mayMove(rules: Rules, holders: readonly Holder[], { by, content: { inNameOf } }: Act<'move'>, scope: Scope): Asking<boolean> {
  if (yield* mayMoveAlone(rules, holders, by, scope)) return true;
  return inNameOf !== undefined && by.as === 'person' && (yield* speaksFor(rules, holders, by.person, scope, inNameOf));
}

/**
 * Who may stand behind a motion: whoever has a vote on it, or might have moved it alone. One member of a body that moves by
 * resolution is neither.
 */
export function* maySecond(rules: Rules, holders: readonly Holder[], person: PersonId, scope: Scope): Asking<boolean> {
  return (yield* isVoter(rules, scope, person)) || (yield* mayMoveAlone(rules, holders, { as: 'person', person }, scope));
}

/** Who may change a motion: whoever might have moved it alone, or, where bodies alone move, whoever has a vote on it. */
export function* mayAmend(rules: Rules, holders: readonly Holder[], person: PersonId, scope: Scope): Asking<boolean> {
  if (yield* mayMoveAlone(rules, holders, { as: 'person', person }, scope)) return true;
  return holders.every(holder => resolves(rules.law, holder, scope)) && (yield* isVoter(rules, scope, person));
}
