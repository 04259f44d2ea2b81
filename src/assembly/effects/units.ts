/** Effects on units: founded, admitted, divided, merged, closed, or leaving the organisation. */
import { ask, fact, type Asking } from '../asking.ts';
import { event } from '../event.ts';
import type { UnitId } from '../ids.ts';
import { refuse, remedy, type Refusal } from '../judgement.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';
import { joined, type Carrying, type EffectOf, type Ground } from './carrying.ts';
import { isLive, lineOf, recorded, unitsInside, vacateAll } from './standing.ts';
import { endedSeats } from './unit-seats.ts';

type Creating = EffectOf<'create-unit'>;
export type UnitEffect = Creating | EffectOf<'split-unit'> | EffectOf<'merge-units'> | EffectOf<'dissolve-unit'>;
type Ending = 'dissolved' | 'merged' | 'seceded';

/** A unit lies in live units of the kinds the charter names, and in one at least where it names any. */
function* parentFault(rules: Rules, effect: Creating, article: Ground['article']): Asking<Refusal | undefined> {
  const kind = rules.law.unitKinds.get(effect.unitKind);
  if (!kind) return refuse('not-governed', article, { unitKind: effect.unitKind }, [remedy('use-one-of', { kinds: [...rules.law.unitKinds.keys()] })]);
  for (const id of effect.parents) {
    const parent = yield* fact('unit', id);
    if (!isLive(parent) || !kind.within.includes(parent.kind)) return refuse('no-such-thing', article, { unit: id, within: kind.within });
  }
  return kind.within.length > 0 && effect.parents.length === 0 ? refuse('no-such-thing', article, { unitKind: kind.id, within: kind.within }) : undefined;
}

function* splitFault(rules: Rules, effect: EffectOf<'split-unit'>, { article, at }: Ground): Asking<Refusal | undefined> {
  if (effect.members.length === 0) return refuse('not-a-member', article, { unit: effect.unit, members: 0 });
  for (const person of effect.members) {
    const membership = yield* ask({ ask: 'membership', person, day: rules.calendar.dayOf(at) });
    if (!membership?.units.includes(effect.unit)) return refuse('not-a-member', article, { person, unit: effect.unit });
  }
  return undefined;
}

export function* unitFault(rules: Rules, effect: UnitEffect, ground: Ground): Asking<Refusal | undefined> {
  if ('unitKind' in effect) return yield* parentFault(rules, effect, ground.article);
  const unit = yield* fact('unit', effect.unit);
  if (!isLive(unit)) return refuse('no-such-thing', ground.article, { unit: effect.unit });
  if (effect.kind === 'split-unit') return yield* splitFault(rules, effect, ground);
  if (effect.kind !== 'merge-units') return undefined;
  const into = yield* fact('unit', effect.into);
  return isLive(into, unit.kind) && into.id !== unit.id ? undefined : refuse('no-such-thing', ground.article, { unit: effect.into, unitKind: unit.kind });
}

function create(rules: Rules, effect: Creating, { decision, at }: Carrying): Change {
  const unit = { unit: `unit:${decision.id}` as UnitId, kind: effect.unitKind, name: effect.name, parents: effect.parents, figures: {} };
  return { events: [event('units-recorded', { day: rules.calendar.dayOf(at), units: [unit] })], applied: [] };
}

/** Those who are named move into the new unit beside the old one; whatever else they belong to stays. */
function* split(rules: Rules, effect: EffectOf<'split-unit'>, { decision, at }: Carrying): Asking<Change> {
  const [day, old, fresh] = [rules.calendar.dayOf(at), yield* fact('unit', effect.unit), `unit:${decision.id}` as UnitId];
  if (!old) return { events: [], applied: [] };
  const lines = [];
  for (const person of effect.members) {
    const membership = yield* ask({ ask: 'membership', person, day });
    if (membership) lines.push(lineOf(membership, { units: membership.units.map(unit => (unit === old.id ? fresh : unit)) }));
  }
  const unit = { unit: fresh, kind: old.kind, name: effect.name, parents: old.parents, figures: {} };
  return { events: [event('units-recorded', { day, units: [unit] }), ...recorded(day, lines)], applied: [] };
}

/** The unit ends, its seats with it; its members belong to `instead` from that day. */
function* end(rules: Rules, unit: UnitId, because: Ending, instead: readonly UnitId[], carrying: Carrying): Asking<Change> {
  const day = rules.calendar.dayOf(carrying.at);
  const members = yield* ask({ ask: 'members-of', unit, day });
  const lines = members.filter(each => each.units.includes(unit))
    .map(each => lineOf(each, { units: [...new Set(each.units.flatMap(own => (own === unit ? instead : [own])))] }));
  const seats = yield* endedSeats(rules, [unit], carrying);
  return { events: [...recorded(day, lines), ...seats.events, event('unit-ended', { unit, day, because })], applied: seats.applied };
}

/** Children of a unit that ends lie in what follows it. */
function* childrenMoved(rules: Rules, unit: UnitId, instead: readonly UnitId[], { at }: Carrying): Asking<Change> {
  const children = yield* ask({ ask: 'facts', kind: 'unit', index: 'parent', value: unit });
  const units = children.map(child => ({ unit: child.id, kind: child.kind, name: child.name, figures: child.figures, parents: [...new Set(child.parents.flatMap(own => (own === unit ? instead : [own])))] }));
  return { events: units.length === 0 ? [] : [event('units-recorded', { day: rules.calendar.dayOf(at), units })], applied: [] };
}

/** A part leaves with everything inside it: its members leave with it unless they belong to what stays as well. */
function* secede(rules: Rules, unit: UnitId, carrying: Carrying): Asking<Change> {
  const day = rules.calendar.dayOf(carrying.at);
  const leaving = yield* unitsInside(unit);
  const members = yield* ask({ ask: 'members-of', unit, day });
  let change = yield* endedSeats(rules, leaving, carrying);
  const lines = [];
  for (const member of members) {
    const left = member.units.filter(own => !leaving.includes(own));
    lines.push(lineOf(member, left.length > 0 ? { units: left } : { status: member.status === 'expelled' ? 'expelled' : 'left' }));
    if (left.length === 0) change = joined(change, yield* vacateAll(rules, member.person, 'left', carrying, leaving));
  }
  const ended = [...leaving].reverse().map(each => event('unit-ended', { unit: each, day, because: 'seceded' as const }));
  return { events: [...recorded(day, lines), ...change.events, ...ended], applied: [...change.applied, { article: carrying.decision.authority, code: 'seceded', facts: { unit, members: members.length } }] };
}

export function* carryUnit(rules: Rules, effect: UnitEffect, carrying: Carrying): Asking<Change> {
  switch (effect.kind) {
    case 'create-unit':
    case 'admit-unit': return create(rules, effect, carrying);
    case 'split-unit': return yield* split(rules, effect, carrying);
    case 'merge-units': return joined(yield* childrenMoved(rules, effect.unit, [effect.into], carrying), yield* end(rules, effect.unit, 'merged', [effect.into], carrying));
    case 'dissolve-unit': {
      const parents = (yield* fact('unit', effect.unit))?.parents ?? [];
      return joined(yield* childrenMoved(rules, effect.unit, parents, carrying), yield* end(rules, effect.unit, 'dissolved', parents, carrying));
    }
    case 'secede-unit': return yield* secede(rules, effect.unit, carrying);
  }
}
