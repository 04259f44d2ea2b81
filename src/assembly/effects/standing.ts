/** Changing a member's standing: the whole line is recorded anew, from the day on. */
import { addDays, type Day } from '#kernel/time.ts';
import type { StatusId, UnitKindId } from '#charter/law.ts';
import type { StandingLine } from '../act.ts';
import { ask, facts, type Asking } from '../asking.ts';
import { event, type AssemblyEvent } from '../event.ts';
import type { Membership, Unit, VacancyReason } from '../facts.ts';
import type { PersonId, UnitId } from '../ids.ts';
import type { Rules } from '../rules.ts';
import { vacate, type Change } from '../vacancies.ts';
import { joined, NOTHING, type Carrying } from './carrying.ts';
import { standsFor } from './unit-seats.ts';

export function lineOf(membership: Membership, change: { readonly status?: StatusId; readonly units?: readonly UnitId[] }): StandingLine {
  const { person, units, status, joined: since, attributes } = membership;
  return { person, units: change.units ?? units, status: change.status ?? status, joined: since, attributes };
}

export function recorded(day: Day, lines: readonly StandingLine[]): readonly AssemblyEvent[] {
  return lines.length === 0 ? [] : [event('standing-recorded', { day, lines })];
}

/** The member's standing with another status from today. */
export function* withStatus(rules: Rules, person: PersonId, status: StatusId, { at }: Pick<Carrying, 'at'>): Asking<Change> {
  const day = rules.calendar.dayOf(at);
  const membership = yield* ask({ ask: 'membership', person, day });
  return membership ? { events: recorded(day, [lineOf(membership, { status })]), applied: [] } : NOTHING;
}

/** The standing of the day before a decision took effect; whoever had none has left. */
export function* restoredStanding(rules: Rules, person: PersonId, { decision, at }: Carrying): Asking<Change> {
  const day = rules.calendar.dayOf(at);
  const now = yield* ask({ ask: 'membership', person, day });
  if (!now) return NOTHING;
  const before = yield* ask({ ask: 'membership', person, day: addDays(rules.calendar.dayOf(decision.since ?? decision.at), -1) });
  return { events: recorded(day, [lineOf(now, { status: before?.status ?? 'left', ...(before ? { units: before.units } : {}) })]), applied: [] };
}

/** Every seat the person holds falls vacant, and is filled again as its body's rule says; not those that end with `units`. */
export function* vacateAll(rules: Rules, person: PersonId, because: VacancyReason, { decision, key, at }: Carrying, units: readonly UnitId[] = []): Asking<Change> {
  let change: Change = NOTHING;
  for (const seat of (yield* facts('seat', 'holder', person)).filter(held => !standsFor(held, units)))
    change = joined(change, yield* vacate(rules, { seat, because, by: decision.id, key, at, offset: change.events.length }));
  return change;
}

/** The unit and every live unit inside it, outermost first. */
export function* unitsInside(unit: UnitId): Asking<readonly UnitId[]> {
  const found = new Set<UnitId>([unit]);
  for (const parent of found) for (const child of yield* facts('unit', 'parent', parent)) found.add(child.id);
  return [...found];
}

export function isLive(unit: Unit | undefined, kind?: UnitKindId): unit is Unit {
  return unit !== undefined && unit.until === undefined && (kind === undefined || unit.kind === kind);
}
