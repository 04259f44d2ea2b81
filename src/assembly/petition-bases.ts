/** Whose signatures count for a demand, and of how many: members, constituents, seats, or units through those who stand for them. */
import type { Instant } from '#kernel/time.ts';
import { unreachable } from '#kernel/unreachable.ts';
import type { Holder } from '#charter/law.ts';
import { ask, fact, facts, type Asking } from './asking.ts';
import { membersBehind, sitsIn } from './direct.ts';
import { isOnRoll, rollSize } from './electors.ts';
import { isEntitled } from './entitlement.ts';
import { kindOfBody, unitOfBody, type BodyId, type PersonId, type UnitId } from './ids.ts';
import { leastWhole } from './need.ts';
import { isRepresented, populationOf } from './represented.ts';
import type { Rules } from './rules.ts';
import { basesOfBody } from './voters.ts';

/** Signatures needed of a base, and the unit for which this one is given. */
export interface Standing {
  readonly need: number;
  readonly base: number;
  readonly unit?: UnitId;
  /** Signatures weigh as many as live in the units that give them. */
  readonly counted?: 'inhabitants';
}

export interface Signing {
  readonly body: BodyId;
  readonly person: PersonId;
  readonly unit?: UnitId;
  readonly at: Instant;
}

type Collective = Extract<Holder, { kind: 'share' | 'count' }>;

function needed(holder: Collective, base: number): number {
  return holder.kind === 'count' ? holder.count : leastWhole(holder, base);
}

function* ofMembers(rules: Rules, holder: Collective, { body, person, at }: Signing): Asking<Standing | undefined> {
  const roll = membersBehind(rules, body, at);
  if (!roll || !(yield* isOnRoll(rules.law, roll, person))) return undefined;
  const base = yield* rollSize(rules.law, roll);
  return { need: needed(holder, base), base };
}

function* ofSeats(rules: Rules, holder: Collective, { body, person, at }: Signing): Asking<Standing | undefined> {
  const sits = yield* sitsIn(rules, [body], person, { body, at });
  const { seats } = yield* basesOfBody(rules, { body, at });
  return sits ? { need: needed(holder, seats), base: seats } : undefined;
}

/**
 * A unit demands through a delegate it has sent to the body, or through whoever keeps the chair in it. Either answers to
 * the unit for it and can be recalled; one signature counts for a unit.
 */
export function* standsFor(rules: Rules, unit: UnitId, { body, person }: Pick<Signing, 'body' | 'person'>): Asking<boolean> {
  const held = yield* facts('seat', 'holder', person);
  return held.some(seat => seat.voice === 'vote' && (
    (seat.body === body && seat.constituency === unit)
    || (unitOfBody(seat.body) === unit && rules.law.bodies.get(kindOfBody(seat.body))?.keeps.includes('chair') === true)));
}

function* ofUnits(rules: Rules, holder: Collective, signing: Signing): Asking<Standing | undefined> {
  const { unit, body } = signing;
  const [known, within] = [unit === undefined ? undefined : yield* fact('unit', unit), unitOfBody(body)];
  if (unit === undefined || holder.unitKind === undefined || known?.kind !== holder.unitKind) return undefined;
  const units = yield* ask(within === undefined ? { ask: 'units', kind: holder.unitKind } : { ask: 'units', kind: holder.unitKind, within });
  if (!units.some(each => each.id === unit) || !(yield* standsFor(rules, unit, signing))) return undefined;
  return { need: needed(holder, units.length), base: units.length, unit };
}

/** A unit signs with everybody who lives in it. */
function* ofInhabitants(rules: Rules, holder: Collective, signing: Signing): Asking<Standing | undefined> {
  const { unit, body } = signing;
  if (unit === undefined || !(yield* isRepresented(unit, body)) || !(yield* standsFor(rules, unit, signing))) return undefined;
  const base = yield* populationOf(rules.law, body);
  return { need: needed(holder, base), base, unit, counted: 'inhabitants' };
}

/** Undefined when the signature would not count for this holder. */
export function* standingOf(rules: Rules, holder: Holder, signing: Signing): Asking<Standing | undefined> {
  if (holder.kind !== 'share' && holder.kind !== 'count') {
    const alone = yield* isEntitled(rules, [holder], { as: 'person', person: signing.person }, signing);
    return alone ? { need: 1, base: 1 } : undefined;
  }
  switch (holder.of) {
    case 'members':
    case 'constituents': return yield* ofMembers(rules, holder, signing);
    case 'seats': return yield* ofSeats(rules, holder, signing);
    case 'units': return yield* ofUnits(rules, holder, signing);
    case 'inhabitants': return yield* ofInhabitants(rules, holder, signing);
    default: return unreachable(holder);
  }
}
