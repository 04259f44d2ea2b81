/** Who votes in a body, and who presides over it. */
import { facts, type Asking } from './asking.ts';
import type { Actor } from './act.ts';
import { directRoll, electorsOfAll } from './direct.ts';
import { bodyRule, isOnRoll, isVotingHolder, rollSize } from './electors.ts';
import { isEntitled } from './entitlement.ts';
import type { Seat } from './facts.ts';
import { kindOfBody, type PersonId } from './ids.ts';
import type { Bases } from './order.ts';
import type { RollSpec } from './roll-spec.ts';
import type { Rules } from './rules.ts';
import type { Scope } from './scope.ts';

/** Everybody in the electorate of an assembly or a direct council inside its unit; in any other body the holders of its voting seats. */
export function* votersOf(rules: Rules, scope: Scope): Asking<RollSpec> {
  const { body, at } = scope;
  const { everybody } = bodyRule(rules.law, kindOfBody(body));
  if (everybody !== undefined) return electorsOfAll(rules, everybody, body, at);
  return (yield* directRoll(rules, scope)) ?? { of: 'holders', bodies: [body], weighted: false };
}

export function* isVoter(rules: Rules, scope: Scope, person: PersonId): Asking<boolean> {
  return yield* isOnRoll(rules.law, yield* votersOf(rules, scope), person);
}

/**
 * Sizes that shares of a body are taken of: its voters, its voting seats and those of them that are filled. In a direct
 * council everybody sits, so that "half of seats" is half of them.
 */
export function* basesOfBody(rules: Rules, scope: Scope): Asking<Required<Pick<Bases, 'electors' | 'members' | 'seats' | 'filled'>>> {
  const direct = yield* directRoll(rules, scope);
  const voters = yield* rollSize(rules.law, direct ?? (yield* votersOf(rules, scope)));
  if (direct) return { electors: voters, members: voters, seats: voters, filled: voters };
  const seats: readonly Seat[] = yield* facts('seat', 'body', scope.body);
  return { electors: voters, members: voters, seats: seats.filter(seat => seat.voice === 'vote').length, filled: seats.filter(isVotingHolder).length };
}

/** Whoever the charter names, or the keeper of the chair; where it names nobody, the body chooses one of its own. */
export function* presides(rules: Rules, scope: Scope, actor: Actor): Asking<boolean> {
  const rule = rules.law.meetings.find(each => each.body === kindOfBody(scope.body));
  const named = rule?.presidedBy;
  if (yield* isEntitled(rules, named ? [named, { kind: 'keeper', of: 'chair' }] : [{ kind: 'keeper', of: 'chair' }], actor, scope)) return true;
  return rule !== undefined && named === undefined && actor.as === 'person' && (yield* isVoter(rules, scope, actor.person));
}
