/** Who stands behind a seat: the electors of its constituency, as a roll that can be counted or frozen. */
import type { Calendar, Day, Instant } from '#kernel/time.ts';
import { addPeriod, dayNumber } from '#kernel/time.ts';
import { unreachable } from '#kernel/unreachable.ts';
import type { BodyKindId, BodyRule, ElectorateId, Electors, Law, SeatSource, SnapshotRule } from '#charter/law.ts';
import { meets, type Condition } from '#charter/condition.ts';
import { ask, fact, facts, type Asking } from './asking.ts';
import type { Membership, Seat } from './facts.ts';
import type { RollSpec } from './roll-spec.ts';
import { bodyId, kindOfBody, unitOfBody, type BodyId, type PersonId, type UnitId } from './ids.ts';

export function bodyRule(law: Law, kind: BodyKindId): BodyRule {
  const rule = law.bodies.get(kind);
  if (!rule) throw new Error(`body kind ${kind} is not in the law`);
  return rule;
}

export function sourceOf(law: Law, seat: Pick<Seat, 'body' | 'source'>): SeatSource | undefined {
  return law.bodies.get(kindOfBody(seat.body))?.seats[seat.source];
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

/** Conditional electors: the first body of the list that has met; if none has, the first (facts 1, article 25 notes). */
function* electingBodies(law: Law, electors: Extract<Electors, { kind: 'body' }>, unit: UnitId | undefined): Asking<readonly BodyId[]> {
  for (const kind of [electors.body, ...electors.otherwise]) {
    const bodies = yield* bodiesOf(law, kind, unit);
    for (const body of bodies) if ((yield* fact('body', body))?.lastMet !== undefined) return bodies;
  }
  return yield* bodiesOf(law, electors.body, unit);
}

export interface Constituency {
  readonly law: Law;
  readonly source: SeatSource;
  /** The unit the seat stands for: the constituency, or the body's own unit for seats at large. */
  readonly unit: UnitId | undefined;
}

export function* electorRoll({ law, source, unit }: Constituency, at: Instant, calendar: Calendar): Asking<RollSpec> {
  const electors = source.electors;
  if (electors.kind === 'body') return { of: 'holders', bodies: yield* electingBodies(law, electors, unit), weighted: false };
  const rule = law.electorates.get(electors.electorate);
  const day = snapshotDay(rule?.asOf ?? { on: 'opening' }, at, calendar);
  return unit === undefined ? { of: 'members', electorate: electors.electorate, day } : { of: 'members', electorate: electors.electorate, unit, day };
}

export function* seatRoll(law: Law, seat: Pick<Seat, 'body' | 'source' | 'constituency'>, at: Instant, calendar: Calendar): Asking<RollSpec | undefined> {
  const source = sourceOf(law, seat);
  return source && (yield* electorRoll({ law, source, unit: seat.constituency ?? unitOfBody(seat.body) }, at, calendar));
}

/** How many lines the roll would have now: members, or filled voting seats. */
export function* rollSize(law: Law, spec: RollSpec): Asking<number> {
  switch (spec.of) {
    case 'members': {
      const who = electorateCondition(law, spec.electorate);
      return yield* ask(spec.unit === undefined ? { ask: 'count-members', who, day: spec.day } : { ask: 'count-members', who, unit: spec.unit, day: spec.day });
    }
    case 'holders': {
      let filled = 0;
      for (const body of spec.bodies) filled += (yield* facts('seat', 'body', body)).filter(isVotingHolder).length;
      return filled;
    }
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

/** Whether the person would stand on the roll if it were frozen now. */
export function* isOnRoll(law: Law, spec: RollSpec, person: PersonId): Asking<boolean> {
  switch (spec.of) {
    case 'members': {
      const membership = yield* ask({ ask: 'membership', person, day: spec.day });
      if (!membership || !meets(electorateCondition(law, spec.electorate), membership, spec.day)) return false;
      return yield* isInside(membership, spec.unit);
    }
    case 'holders': {
      const held = yield* facts('seat', 'holder', person);
      return held.some(seat => seat.voice === 'vote' && spec.bodies.includes(seat.body));
    }
    case 'present': return (yield* facts('presence', 'person', person)).some(each => each.meeting === spec.meeting && each.voice === 'vote');
    default: return unreachable(spec);
  }
}
