/** Whether a person is one of those to whom the charter gives an act. */
import { unreachable } from '#kernel/unreachable.ts';
import type { ElectorateId, Holder } from '#charter/law.ts';
import { facts, type Asking } from './asking.ts';
import type { Actor } from './act.ts';
import { sitsIn } from './direct.ts';
import { bodiesOf, isInside, snapshotDay } from './electors.ts';
import { ask, fact } from './asking.ts';
import { meets } from '#charter/condition.ts';
import { kindOfBody, unitOfBody, type PersonId } from './ids.ts';
import type { Rules } from './rules.ts';
import type { Scope } from './scope.ts';
import type { Organisation } from './facts.ts';


/** True when any of the holders is this actor. Collective holders (shares of a base) act by petition, never alone. */
export function* isEntitled(rules: Rules, holders: readonly Holder[], actor: Actor, scope: Scope): Asking<boolean> {
  for (const holder of holders) if (yield* isHolder(rules, holder, actor, scope)) return true;
  return false;
}

function* isHolder(rules: Rules, holder: Holder, actor: Actor, scope: Scope): Asking<boolean> {
  if (holder.kind === 'clock') return actor.as === 'clock';
  if (actor.as !== 'person') return false;
  switch (holder.kind) {
    case 'members': return yield* isMemberOf(rules, holder.electorate, actor.person, scope);
    case 'seats':
    case 'body': return yield* sitsIn(rules, yield* bodiesOf(rules.law, holder.body, unitOfBody(scope.body)), actor.person, scope);
    case 'keeper': return yield* isKeeper(rules, holder.of, actor.person, scope);
    case 'share':
    case 'count': return false;
    default: return unreachable(holder);
  }
}

export function* isMemberOf(rules: Rules, electorate: ElectorateId, person: PersonId, scope: Scope): Asking<boolean> {
  const rule = rules.law.electorates.get(electorate);
  if (!rule) return false;
  const day = snapshotDay(rule.asOf, scope.at, rules.calendar);
  const membership = yield* ask({ ask: 'membership', person, day });
  return membership !== undefined && meets(rule.who, membership, day) && (yield* isInside(membership, unitOfBody(scope.body)));
}

/** Who keeps the roll, the chair or the count: holders of seats in a body that keeps it; the interim registrar until then. */
export function* isKeeper(rules: Rules, of: 'roll' | 'chair' | 'count', person: PersonId, scope: Scope): Asking<boolean> {
  const held = yield* facts('seat', 'holder', person);
  for (const seat of held) {
    const rule = rules.law.bodies.get(kindOfBody(seat.body));
    if (!rule?.keeps.includes(of)) continue;
    const own = unitOfBody(seat.body);
    if (own === undefined || own === unitOfBody(scope.body)) return true;
  }
  if (of !== 'roll') return yield* isChairOfUnservedBody(rules, person, scope, of);
  return yield* isInterimRegistrar(person);
}

/** Where no seat keeps the chair or the count for a body, the registrar calls its first meeting and counts its first vote. */
function* isChairOfUnservedBody(rules: Rules, person: PersonId, scope: Scope, of: 'chair' | 'count'): Asking<boolean> {
  for (const rule of rules.law.bodies.values()) {
    if (!rule.keeps.includes(of)) continue;
    const bodies = yield* bodiesOf(rules.law, rule.id, unitOfBody(scope.body));
    for (const body of bodies) if ((yield* facts('seat', 'body', body)).some(seat => seat.holder !== undefined)) return false;
  }
  return yield* isKeeper(rules, 'roll', person, scope);
}

export const ORGANISATION_ID = 'organisation';

export function* organisation(): Asking<Organisation | undefined> {
  return yield* fact('organisation', ORGANISATION_ID);
}

function* isInterimRegistrar(person: PersonId): Asking<boolean> {
  return (yield* organisation())?.interimRegistrar === person;
}
