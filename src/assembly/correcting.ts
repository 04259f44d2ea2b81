/**
 * Correcting the roll (House Rule H4): one member's name, address, number, or something that was entered wrongly about
 * them. Status and units are not corrected, because they are decided or declared. Frozen rolls keep the lines they have.
 */
import { addDays, type Day } from '#kernel/time.ts';
import { ask, facts, type Asking } from './asking.ts';
import type { Act, StandingCorrection } from './act.ts';
import type { FactChange } from './fact-change.ts';
import { isKeeper } from './entitlement.ts';
import { event } from './event.ts';
import type { Membership } from './facts.ts';
import type { BodyId, PersonId } from './ids.ts';
import { idFrom } from './ids.ts';
import { lawful, refuse, remedy, type Judgement, type Refusal } from './judgement.ts';
import type { Correction, Entered, ParticularsCorrection } from './roll-facts.ts';
import { attributesFault } from './roll-faults.ts';
import type { Rules } from './rules.ts';

const WHOLE = 'whole' as BodyId;
/** Later than any standing that can be on the roll. */
const END = '9999-12-30' as Day;
const ENDED: ReadonlySet<string> = new Set(['left', 'expelled']);
/** What members mend themselves; the number is given by the keepers. */
const OWN: ReadonlySet<ParticularsCorrection['changed'][number]> = new Set(['name', 'email']);

export function* judgeCorrectMember(rules: Rules, act: Act<'correct-member'>): Asking<Judgement> {
  const { content: { person, reason, particulars, standing }, by } = act;
  if (by.as !== 'person') return refuse('not-keeper', 'house-rules', { of: 'roll' });
  const fault = (yield* notTheirs(rules, act, by.person)) ?? (yield* notOnRoll(rules, act)) ?? (standing && (yield* standingFault(rules, act, standing)));
  if (fault) return fault;
  const standings = standing ? yield* correctedStandings(person, standing) : [];
  if (standings.length === 0 && (particulars === undefined || particulars.changed.length === 0)) return refuse('already-done', 'house-rules', { person });
  const correction: Correction = { id: idFrom(act.key), person, by: by.person, at: act.at, ...(reason === undefined ? {} : { reason }), ...(particulars === undefined ? {} : { particulars }), standings };
  return lawful('house-rules', [event('member-corrected', { correction })]);
}

/** The keeper of the roll corrects everything and says why; others only what is theirs to say. */
function* notTheirs(rules: Rules, { content, at }: Act<'correct-member'>, by: PersonId): Asking<Refusal | undefined> {
  if (yield* isKeeper(rules, 'roll', by, { body: WHOLE, at })) return content.reason === undefined ? refuse('no-reason', 'house-rules', { person: content.person }, [remedy('give-reason')]) : undefined;
  const asks = [remedy('ask-holder', { holders: ['registrar'] })];
  if (by !== content.person) return refuse('not-keeper', 'house-rules', { of: 'roll' }, asks);
  const more = [...(content.particulars?.changed ?? []).filter(each => !OWN.has(each)), ...(content.standing ? ['standing'] : [])];
  return more.length > 0 ? refuse('not-own', 'house-rules', { fields: more }, asks) : undefined;
}

/** Somebody who has left is not corrected: they may have been erased, and a name would come back. */
function* notOnRoll({ calendar }: Rules, { content: { person }, by, at }: Act<'correct-member'>): Asking<Refusal | undefined> {
  const membership = yield* ask({ ask: 'membership', person, day: calendar.dayOf(at) });
  // An interim registrar from outside has a name and no standing.
  if (membership === undefined && by.as === 'person' && by.person === person) return undefined;
  return membership === undefined || ENDED.has(membership.status) ? refuse('not-a-member', 'house-rules', { person, ...(membership ? { status: membership.status } : {}) }) : undefined;
}

function* standingFault(rules: Rules, { content: { person }, at }: Act<'correct-member'>, { since, joined, attributes }: StandingCorrection): Asking<Refusal | undefined> {
  const today = rules.calendar.dayOf(at);
  for (const day of [since, ...(joined === undefined ? [] : [joined])]) if (day > today) return refuse('too-early', 'house-rules', { day, today });
  const entered = Object.fromEntries(Object.entries(attributes).filter((each): each is [string, string] => each[1] !== null));
  return yield* attributesFault(rules, [{ person, units: [], status: 'full', joined: today, attributes: entered }]);
}

/** Every standing of the person that holds on the day or later, the first of them cut at the day. */
function* standingsSince(person: PersonId, since: Day): Asking<readonly Membership[]> {
  const found: Membership[] = [];
  for (let day = END; ;) {
    const standing: Membership | undefined = yield* ask({ ask: 'membership', person, day });
    if (!standing) return found;
    found.unshift(standing.from < since ? { ...standing, from: since } : standing);
    if (standing.from <= since) return found;
    day = addDays(standing.from, -1);
  }
}

function entered({ joined, attributes }: Membership): Entered {
  return { joined, attributes };
}

function mended(standing: Membership, { joined, attributes }: StandingCorrection): Entered {
  const all = Object.entries({ ...standing.attributes, ...attributes }).filter((each): each is [string, string] => each[1] !== null);
  return { joined: joined ?? standing.joined, attributes: Object.fromEntries(all) };
}

function isSame(a: Entered, b: Entered): boolean {
  const [own, other] = [Object.entries(a.attributes), new Map(Object.entries(b.attributes))];
  return a.joined === b.joined && own.length === other.size && own.every(([name, value]) => other.get(name) === value);
}

function* correctedStandings(person: PersonId, correction: StandingCorrection): Asking<Correction['standings']> {
  const standings = yield* standingsSince(person, correction.since);
  return standings.map(standing => ({ from: standing.from, was: entered(standing), now: mended(standing, correction) })).filter(({ was, now }) => !isSame(was, now));
}

/** Units and status stay what they were on each of the days. */
export function* memberCorrected(correction: Correction): Asking<readonly FactChange[]> {
  const lines: Membership[] = [];
  for (const { from, now } of correction.standings) {
    const standing = yield* ask({ ask: 'membership', person: correction.person, day: from });
    if (standing) lines.push({ ...standing, ...now, from });
  }
  const put: FactChange = { change: 'put', kind: 'correction', id: correction.id, value: correction };
  return lines.length === 0 ? [put] : [put, { change: 'standing', lines }];
}

/** What is known of a person's corrections goes with the person. */
export function* correctionsForgotten(person: PersonId): Asking<readonly FactChange[]> {
  return (yield* facts('correction', 'person', person)).map(({ id }) => ({ change: 'remove', kind: 'correction', id }));
}
