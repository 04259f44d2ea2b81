/**
 * Casting votes. One frozen order governs any number of casts, so they are judged in bulk: a cast needs
 * its order and its own line of the roll, and nothing else.
 */
import type { Instant } from '#kernel/time.ts';
import { ask, fact, type Asking, type RollLine } from './asking.ts';
import type { Act } from './act.ts';
import { choiceOf } from './counted-units.ts';
import { choiceFault } from './choices.ts';
import { event } from './event.ts';
import type { Poll, Presence } from './facts.ts';
import { lawful, refuse, remedy, type Judgement, type Refusal } from './judgement.ts';
import type { SeatId } from './ids.ts';
import type { Choice } from './order.ts';
import { presenceId } from './presence.ts';

export interface Cast {
  readonly choice: Choice;
  readonly at: Instant;
  /** The voter's line; undefined when not on the roll. */
  readonly line: RollLine | undefined;
  /** How the voter is checked in to the meeting that the order names; undefined when not at all. */
  readonly presence?: Presence | undefined;
}

/** Where the vote belongs to a meeting, whoever votes is in the hall with a voting voice. */
function absence({ order }: Poll, presence: Presence | undefined): Refusal | undefined {
  if (order.meeting === undefined || presence?.voice === 'vote') return undefined;
  return refuse('not-present', order.authority, { meeting: order.meeting }, [remedy('check-in', { meeting: order.meeting })]);
}

/** Why a cast is refused under the order, or undefined when it is accepted. */
export function castRefusal(poll: Poll, cast: Cast): Refusal | undefined {
  const { order } = poll;
  if (poll.stage !== 'open') return refuse('not-open', order.authority, { poll: poll.id, stage: poll.stage });
  if (order.mode === 'hall-count') return refuse('mode-not-allowed', order.authority, { mode: order.mode }, [remedy('vote-in-the-hall')]);
  if (cast.at < order.opens) return refuse('too-early', order.authority, { opens: order.opens });
  if (order.closes !== undefined && cast.at >= order.closes) return refuse('too-late', order.authority, { closes: order.closes });
  if (!cast.line) return refuse('not-on-roll', order.authority, { poll: poll.id, size: order.roll.size }, [remedy('appeal-the-roll')]);
  if (cast.line.marked) return refuse('already-voted', order.authority, { poll: poll.id });
  const absent = absence(poll, cast.presence);
  if (absent) return absent;
  const fault = 'of' in cast.choice ? 'invalid-choice' : choiceFault(order, choiceOf(order, cast.choice, cast.line), cast.line.weight);
  return fault && refuse(fault, order.authority, { choice: cast.choice.kind, weight: cast.line.weight });
}

/** A single cast, judged as any other act; stores use `castRefusal` for whole batches. */
export function* judgeCast(act: Act<'cast'>): Asking<Judgement> {
  const { poll: id, choice } = act.content;
  const poll = yield* fact('poll', id);
  if (!poll || act.by.as !== 'person') return refuse('no-such-thing', 'none', { poll: id });
  const line = yield* ask({ ask: 'roll-line', poll: id, person: act.by.person });
  const presence = poll.order.meeting === undefined ? undefined : yield* fact('presence', presenceId(poll.order.meeting, act.by.person));
  const refusal = castRefusal(poll, { choice, at: act.at, line, presence });
  if (refusal || !line) return refusal ?? refuse('not-on-roll', poll.order.authority, { poll: id });
  if (poll.order.secrecy === 'secret') return lawful(poll.order.authority, [event('marks-entered', { poll: id, lines: [line.line] })]);
  return lawful(poll.order.authority, [event('votes-cast', { poll: id, votes: [{ line: line.line, choice: choiceOf(poll.order, choice, line), weight: line.weight, ...(line.seat === undefined ? {} : { seat: line.seat as SeatId }) }] })]);
}
