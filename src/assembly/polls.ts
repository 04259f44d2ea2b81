/** Opening a poll: everything that decides it is frozen into one order, and the clock is set to close it. */
import type { Instant } from '#kernel/time.ts';
import { formatRational } from '#kernel/rational.ts';
import type { Threshold } from '#tally/threshold.ts';
import { ask, facts, type Asking } from './asking.ts';
import { electorateCondition, isVotingHolder } from './electors.ts';
import { event, type AssemblyEvent } from './event.ts';
import type { Seat } from './facts.ts';
import type { RollSpec } from './roll-spec.ts';
import type { Bases, CountedUnits, OrderOfPoll, ThresholdRecord } from './order.ts';
import type { BodyId } from './ids.ts';
import type { Rules } from './rules.ts';

/** A threshold as the record spells it. */
export function thresholdRecord(threshold: Threshold): ThresholdRecord {
  return {
    all: threshold.all.map(({ share, strict, of, counted, unitKind }) => ({ share: formatRational(share), strict, of, counted, ...(unitKind === undefined ? {} : { unitKind }) })),
    quorum: threshold.quorum.map(({ share, strict, of, measured, counted, unitKind }) => ({ share: formatRational(share), strict, of, measured, ...(unitKind === undefined || counted === undefined ? {} : { counted, unitKind }) })),
  };
}

export type PollDraft = Omit<OrderOfPoll, 'roll' | 'bases' | 'opens' | 'version' | 'units'> & { readonly spec: RollSpec; readonly opens: Instant; readonly body: BodyId; /** Where the roll is not the whole body. */ readonly bases?: Bases; /** The units that the threshold counts. */ readonly units?: readonly CountedUnits[] };

function* frozenRoll(rules: Rules, { poll, spec, opens, units: counted = [] }: PollDraft): Asking<OrderOfPoll['roll']> {
  const units = counted.length === 0 ? {} : { units: { kinds: counted.map(each => each.kind), day: 'day' in spec ? spec.day : rules.calendar.dayOf(opens) } };
  const frozen = yield* ask('electorate' in spec ? { ask: 'freeze-roll', poll, spec, ...units, who: electorateCondition(rules.law, spec.electorate) } : { ask: 'freeze-roll', poll, spec, ...units });
  return { spec, ...frozen };
}

/** Seats and filled seats of the body that decides, besides the roll itself. */
function* basesOf(body: BodyId, roll: OrderOfPoll['roll']): Asking<Bases> {
  const seats: readonly Seat[] = yield* facts('seat', 'body', body);
  const voting = seats.filter(seat => seat.voice === 'vote');
  return { electors: roll.size, members: roll.size, seats: voting.length, filled: voting.filter(isVotingHolder).length };
}

/** The events that open a poll. An empty roll still opens: the verdict will say that nobody could vote. */
export function* openPoll(rules: Rules, draft: PollDraft): Asking<readonly AssemblyEvent[]> {
  const { spec: _, body, bases, units = [], ...rest } = draft;
  const roll = yield* frozenRoll(rules, draft);
  const order: OrderOfPoll = { ...rest, version: rules.law.version, roll, bases: bases ?? (yield* basesOf(body, roll)), ...(units.length === 0 ? {} : { units }) };
  const opened = event('poll-opened', { order, body });
  if (draft.closes === undefined) return [opened];
  return [opened, event('timer-set', { timer: { id: `close-poll:${draft.poll}`, at: draft.closes, act: { kind: 'close-poll', content: { poll: draft.poll } } } })];
}
