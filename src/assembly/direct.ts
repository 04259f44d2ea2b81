/**
 * Direct councils (concept 16): where fewer than the charter's number belong to its unit, the electors of a council are
 * the council. Asked anew each time; what has been opened keeps the electorate it was opened with (docs/decisions/0023).
 */
import type { Instant } from '#kernel/time.ts';
import { meets } from '#charter/condition.ts';
import type { ArticleId, BodyKindId, BodyRule, ElectorateId, Law } from '#charter/law.ts';
import { ask, fact, facts, type Asking, type FactQuery } from './asking.ts';
import { countOf, electorateCondition, rollSize, snapshotDay } from './electors.ts';
import type { Membership } from './facts.ts';
import { kindOfBody, unitOfBody, type BodyId, type PersonId } from './ids.ts';
import { refuse, remedy, type Reason, type Refusal } from './judgement.ts';
import type { MembersRoll } from './roll-spec.ts';
import type { Rules } from './rules.ts';
import type { Scope } from './scope.ts';

/** A council that is direct now: how many belong to its unit, below which number, and everybody in it. */
export interface Direct {
  readonly have: number;
  readonly below: number;
  readonly article: ArticleId;
  readonly roll: MembersRoll;
}

type Lawful = Pick<Rules, 'law' | 'calendar'>;

/** The members behind a body: its own electorate, that of its seats, or that of the body which elects it. */
export function electorateBehind(law: Law, kind: BodyKindId, seen: readonly BodyKindId[] = []): ElectorateId | undefined {
  const rule = seen.includes(kind) ? undefined : law.bodies.get(kind);
  if (rule?.everybody !== undefined) return rule.everybody;
  for (const { electors } of rule?.seats ?? []) {
    const found = electors.kind === 'members' ? electors.electorate : electorateBehind(law, electors.body, [...seen, kind]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Everybody of the electorate inside the body's unit, on the day that the electorate's snapshot names. */
export function electorsOfAll({ law, calendar }: Lawful, electorate: ElectorateId, body: BodyId, at: Instant): MembersRoll {
  const day = snapshotDay(law.electorates.get(electorate)?.asOf ?? { on: 'opening' }, at, calendar);
  const unit = unitOfBody(body);
  return unit === undefined ? { of: 'members', electorate, day } : { of: 'members', electorate, unit, day };
}

export function membersBehind(rules: Lawful, body: BodyId, at: Instant): MembersRoll | undefined {
  const electorate = electorateBehind(rules.law, kindOfBody(body));
  return electorate === undefined ? undefined : electorsOfAll(rules, electorate, body, at);
}

/** As apportionment counts: members and electors are those of the electorate, where no figure of electors is recorded. */
function* sizeOf(law: Law, base: NonNullable<BodyRule['directBelow']>['base'], roll: MembersRoll): Asking<number | undefined> {
  const place = roll.unit === undefined ? undefined : yield* fact('unit', roll.unit);
  if (roll.unit !== undefined && (place === undefined || place.until !== undefined)) return undefined;
  if (base === 'inhabitants') return place?.figures.inhabitants;
  if (base === 'electors' && place?.figures.electors !== undefined) return place.figures.electors;
  return yield* rollSize(law, roll);
}

/** What directBody will ask of each of these bodies, for a store to fetch at once. */
export function foreseenSizes(rules: Lawful, bodies: readonly BodyId[], at: Instant): Extract<FactQuery, { ask: 'foresee' }> {
  const small = bodies.filter(body => rules.law.bodies.get(kindOfBody(body))?.directBelow !== undefined);
  const counted = small.filter(body => rules.law.bodies.get(kindOfBody(body))?.directBelow?.base !== 'inhabitants').flatMap(body => membersBehind(rules, body, at) ?? []);
  return { ask: 'foresee', facts: [], ids: small.flatMap(unitOfBody).filter(id => id !== undefined).map(id => ({ kind: 'unit', id })), counts: counted.map(roll => countOf(rules.law, roll)) };
}

/** Undefined for a council of seats, and where the size of the unit is not known: then nothing says that it is small. */
export function* directBody(rules: Lawful, body: BodyId, at: Instant): Asking<Direct | undefined> {
  const below = rules.law.bodies.get(kindOfBody(body))?.directBelow;
  const roll = below && membersBehind(rules, body, at);
  if (!below || !roll) return undefined;
  const have = yield* sizeOf(rules.law, below.base, roll);
  return have !== undefined && have < below.count ? { have, below: below.count, article: below.article, roll } : undefined;
}

/** Everybody of a direct council. An open meeting stays what it was when it opened, whoever joins or leaves meanwhile. */
export function* directRoll(rules: Lawful, { body, at, meeting }: Scope): Asking<MembersRoll | undefined> {
  if (meeting?.stage !== 'open' || meeting.body !== body) return (yield* directBody(rules, body, at))?.roll;
  return meeting.direct === true ? membersBehind(rules, body, at) : undefined;
}

function* unitsAround(membership: Membership): Asking<ReadonlySet<string>> {
  const around = new Set<string>();
  for (const own of membership.units) for (const unit of yield* ask({ ask: 'ancestors', unit: own })) around.add(unit.id);
  return around;
}

/** Whether the person is one of the electors who are one of these bodies; only bodies around the person are counted. */
function* isDirectElector(rules: Lawful, bodies: readonly BodyId[], person: PersonId, scope: Scope): Asking<boolean> {
  const small = bodies.filter(body => rules.law.bodies.get(kindOfBody(body))?.directBelow !== undefined);
  for (const body of small) {
    const roll = membersBehind(rules, body, scope.at);
    const membership = roll && (yield* ask({ ask: 'membership', person, day: roll.day }));
    if (!roll || !membership || !meets(electorateCondition(rules.law, roll.electorate), membership, roll.day)) continue;
    const near = roll.unit === undefined || (yield* unitsAround(membership)).has(roll.unit);
    if (near && (yield* directRoll(rules, { ...scope, body }))) return true;
  }
  return false;
}

/** Whether the person has a vote in one of the bodies: by a seat that does not rest, or as everybody has in a direct council. */
export function* sitsIn(rules: Lawful, bodies: readonly BodyId[], person: PersonId, scope: Scope): Asking<boolean> {
  for (const seat of yield* facts('seat', 'holder', person))
    if (seat.voice === 'vote' && bodies.includes(seat.body) && (yield* directRoll(rules, { ...scope, body: seat.body })) === undefined) return true;
  return yield* isDirectElector(rules, bodies, person, scope);
}

/** For the receipt of an act: that everybody takes part, and by which number. */
export function directReason(body: BodyId, { article, have, below }: Direct): Reason {
  return { article, code: 'direct-council', facts: { body, have, below } };
}

/** Why no seats are elected to the body now. */
export function* directFault(rules: Lawful, body: BodyId, at: Instant): Asking<Refusal | undefined> {
  const direct = yield* directBody(rules, body, at);
  return direct && refuse('direct-council', direct.article, { body, have: direct.have, below: direct.below }, [remedy('convene', { body }), remedy('move-in', { bodies: [body] })]);
}
