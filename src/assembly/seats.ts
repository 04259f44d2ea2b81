/** Apportionment: the seats of a body, with the arithmetic that gives each constituency its number. */
import type { Instant } from '#kernel/time.ts';
import { seatsFor, type SeatEntitlement } from '#tally/seat-ratio.ts';
import { unreachable } from '#kernel/unreachable.ts';
import type { BodyRule, SeatSize, SeatSource } from '#charter/law.ts';
import { ask, facts, type Asking } from './asking.ts';
import { bodyRule, electorRoll, isVotingHolder, rollSize, snapshotDay } from './electors.ts';
import type { SeatLine } from './event.ts';
import type { Unit } from './facts.ts';
import { kindOfBody, unitOfBody, type BodyId, type SeatId, type UnitId } from './ids.ts';
import type { Rules } from './rules.ts';

/** Seats of one constituency, and why so many. */
export interface Apportioned {
  readonly source: number;
  readonly constituency?: UnitId;
  readonly seats: number;
  /** Undefined for a fixed number. */
  readonly award?: SeatEntitlement;
  readonly base?: 'members' | 'electors' | 'inhabitants' | 'seats';
  readonly figure?: number;
  readonly voice: SeatSource['voice'];
  readonly weights: readonly number[];
}

export interface Apportionment {
  readonly body: BodyId;
  readonly lines: readonly Apportioned[];
  readonly seats: number;
  /** Set when the body would be larger than its cap and no reduction is named. */
  readonly overCap?: number;
}

function* constituencies(source: SeatSource, own: UnitId | undefined): Asking<readonly (UnitId | undefined)[]> {
  if (source.from === undefined) return [undefined];
  const units: readonly Unit[] = yield* ask(own === undefined ? { ask: 'units', kind: source.from } : { ask: 'units', kind: source.from, within: own });
  return units.map(unit => unit.id);
}

function* figureOf(rules: Rules, rule: BodyRule, source: SeatSource, unit: UnitId | undefined, base: Extract<SeatSize, { kind: 'ratio' }>['base'], at: Instant): Asking<number> {
  const day = snapshotDay(rule.apportionedAsOf, at, rules.calendar);
  const recorded = unit === undefined ? undefined : (yield* ask({ ask: 'ancestors', unit }))[0]?.figures;
  switch (base) {
    case 'inhabitants': return recorded?.inhabitants ?? 0;
    case 'electors': if (recorded?.electors !== undefined) return recorded.electors; return yield* electorsNow(rules, source, unit, day, at);
    case 'members': return yield* electorsNow(rules, source, unit, day, at);
    case 'seats': {
      const roll = yield* electorRoll({ law: rules.law, source, unit }, at, rules.calendar);
      if (roll.of !== 'holders') return 0;
      let filled = 0;
      for (const body of roll.bodies) filled += (yield* facts('seat', 'body', body)).filter(isVotingHolder).length;
      return filled;
    }
    default: return unreachable(base);
  }
}

/** Members of the source's electorate on the snapshot day; where a body elects, its filled voting seats. */
function* electorsNow(rules: Rules, source: SeatSource, unit: UnitId | undefined, day: ReturnType<typeof snapshotDay>, at: Instant): Asking<number> {
  const roll = yield* electorRoll({ law: rules.law, source, unit }, at, rules.calendar);
  return yield* rollSize(rules.law, roll.of === 'members' ? { ...roll, day } : roll);
}

/** Shares `total` votes over `seats` seats as equally as whole votes allow, the first seats taking the remainder. */
function sharedWeights(total: number, seats: number): number[] {
  const each = Math.floor(total / seats);
  const left = total - each * seats;
  return Array.from({ length: seats }, (_, index) => each + (index < left ? 1 : 0));
}

function* apportionOne(rules: Rules, rule: BodyRule, index: number, unit: UnitId | undefined, own: UnitId | undefined, at: Instant): Asking<Apportioned> {
  const source = rule.seats[index] as SeatSource;
  const place = unit ?? own;
  const base = { source: index, voice: source.voice, ...(unit === undefined ? {} : { constituency: unit }) };
  const weigh = function* (seats: number): Asking<readonly number[]> {
    if (source.weight === 'one') return Array.from({ length: seats }, () => 1);
    return sharedWeights(yield* electorsNow(rules, source, place, snapshotDay(rule.apportionedAsOf, at, rules.calendar), at), seats);
  };
  if (source.size.kind === 'number') return { ...base, seats: source.size.seats, weights: yield* weigh(source.size.seats) };
  const figure = yield* figureOf(rules, rule, source, place, source.size.base, at);
  const award = seatsFor(source.size.ratio, BigInt(figure));
  const seats = Number(award.seats);
  return { ...base, seats, award, base: source.size.base, figure, weights: yield* weigh(seats) };
}

/** The seats a body has as of `at`, constituency by constituency. */
export function* apportion(rules: Rules, body: BodyId, at: Instant): Asking<Apportionment> {
  const rule = bodyRule(rules.law, kindOfBody(body));
  const own = unitOfBody(body);
  const lines: Apportioned[] = [];
  for (const [index, source] of rule.seats.entries())
    for (const unit of yield* constituencies(source, own)) lines.push(yield* apportionOne(rules, rule, index, unit, own, at));
  const seats = lines.filter(line => line.voice === 'vote').reduce((sum, line) => sum + line.seats, 0);
  const overCap = rule.cap !== undefined && seats > rule.cap.seats ? rule.cap.seats : undefined;
  return { body, lines, seats, ...(overCap === undefined ? {} : { overCap }) };
}

export function seatId(body: BodyId, source: number, constituency: UnitId | undefined, ordinal: number): SeatId {
  return `${body}/${source}/${constituency ?? 'whole'}/${ordinal}` as SeatId;
}

/** The seats of an apportionment as lines of the record, in a stable order. */
export function seatLines(rules: Rules, apportionment: Apportionment): SeatLine[] {
  const rule = bodyRule(rules.law, kindOfBody(apportionment.body));
  return apportionment.lines.flatMap(line => line.weights.map((weight, index) => ({
    id: seatId(apportionment.body, line.source, line.constituency, index + 1),
    source: line.source,
    voice: line.voice,
    weight,
    mandate: rule.mandate,
    ...(line.constituency === undefined ? {} : { constituency: line.constituency }),
  })));
}
