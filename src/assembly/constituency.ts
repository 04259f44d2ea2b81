/** Who stands behind a seat: the electors of its constituency, as a roll that can be counted or frozen. */
import type { Calendar, Instant } from '#kernel/time.ts';
import type { Electors, Law, SeatSource } from '#charter/law.ts';
import { ask, fact, type Asking } from './asking.ts';
import { directBody, foreseenSizes } from './direct.ts';
import { bodiesOf, filledSeats, snapshotDay } from './electors.ts';
import type { Seat } from './facts.ts';
import { kindOfBody, unitOfBody, type BodyId, type UnitId } from './ids.ts';
import type { MembersRoll, RollSpec } from './roll-spec.ts';

type RulesOf = { readonly law: Law; readonly calendar: Calendar };

export function sourceOf(law: Law, seat: Pick<Seat, 'body' | 'source'>): SeatSource | undefined {
  return law.bodies.get(kindOfBody(seat.body))?.seats[seat.source];
}

/** What is filled: the seats of this body that stand for this unit, the body's own where they are at large. */
export interface Filled {
  readonly body: BodyId;
  readonly unit: UnitId | undefined;
}

/** Whether any of the bodies has sat since the body to be filled was last renewed; ever, where it has not been yet. */
function* haveMet(bodies: readonly BodyId[], since: Instant | undefined): Asking<boolean> {
  for (const body of bodies) {
    const met = (yield* fact('body', body))?.lastMet;
    if (met !== undefined && (since === undefined || met > since)) return true;
  }
  return false;
}

function* anybodySits(rules: RulesOf, bodies: readonly BodyId[], at: Instant): Asking<boolean> {
  if ((yield* filledSeats(bodies)) > 0) return true;
  for (const body of bodies) if (yield* directBody(rules, body, at)) return true;
  return false;
}

/**
 * Conditional electors (facts 1, notes to article 25): the first of those named that has met since the body was last
 * renewed. Where none has, the last in whom anybody sits: "if X has not met, Y elects" asks nothing of Y.
 * @see docs/decisions/0060-electors-who-have-met.md
 */
export function* electingBodies(rules: RulesOf, electors: Extract<Electors, { kind: 'body' }>, { body, unit }: Filled, at: Instant): Asking<readonly BodyId[]> {
  const first = yield* bodiesOf(rules.law, electors.body, unit);
  if (electors.otherwise.length === 0) return first;
  const named = [first];
  for (const kind of electors.otherwise) named.push(yield* bodiesOf(rules.law, kind, unit));
  yield* ask({ ask: 'foresee', ids: [...named.flat(), body].map(id => ({ kind: 'body', id })), facts: [] });
  const since = (yield* fact('body', body))?.renewalCalled;
  for (const bodies of named) if (yield* haveMet(bodies, since)) return bodies;
  yield* ask({ ask: 'foresee', ids: [], facts: named.flat().map(value => ({ kind: 'seat', index: 'body', value })) });
  for (const bodies of named.toReversed()) if (yield* anybodySits(rules, bodies, at)) return bodies;
  return first;
}

/** Kept with the election where the charter names several: a sitting that comes later does not change who elects. */
export function* electorsChosen(rules: RulesOf, source: SeatSource | undefined, filled: Filled, at: Instant): Asking<{ readonly electors?: readonly BodyId[] }> {
  if (source?.electors.kind !== 'body' || source.electors.otherwise.length === 0) return {};
  return { electors: yield* electingBodies(rules, source.electors, filled, at) };
}

export interface Constituency {
  readonly law: Law;
  readonly source: SeatSource;
  readonly filled: Filled;
  /** Of several that the charter names, those to whom it has fallen already. */
  readonly chosen?: readonly BodyId[] | undefined;
}

/** Bodies that elect together: those of seats by their holders, direct ones as everybody in them. */
function* rollOfBodies(rules: RulesOf, bodies: readonly BodyId[], at: Instant): Asking<RollSpec> {
  if (bodies.length > 1) yield* ask(foreseenSizes(rules, bodies, at));
  const seated: BodyId[] = [];
  const direct: MembersRoll[] = [];
  for (const body of bodies) {
    const found = yield* directBody(rules, body, at);
    if (found) direct.push(found.roll);
    else seated.push(body);
  }
  const [first] = direct;
  if (first === undefined) return { of: 'holders', bodies, weighted: false };
  if (bodies.length === 1) return first;
  return { of: 'bodies', bodies: seated, electorate: first.electorate, units: direct.flatMap(roll => roll.unit ?? []), day: first.day };
}

export function* electorRoll({ law, source, filled, chosen }: Constituency, at: Instant, calendar: Calendar): Asking<RollSpec> {
  const electors = source.electors;
  if (electors.kind === 'body') return yield* rollOfBodies({ law, calendar }, chosen ?? (yield* electingBodies({ law, calendar }, electors, filled, at)), at);
  const { unit } = filled;
  const rule = law.electorates.get(electors.electorate);
  const day = snapshotDay(rule?.asOf ?? { on: 'opening' }, at, calendar);
  return unit === undefined ? { of: 'members', electorate: electors.electorate, day } : { of: 'members', electorate: electors.electorate, unit, day };
}

/** Who stands behind the seat: whoever elected to it last, where that was one of several who might. */
export function* seatRoll(law: Law, seat: Pick<Seat, 'body' | 'source' | 'constituency' | 'electors'>, at: Instant, calendar: Calendar): Asking<RollSpec | undefined> {
  const source = sourceOf(law, seat);
  const filled = { body: seat.body, unit: seat.constituency ?? unitOfBody(seat.body) };
  return source && (yield* electorRoll({ law, source, filled, chosen: seat.electors }, at, calendar));
}
