/** Rolls before they are frozen: who stands on one, and how many there are. */
import type { Calendar, Day, Instant } from '#kernel/time.ts';
import { addPeriod, dayNumber } from '#kernel/time.ts';
import { unreachable } from '#kernel/unreachable.ts';
import type { BodyKindId, BodyRule, ElectorateId, Law, SnapshotRule } from '#charter/law.ts';
import { meets, type Condition } from '#charter/condition.ts';
import { ask, fact, facts, type Asking, type CountQuery } from './asking.ts';
import type { Membership, Seat } from './facts.ts';
import type { MembersRoll, RollSpec } from './roll-spec.ts';
import { bodyId, type BodyId, type PersonId, type UnitId } from './ids.ts';

export function bodyRule(law: Law, kind: BodyKindId): BodyRule {
  const rule = law.bodies.get(kind);
  if (!rule) throw new Error(`body kind ${kind} is not in the law`);
  return rule;
}

/** The day on which standing counts for something that opens at `at`. A fixed day is the latest one not after it. */
export function snapshotDay(rule: SnapshotRule, at: Instant, calendar: Calendar): Day {
  const today = calendar.dayOf(at);
  switch (rule.on) {
    case 'opening': return today;
    case 'before-opening': return addPeriod(today, { ...rule.by, count: -rule.by.count });
    case 'fixed': {
      const inYear = (year: number): Day => `${String(year).padStart(4, '0')}-${String(rule.month).padStart(2, '0')}-${String(rule.day).padStart(2, '0')}` as Day;
      const year = Number(today.slice(0, 4));
      return dayNumber(inYear(year)) <= dayNumber(today) ? inYear(year) : inYear(year - 1);
    }
    default: return unreachable(rule);
  }
}

/** Bodies of a kind that belong to a unit: its own, the one of the unit it lies in, or those of the units inside it. */
export function* bodiesOf(law: Law, kind: BodyKindId, unit: UnitId | undefined): Asking<readonly BodyId[]> {
  const forEach = bodyRule(law, kind).forEach;
  if (forEach === undefined) return [bodyId(kind, undefined)];
  if (unit !== undefined) {
    const around = yield* ask({ ask: 'ancestors', unit });
    const own = around.find(candidate => candidate.kind === forEach);
    if (own) return [bodyId(kind, own.id)];
  }
  const inside = yield* ask(unit === undefined ? { ask: 'units', kind: forEach } : { ask: 'units', kind: forEach, within: unit });
  return inside.map(each => bodyId(kind, each.id));
}

/** How many members of the electorate there are in the unit, as a question. */
export function countOf(law: Law, { electorate, unit, day }: MembersRoll): CountQuery {
  const who = electorateCondition(law, electorate);
  return unit === undefined ? { ask: 'count-members', who, day } : { ask: 'count-members', who, unit, day };
}

export function* filledSeats(bodies: readonly BodyId[]): Asking<number> {
  let filled = 0;
  for (const body of bodies) filled += (yield* facts('seat', 'body', body)).filter(isVotingHolder).length;
  return filled;
}

/** Everybody of the electorate in the units, once. */
function* membersIn(law: Law, { electorate, units, day }: Extract<RollSpec, { of: 'bodies' }>): Asking<number> {
  const [who, persons] = [electorateCondition(law, electorate), new Set<PersonId>()];
  for (const unit of units)
    for (const membership of yield* ask({ ask: 'members-of', unit, day })) if (meets(who, membership, day)) persons.add(membership.person);
  return persons.size;
}

/** How many lines the roll would have now: members, or filled voting seats. */
export function* rollSize(law: Law, spec: RollSpec): Asking<number> {
  switch (spec.of) {
    case 'members': return yield* ask(countOf(law, spec));
    case 'holders': return yield* filledSeats(spec.bodies);
    case 'bodies': return (yield* filledSeats(spec.bodies)) + (yield* membersIn(law, spec));
    case 'present': return (yield* fact('meeting', spec.meeting))?.present ?? 0;
    default: return unreachable(spec);
  }
}

export function isVotingHolder(seat: Seat): boolean {
  return seat.holder !== undefined && seat.voice === 'vote';
}

export function electorateCondition(law: Law, electorate: ElectorateId): Condition {
  const rule = law.electorates.get(electorate);
  if (!rule) throw new Error(`electorate ${electorate} is not in the law`);
  return rule.who;
}

export function* isInside(membership: Membership, unit: UnitId | undefined): Asking<boolean> {
  if (unit === undefined) return true;
  for (const own of membership.units) {
    const around = yield* ask({ ask: 'ancestors', unit: own });
    if (around.some(each => each.id === unit)) return true;
  }
  return false;
}

function* isAmong(law: Law, { electorate, day }: Pick<MembersRoll, 'electorate' | 'day'>, units: readonly (UnitId | undefined)[], person: PersonId): Asking<boolean> {
  const membership = yield* ask({ ask: 'membership', person, day });
  if (!membership || !meets(electorateCondition(law, electorate), membership, day)) return false;
  for (const unit of units) if (yield* isInside(membership, unit)) return true;
  return false;
}

function* holdsVote(bodies: readonly BodyId[], person: PersonId): Asking<boolean> {
  return (yield* facts('seat', 'holder', person)).some(seat => seat.voice === 'vote' && bodies.includes(seat.body));
}

/** Whether the person would stand on the roll if it were frozen now. */
export function* isOnRoll(law: Law, spec: RollSpec, person: PersonId): Asking<boolean> {
  switch (spec.of) {
    case 'members': return yield* isAmong(law, spec, [spec.unit], person);
    case 'holders': return yield* holdsVote(spec.bodies, person);
    case 'bodies': return (yield* holdsVote(spec.bodies, person)) || (yield* isAmong(law, spec, spec.units, person));
    case 'present': return (yield* facts('presence', 'person', person)).some(each => each.meeting === spec.meeting && each.voice === 'vote');
    default: return unreachable(spec);
  }
}
