/** Whom an instruction binds, on which motion and how to vote, and what came of it. */
import type { Decision } from '#assembly/facts.ts';
import { textsOf } from '../documents.ts';
import { namesOf, type NamedPerson } from '../names.ts';
import type { Reading } from '../reading.ts';
import { bodyRefs, unitNames } from './bodies.ts';
import { factById, factsById, factsByIndex } from './facts-by.ts';

export interface BoundSeatView {
  readonly seat: string;
  readonly body: string;
  readonly bodyName: string;
  readonly constituencyName: string | null;
  readonly holder?: NamedPerson;
  /** Null until the open vote is known, and where it never will be. */
  readonly kept: boolean | null;
  /** A later decision that instructs the seat otherwise on the same motion. */
  readonly replacedBy: string | null;
  /** False when the instruction came too late, or has been set aside. */
  readonly given: boolean;
}

export interface BindingView {
  readonly motion: string;
  readonly title: string | null;
  readonly vote: 'for' | 'against' | 'abstain';
  readonly seats: readonly BoundSeatView[];
}

/** Null for any decision that is no instruction. */
export async function bindingView(reading: Reading, { id, effect }: Decision): Promise<BindingView | null> {
  if (effect.kind !== 'instruct-delegate') return null;
  const { session, org } = reading;
  const motion = await factById(reading, 'motion', effect.motion);
  const seats = await factsById(reading, 'seat', effect.seats);
  const given = new Map((await factsByIndex(reading, 'instruction', 'motion', [effect.motion])).map(each => [each.seat, each]));
  const [texts, names] = [await textsOf(session, org, [motion?.title]), await namesOf(session, org, seats.map(seat => seat.holder))];
  const [refs, units] = [await bodyRefs(reading, seats.map(seat => seat.body)), await unitNames(reading, seats.map(seat => seat.constituency))];
  return {
    motion: effect.motion, title: texts(motion?.title), vote: effect.vote,
    seats: seats.map(seat => {
      const instruction = given.get(seat.id);
      const isOwn = instruction?.by === id;
      return {
        seat: seat.id, body: seat.body, bodyName: refs(seat.body).name, constituencyName: units(seat.constituency) ?? null, ...(seat.holder === undefined ? {} : { holder: names(seat.holder) }),
        kept: isOwn ? instruction.kept ?? null : null, replacedBy: instruction === undefined || isOwn ? null : instruction.by, given: isOwn,
      };
    }),
  };
}
