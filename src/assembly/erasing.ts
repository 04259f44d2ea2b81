/**
 * Erasing a person (House Rule H11): the record keeps a mark that leads to nobody. Lawful once the person has no part
 * in anything that is still open: no membership, no seat, no office of the roll, no open appeal.
 */
import { ask, facts, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { isKeeper } from './entitlement.ts';
import { event } from './event.ts';
import type { Decision } from './facts.ts';
import type { BodyId, PersonId } from './ids.ts';
import { lawful, refuse, remedy, type Judgement, type Refusal } from './judgement.ts';
import type { Rules } from './rules.ts';

const WHOLE = 'whole' as BodyId;
const ENDED: ReadonlySet<string> = new Set(['left', 'expelled']);

export function* judgeErasePerson(rules: Rules, act: Act<'erase-person'>): Asking<Judgement> {
  if (act.by.as !== 'person' || !(yield* isKeeper(rules, 'roll', act.by.person, { body: WHOLE, at: act.at })))
    return refuse('not-keeper', 'house-rules', { of: 'roll' }, [remedy('ask-holder', { holders: ['registrar'] })]);
  const open = yield* stillOpen(rules, act);
  return open ?? lawful('house-rules', [event('person-erased', act.content)]);
}

/** What has to end first. */
function* stillOpen(rules: Rules, act: Act<'erase-person'>): Asking<Refusal | undefined> {
  const { person } = act.content;
  if (yield* isKeeper(rules, 'roll', person, { body: WHOLE, at: act.at })) return refuse('too-early', 'house-rules', { person, keeps: 'roll' });
  const membership = yield* ask({ ask: 'membership', person, day: rules.calendar.dayOf(act.at) });
  if (membership && !ENDED.has(membership.status)) return refuse('too-early', 'house-rules', { person, status: membership.status }, [remedy('enrol', { person, status: 'left' })]);
  const [seat] = yield* facts('seat', 'holder', person);
  if (seat) return refuse('too-early', 'house-rules', { person, seat: seat.id }, [remedy('resign', { seat: seat.id })]);
  const appealed = yield* openAppeal(person);
  return appealed && refuse('too-early', 'house-rules', { person, decision: appealed.id });
}

/** An appeal by the person, or about a decision on the person. */
function* openAppeal(person: PersonId): Asking<Decision | undefined> {
  for (const stage of ['in-force', 'suspended'] as const) {
    for (const decision of yield* facts('decision', 'stage', stage))
      if (decision.appeal?.open === true && (decision.appeal.by === person || ('person' in decision.effect && decision.effect.person === person))) return decision;
  }
  return undefined;
}
