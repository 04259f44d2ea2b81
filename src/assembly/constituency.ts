/** Who stands behind a seat: the electors of its constituency, as a roll that can be counted or frozen. */
import type { Calendar, Instant } from '#kernel/time.ts';
import type { Electors, Law, SeatSource } from '#charter/law.ts';
import { ask, fact, type Asking } from './asking.ts';
import { directBody, foreseenSizes } from './direct.ts';
import { bodiesOf, snapshotDay } from './electors.ts';
import type { Seat } from './facts.ts';
import { kindOfBody, unitOfBody, type BodyId, type UnitId } from './ids.ts';
import type { MembersRoll, RollSpec } from './roll-spec.ts';

export function sourceOf(law: Law, seat: Pick<Seat, 'body' | 'source'>): SeatSource | undefined {
  return law.bodies.get(kindOfBody(seat.body))?.seats[seat.source];
}

/** Conditional electors: the first body of the list that has met; if none has, the first (facts 1, article 25 notes). */
export function* electingBodies(law: Law, electors: Extract<Electors, { kind: 'body' }>, unit: UnitId | undefined): Asking<readonly BodyId[]> {
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

/** Bodies that elect together: those of seats by their holders, direct ones as everybody in them. */
function* rollOfBodies(rules: { readonly law: Law; readonly calendar: Calendar }, bodies: readonly BodyId[], at: Instant): Asking<RollSpec> {
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

export function* electorRoll({ law, source, unit }: Constituency, at: Instant, calendar: Calendar): Asking<RollSpec> {
  const electors = source.electors;
  if (electors.kind === 'body') return yield* rollOfBodies({ law, calendar }, yield* electingBodies(law, electors, unit), at);
  const rule = law.electorates.get(electors.electorate);
  const day = snapshotDay(rule?.asOf ?? { on: 'opening' }, at, calendar);
  return unit === undefined ? { of: 'members', electorate: electors.electorate, day } : { of: 'members', electorate: electors.electorate, unit, day };
}

export function* seatRoll(law: Law, seat: Pick<Seat, 'body' | 'source' | 'constituency'>, at: Instant, calendar: Calendar): Asking<RollSpec | undefined> {
  const source = sourceOf(law, seat);
  return source && (yield* electorRoll({ law, source, unit: seat.constituency ?? unitOfBody(seat.body) }, at, calendar));
}
