/**
 * Inhabitants for whom units sign: "one third of inhabitants". A unit stands for all who live in it, so a unit inside one
 * that has signed adds nobody, and nobody is counted twice. The population is what is recorded of the body's unit, else of
 * the units in it, level by level; for a body of the whole, of the units that lie in no other.
 */
import type { Law } from '#charter/law.ts';
import { ask, fact, facts, type Asking } from './asking.ts';
import type { Petition, Unit } from './facts.ts';
import { unitOfBody, type BodyId, type UnitId } from './ids.ts';

/** Recorded inhabitants of the unit, or of those inside it where none are recorded of itself. */
function* inhabitantsOf(unit: Unit, seen: Set<UnitId>): Asking<number> {
  if (seen.has(unit.id)) return 0;
  seen.add(unit.id);
  if (unit.figures.inhabitants !== undefined) return unit.figures.inhabitants;
  let sum = 0;
  for (const child of yield* facts('unit', 'parent', unit.id)) sum += yield* inhabitantsOf(child, seen);
  return sum;
}

/** All whom units of the body could sign for. */
export function* populationOf(law: Law, body: BodyId): Asking<number> {
  const own = unitOfBody(body);
  const unit = own === undefined ? undefined : yield* fact('unit', own);
  if (own !== undefined) return unit ? yield* inhabitantsOf(unit, new Set()) : 0;
  const seen = new Set<UnitId>();
  let sum = 0;
  for (const kind of law.unitKinds.keys())
    for (const each of yield* ask({ ask: 'units', kind })) if (each.parents.length === 0) sum += yield* inhabitantsOf(each, seen);
  return sum;
}

/** Whether the unit may sign with its inhabitants: they are recorded, and it lies inside the unit of the body. */
export function* isRepresented(unit: UnitId, body: BodyId): Asking<boolean> {
  const around = yield* ask({ ask: 'ancestors', unit });
  const within = unitOfBody(body);
  const [own, ...above] = around;
  return own?.until === undefined && own?.figures.inhabitants !== undefined && (within === undefined || above.some(each => each.id === within));
}

/** Inhabitants of these units, those of a unit inside another of them counted with it. */
function* inhabitantsTogether(units: readonly UnitId[]): Asking<number> {
  let sum = 0;
  for (const unit of units) {
    const [own, ...above] = yield* ask({ ask: 'ancestors', unit });
    if (!above.some(each => units.includes(each.id))) sum += own?.figures.inhabitants ?? 0;
  }
  return sum;
}

/** Inhabitants that the demand has with this unit and would not have without it. */
export function* inhabitantsAdded({ id }: Pick<Petition, 'id'>, unit: UnitId): Asking<number> {
  const others = (yield* facts('signature', 'petition', id)).flatMap(each => each.unit ?? []).filter(each => each !== unit);
  return (yield* inhabitantsTogether([...others, unit])) - (yield* inhabitantsTogether(others));
}
