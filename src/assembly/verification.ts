/**
 * Verification of elections (concept 28): where the charter names a body that verifies, the elected take their seats
 * when that body has resolved that the election was in order. There is no date by which it must; an election that was
 * not in order is voided by whoever may void it, and held again.
 */
import type { Instant } from '#kernel/time.ts';
import type { BodyKindId, ElectionRule } from '#charter/law.ts';
import { ask, fact, type Asking } from './asking.ts';
import { directBody } from './direct.ts';
import { bodiesOf, bodyRule, filledSeats } from './electors.ts';
import { event, type AssemblyEvent } from './event.ts';
import type { Election } from './facts.ts';
import { governingRule } from './governed.ts';
import { kindOfBody, unitOfBody, type ActKey, type BodyId, type PersonId } from './ids.ts';
import type { Reason } from './judgement.ts';
import type { Rules } from './rules.ts';
import { fillElected, HAS_LEFT, reopen, vacate, type Change } from './vacancies.ts';

/** Everybody of an assembly sits in it; other bodies sit when somebody holds a vote in them. */
function* anybodySits(rules: Rules, bodies: readonly BodyId[], at: Instant): Asking<boolean> {
  if (bodies.some(body => bodyRule(rules.law, kindOfBody(body)).everybody !== undefined) || (yield* filledSeats(bodies)) > 0) return true;
  for (const body of bodies) if (yield* directBody(rules, body, at)) return true;
  return false;
}

interface Verifying {
  readonly rule: ElectionRule;
  /** Any of them may verify: the one of the place, or those inside it. */
  readonly verifiers: readonly BodyId[];
}

/** Undefined where nobody has to verify; with `waived` where nobody sits who could, and the charter says that seats are then taken. */
export function* verifyingOf(rules: Rules, election: Election, at: Instant): Asking<(Verifying & { readonly waived: boolean }) | undefined> {
  const governed = governingRule(rules.law.elections, kindOfBody(election.body), 'close-poll');
  const verifiedBy: BodyKindId | undefined = governed.ok ? governed.value.verifiedBy : undefined;
  if (!governed.ok || verifiedBy === undefined) return undefined;
  const rule = governed.value;
  const verifiers = yield* bodiesOf(rules.law, verifiedBy, election.constituency ?? unitOfBody(election.body));
  return { rule, verifiers, waived: rule.withoutVerifiers === 'take-seats' && !(yield* anybodySits(rules, verifiers, at)) };
}

/** The count is done and the seats wait. */
export function unverified(election: Election, elected: readonly PersonId[], { rule, verifiers }: Verifying): Change {
  const waits: Reason = { article: rule.article, code: 'to-be-verified', facts: { election: election.id, verifiers } };
  return { events: [event('election-moved', { election: election.id, stage: 'verification', elected, verifiers })], applied: [waits] };
}

interface Elected {
  readonly election: Election;
  readonly elected: readonly PersonId[];
  readonly key: ActKey;
  readonly at: Instant;
}

/** Whoever has left meanwhile, or has been suspended or expelled, is not seated. */
function* hasLeft(rules: Rules, person: PersonId, at: Instant): Asking<boolean> {
  const membership = yield* ask({ ask: 'membership', person, day: rules.calendar.dayOf(at) });
  return membership === undefined || HAS_LEFT.includes(membership.status);
}

/** The verified take their seats; the term begins now. The seat of one who has left meanwhile is filled as the vacancy rule says. */
export function* verified(rules: Rules, { election, elected, key, at }: Elected): Asking<Change> {
  const left = new Set<number>();
  for (const [place, person] of elected.slice(0, election.seats.length).entries()) if (yield* hasLeft(rules, person, at)) left.add(place);
  const staying = <T>(list: readonly T[]): readonly T[] => list.filter((_, place) => !left.has(place));
  const poll = election.poll === undefined ? undefined : yield* fact('poll', election.poll);
  const runnersUp = (poll?.verdict?.count?.alternates ?? []) as readonly PersonId[];
  const reopened = poll?.verdict?.count?.reopened !== undefined;
  const then = { ...rules, law: rules.lawOf(election.governedBy) };
  const filled = yield* fillElected(then, { ...election, seats: staying(election.seats) }, { persons: staying(elected), runnersUp, reopened }, at);
  const events: AssemblyEvent[] = [event('election-moved', { election: election.id, stage: 'done' }), ...filled.events];
  const applied: Reason[] = [...filled.applied];
  for (const place of left) {
    const seat = yield* fact('seat', election.seats[place] ?? '');
    if (!seat) continue;
    const gone = yield* vacate(rules, { seat: { ...seat, alternates: [] }, because: 'not-qualified', by: election.id, key, at, offset: place });
    events.push(...gone.events);
    applied.push(...gone.applied);
  }
  if (!reopened) return { events, applied };
  const anew = reopen(rules, { election, taken: elected.length }, { key, at });
  return { events: [...events, ...anew.events], applied: [...applied, ...anew.applied] };
}
