/** Who votes in a body, and who presides over it. */
import type { Instant } from '#kernel/time.ts';
import { facts, type Asking } from './asking.ts';
import type { Actor } from './act.ts';
import { bodyRule, isOnRoll, isVotingHolder, rollSize, snapshotDay } from './electors.ts';
import { isEntitled } from './entitlement.ts';
import type { Seat } from './facts.ts';
import { kindOfBody, unitOfBody, type BodyId, type PersonId } from './ids.ts';
import type { Bases } from './order.ts';
import type { RollSpec } from './roll-spec.ts';
import type { Rules } from './rules.ts';

/** Everybody in an assembly's electorate inside its unit; in any other body the holders of its voting seats. */
export function votersOf(rules: Rules, body: BodyId, at: Instant): RollSpec {
  const { everybody } = bodyRule(rules.law, kindOfBody(body));
  if (everybody === undefined) return { of: 'holders', bodies: [body], weighted: false };
  const day = snapshotDay(rules.law.electorates.get(everybody)?.asOf ?? { on: 'opening' }, at, rules.calendar);
  const unit = unitOfBody(body);
  return unit === undefined ? { of: 'members', electorate: everybody, day } : { of: 'members', electorate: everybody, unit, day };
}

export function* isVoter(rules: Rules, body: BodyId, person: PersonId, at: Instant): Asking<boolean> {
  return yield* isOnRoll(rules.law, votersOf(rules, body, at), person);
}

/** Sizes that shares of a body are taken of: its voters, its voting seats and those of them that are filled. */
export function* basesOfBody(rules: Rules, body: BodyId, at: Instant): Asking<Required<Pick<Bases, 'electors' | 'members' | 'seats' | 'filled'>>> {
  const voters = yield* rollSize(rules.law, votersOf(rules, body, at));
  const seats: readonly Seat[] = yield* facts('seat', 'body', body);
  return { electors: voters, members: voters, seats: seats.filter(seat => seat.voice === 'vote').length, filled: seats.filter(isVotingHolder).length };
}

/** Whoever the charter names, or the keeper of the chair; where it names nobody, the body chooses one of its own. */
export function* presides(rules: Rules, body: BodyId, actor: Actor, at: Instant): Asking<boolean> {
  const rule = rules.law.meetings.find(each => each.body === kindOfBody(body));
  const named = rule?.presidedBy;
  if (yield* isEntitled(rules, named ? [named, { kind: 'keeper', of: 'chair' }] : [{ kind: 'keeper', of: 'chair' }], actor, { body, at })) return true;
  return rule !== undefined && named === undefined && actor.as === 'person' && (yield* isVoter(rules, body, actor.person, at));
}
