/** Apportionment: the seats of a body, with the arithmetic that gives each constituency its number. */
import type { Day, Instant } from '#kernel/time.ts';
import { organisation } from './entitlement.ts';
import { seatsFor, type SeatEntitlement } from '#tally/seat-ratio.ts';
import { seatsOfBody } from '#tally/body-size.ts';
import type { OptionId } from '#tally/ballot.ts';
import { unreachable } from '#kernel/unreachable.ts';
import type { BodyRule, SeatSize, SeatSource } from '#charter/law.ts';
import { inTable } from '#charter/unit-table.ts';
import { ask, fact, type Asking, type CountQuery } from './asking.ts';
import { electingBodies, electorRoll } from './constituency.ts';
import { directBody, foreseenSizes } from './direct.ts';
import { bodyRule, countOf, filledSeats, rollSize, snapshotDay } from './electors.ts';
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
  /** The day whose standing and figures were counted. */
  readonly asOf: Day;
  readonly lines: readonly Apportioned[];
  readonly seats: number;
  /** Set when the body would be larger than its cap and no reduction is named. */
  readonly overCap?: number;
  /** Set when the cap took seats away: how many there would have been. */
  readonly reducedFrom?: number;
}

function* constituencies(source: SeatSource, own: UnitId | undefined): Asking<readonly (Unit | undefined)[]> {
  if (source.from === undefined) return [undefined];
  return yield* ask(own === undefined ? { ask: 'units', kind: source.from } : { ask: 'units', kind: source.from, within: own });
}

/** What seats are apportioned by: the rule, the moment, and the day whose figures count. */
interface Apportioning {
  readonly rules: Rules;
  readonly body: BodyId;
  readonly rule: BodyRule;
  readonly at: Instant;
  readonly day: Day;
  /** The body's own unit. */
  readonly own: UnitId | undefined;
  /** The body and those whose size depends on it, so that a circle of bodies comes to an end. */
  readonly above: readonly BodyId[];
}

/**
 * The day the charter names. A fixed day from before the founding has no roll to count, and would give every
 * constituency nothing: the first apportionment counts the day on which it is made.
 */
function* apportionmentDay(rules: Rules, rule: BodyRule, at: Instant): Asking<Day> {
  const day = snapshotDay(rule.apportionedAsOf, at, rules.calendar);
  const founded = (yield* organisation())?.versions[0]?.inForce;
  return founded !== undefined && day < rules.calendar.dayOf(founded) ? rules.calendar.dayOf(at) : day;
}

function* figureOf(by: Apportioning, source: SeatSource, place: Unit | undefined, base: Extract<SeatSize, { kind: 'ratio' }>['base']): Asking<number> {
  switch (base) {
    case 'inhabitants': return place?.figures.inhabitants ?? 0;
    case 'electors': return place?.figures.electors ?? (yield* electorsNow(by, source, place?.id));
    case 'members': return yield* electorsNow(by, source, place?.id);
    case 'seats': return source.electors.kind === 'body' ? yield* electorsNow(by, source, place?.id) : 0;
    default: return unreachable(base);
  }
}

function isCounted({ size, weight }: SeatSource, place: Unit | undefined): boolean {
  const base = size.kind === 'ratio' ? size.base : undefined;
  return weight !== 'one' || base === 'members' || (base === 'electors' && place?.figures.electors === undefined);
}

/** What electorsNow will count in each of many constituencies, for a store to count at once. */
function* foreseeElectors({ rules: { law, calendar }, body, at, day }: Apportioning, source: SeatSource, places: readonly (Unit | undefined)[]): Asking<void> {
  if (source.electors.kind !== 'members' || places.length < 2) return;
  const counts: CountQuery[] = [];
  for (const place of places.filter(each => isCounted(source, each))) {
    const roll = yield* electorRoll({ law, source, filled: { body, unit: place?.id } }, at, calendar);
    if (roll.of === 'members') counts.push(countOf(law, { ...roll, day }));
  }
  yield* ask({ ask: 'foresee', facts: [], ids: [], counts });
}

/** Members of the source's electorate on the snapshot day; where a body elects, its filled voting seats. */
function* electorsNow(by: Apportioning, source: SeatSource, unit: UnitId | undefined): Asking<number> {
  const { rules: { law, calendar }, body, at, day } = by;
  if (source.electors.kind === 'body') return yield* seatsOfElecting(by, yield* electingBodies(by.rules, source.electors, { body, unit }, at));
  const roll = yield* electorRoll({ law, source, filled: { body, unit } }, at, calendar);
  return yield* rollSize(law, roll.of === 'members' ? { ...roll, day } : roll);
}

/** A direct council counts with the seats its own rule would give it, so that a place sends no more for being small. */
function* seatsOfElecting({ rules, at, above }: Apportioning, bodies: readonly BodyId[]): Asking<number> {
  yield* ask(foreseenSizes(rules, bodies, at));
  let seats = 0;
  for (const body of bodies)
    if ((yield* directBody(rules, body, at)) === undefined) seats += yield* filledSeats([body]);
    else if (!above.includes(body)) seats += (yield* apportion(rules, body, at, above)).seats;
  return seats;
}

/** Whether the votes are the constituency's, however many seats it has. */
function isShared(weight: SeatSource['weight'] | undefined): boolean {
  return weight === 'electors' || (typeof weight === 'object' && 'table' in weight);
}

/** Shares `total` votes over `seats` seats as equally as whole votes allow, the first seats taking the remainder. */
function sharedWeights(total: number, seats: number): number[] {
  const each = Math.floor(total / seats);
  const left = total - each * seats;
  return Array.from({ length: seats }, (_, index) => each + (index < left ? 1 : 0));
}

function* apportionOne(by: Apportioning, index: number, constituency: Unit | undefined): Asking<Apportioned> {
  const { rule } = by;
  const source = rule.seats[index] as SeatSource;
  const place = constituency ?? (by.own === undefined ? undefined : yield* fact('unit', by.own));
  const base = { source: index, voice: source.voice, ...(constituency === undefined ? {} : { constituency: constituency.id }) };
  const weigh = function* (seats: number): Asking<readonly number[]> {
    const { weight } = source;
    if (weight === 'one') return Array.from({ length: seats }, () => 1);
    if (weight !== 'electors' && 'each' in weight) return Array.from({ length: seats }, () => weight.each);
    if (weight !== 'electors') return sharedWeights(inTable(weight.table, constituency?.name ?? '') ?? 0, seats);
    return sharedWeights(yield* electorsNow(by, source, place?.id), seats);
  };
  if (source.size.kind === 'number') return { ...base, seats: source.size.seats, weights: yield* weigh(source.size.seats) };
  if (source.size.kind === 'table') {
    const seats = inTable(source.size.table, constituency?.name ?? '') ?? 0;
    return { ...base, seats, weights: yield* weigh(seats) };
  }
  const figure = yield* figureOf(by, source, place, source.size.base);
  const award = seatsFor(source.size.ratio, BigInt(figure));
  const seats = Number(award.seats);
  return { ...base, seats, award, base: source.size.base, figure, weights: yield* weigh(seats) };
}

/**
 * The seats a body has as of `at`, constituency by constituency, brought down to its cap where the charter says how; for
 * a direct council those it would have.
 */
export function* apportion(rules: Rules, body: BodyId, at: Instant, above: readonly BodyId[] = []): Asking<Apportionment> {
  const rule = bodyRule(rules.law, kindOfBody(body));
  const own = unitOfBody(body);
  const day = yield* apportionmentDay(rules, rule, at);
  const lines: Apportioned[] = [];
  const by = { rules, body, rule, at, day, own, above: [...above, body] };
  for (const [index, source] of rule.seats.entries()) {
    const places = yield* constituencies(source, own);
    yield* foreseeElectors(by, source, places);
    for (const place of places) lines.push(yield* apportionOne(by, index, place));
  }
  const seats = votingSeats(lines);
  if (rule.cap === undefined || seats <= rule.cap.seats) return { body, asOf: day, lines, seats };
  const reduced = rule.cap.reduceBy === undefined ? undefined : reducedLines(rule, lines, rule.cap.seats);
  return reduced ? { body, asOf: day, lines: reduced, seats: votingSeats(reduced), reducedFrom: seats } : { body, asOf: day, lines, seats, overCap: rule.cap.seats };
}

function votingSeats(lines: readonly Apportioned[]): number {
  return lines.filter(line => line.voice === 'vote').reduce((sum, line) => sum + line.seats, 0);
}

/**
 * Takes seats from the constituencies of the one ratio until the body has its cap, by D'Hondt's quotients.
 * Undefined where several ratios or a tie leave open who gives way: that is for people to settle.
 */
function reducedLines(rule: BodyRule, lines: readonly Apportioned[], cap: number): readonly Apportioned[] | undefined {
  const byRatio = lines.filter(line => line.voice === 'vote' && line.figure !== undefined);
  const size = rule.seats[byRatio[0]?.source ?? -1]?.size;
  if (size?.kind !== 'ratio' || new Set(byRatio.map(line => line.source)).size !== 1) return undefined;
  const fixed = votingSeats(lines) - votingSeats(byRatio);
  const units = byRatio.map(line => ({ unit: (line.constituency ?? 'whole') as string as OptionId, figure: BigInt(line.figure ?? 0) }));
  const body = seatsOfBody(size.ratio, units, { atMost: BigInt(cap - fixed), reduction: 'dhondt' }, { ladder: [] });
  if (body.status !== 'decided') return undefined;
  const held = new Map<string, number>(body.units.map(each => [each.unit, Number(each.held)]));
  return lines.map(line => {
    const seats = byRatio.includes(line) ? held.get(line.constituency ?? 'whole') ?? line.seats : line.seats;
    if (seats === line.seats) return line;
    const total = line.weights.reduce((sum, weight) => sum + weight, 0);
    const weights = isShared(rule.seats[line.source]?.weight) ? sharedWeights(total, Math.max(1, seats)).slice(0, seats) : line.weights.slice(0, seats);
    return { ...line, seats, weights };
  });
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
