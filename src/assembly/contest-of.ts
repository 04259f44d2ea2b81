/**
 * What of an election goes into the frozen order beside the roll: the options, the seats, the rule, and who belongs to the groups for which
 * places are reserved on the day on which the poll opens.
 */
import type { Instant } from '#kernel/time.ts';
import type { ElectionRule, ReservedRule } from '#charter/law.ts';
import type { OptionId } from '#tally/ballot.ts';
import { nameOf } from '#tally/presets.ts';
import { reservedProblems, type ReservedPlaces } from '#tally/stv/reserved.ts';
import { facts, type Asking } from './asking.ts';
import { isMemberOf } from './entitlement.ts';
import type { Candidate, Election } from './facts.ts';
import type { BodyId, PersonId } from './ids.ts';
import type { CountDecision, PollOption } from './order.ts';
import { thresholdRecord } from './polls.ts';
import { REOPEN_NOMINATIONS } from './reopen-nominations.ts';
import type { Rules } from './rules.ts';

export interface FrozenContest {
  readonly options: readonly PollOption[];
  readonly decision: CountDecision;
}

/** The contest; undefined when no seat can be filled, as all of them are kept for groups of which nobody stands. */
export function* contestOf(rules: Rules, rule: ElectionRule, election: Election, candidates: readonly Candidate[], at: Instant): Asking<FrozenContest | undefined> {
  const persons = candidates.map(candidate => candidate.person);
  const { reserved, seats } = yield* reservedIn(rules, rule, election, persons, at);
  if (seats === 0) return undefined;
  const options: PollOption[] = persons.map(person => ({ id: person, person }));
  return {
    options: rule.reopen ? [...options, { id: REOPEN_NOMINATIONS }] : options,
    decision: {
      kind: 'count', method: nameOf(rule.count), rule: rule.count, seats, ...(reserved.length > 0 ? { reserved } : {}),
      ...(rule.reopen ? { reopen: { option: REOPEN_NOMINATIONS as OptionId, ...rule.reopen } } : {}), ...(rule.quorum ? { quorum: thresholdRecord(rule.quorum) } : {}),
    },
  };
}

interface Reservation {
  readonly places: ReservedPlaces;
  /** Places that nobody stands for and that stay empty. */
  readonly kept: number;
}

function* reservedIn(rules: Rules, rule: ElectionRule, election: Election, persons: readonly PersonId[], at: Instant): Asking<{ readonly reserved: readonly ReservedPlaces[]; readonly seats: number }> {
  const found: Reservation[] = [];
  for (const reservation of rule.reserved ?? []) found.push(yield* reservationOf(rules, reservation, election, persons, at));
  const seats = election.seats.length - Math.max(0, ...found.map(({ kept }) => kept));
  return { seats, reserved: seats === 0 ? [] : together(found.map(({ places }) => places), persons, seats) };
}

function* groupOf(rules: Rules, { of }: ReservedRule, body: BodyId, persons: readonly PersonId[], at: Instant): Asking<readonly PersonId[]> {
  const group: PersonId[] = [];
  for (const person of persons) if (yield* isMemberOf(rules, of, person, { body, at })) group.push(person);
  return group;
}

/** Members of the group who keep a seat beside those to be filled count toward the places. */
function* reservationOf(rules: Rules, reservation: ReservedRule, election: Election, persons: readonly PersonId[], at: Instant): Asking<Reservation> {
  const { body, seats, source, constituency } = election;
  const beside = (yield* facts('seat', 'body', body)).filter(seat => seat.source === source && seat.constituency === constituency && !seats.includes(seat.id)).flatMap(seat => seat.holder ?? []);
  const sitting = yield* groupOf(rules, reservation, body, beside, at);
  const standing = yield* groupOf(rules, reservation, body, persons, at);
  const need = Math.min(seats.length, Math.max(0, reservation.atLeast - sitting.length));
  const atLeast = Math.min(need, standing.length);
  return { places: { name: reservation.of, options: standing as readonly string[] as readonly OptionId[], atLeast }, kept: reservation.unfilled === 'empty' ? need - atLeast : 0 };
}

/** As many places of each group as can be filled at once: the group that the charter names first goes first. */
function together(wanted: readonly ReservedPlaces[], persons: readonly PersonId[], seats: number): readonly ReservedPlaces[] {
  const options = persons as readonly string[] as readonly OptionId[];
  const agreed: ReservedPlaces[] = [];
  for (const places of wanted) {
    let { atLeast } = places;
    while (atLeast > 0 && reservedProblems([...agreed, { ...places, atLeast }], { options, seats: Math.min(seats, options.length) }).length > 0) atLeast--;
    if (atLeast > 0) agreed.push({ ...places, atLeast });
  }
  return agreed;
}
