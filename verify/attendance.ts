/**
 * Who is in the hall, and whether those who voted in a meeting were. An open vote of a seat is held against its holder.
 * Which line is whose the record does not tell; there the marks are held against how many could have made them.
 */
import { membersIn, textIn, textsIn } from './fields.ts';
import type { Poll } from './polls.ts';
import type { Report, Seats } from './seats.ts';
import type { Members } from './shape.ts';

interface Presence {
  readonly meeting: string;
  readonly person: unknown;
  /** Only a voting voice counts. */
  readonly counts: boolean;
}

export class Attendance {
  readonly #presences = new Map<string, Presence>();
  readonly #counted = new Map<string, number>();
  /** By poll: the persons and seats that could have voted so far. */
  readonly #couldVote = new Map<string, Set<string>>();
  readonly #seats: Seats;

  constructor(seats: Seats) {
    this.#seats = seats;
  }

  /** A person who is noted again, now with a vote, takes the place of the voice before. */
  arrives({ id, meeting, person, voice }: Members): void {
    this.leaves(textIn(id, 'id'));
    const presence = { meeting: textIn(meeting, 'meeting'), person, counts: voice === 'vote' };
    this.#presences.set(id as string, presence);
    if (presence.counts) this.#counted.set(presence.meeting, this.count(presence.meeting) + 1);
  }

  leaves(id: string): void {
    const presence = this.#presences.get(id);
    this.#presences.delete(id);
    if (presence?.counts) this.#counted.set(presence.meeting, this.count(presence.meeting) - 1);
  }

  /** Voting voices present now. */
  count(meeting: string): number {
    return this.#counted.get(meeting) ?? 0;
  }

  /** After the marks of a batch have been entered. @param seats those whose votes the batch shows */
  votedIn(poll: Poll, seats: readonly string[], report: Report): void {
    const { meeting } = poll.order;
    if (meeting === undefined) return;
    const persons = new Set([...this.#presences.values()].filter(each => each.meeting === meeting && each.counts).map(each => each.person as string));
    for (const seat of seats) if (!persons.has(this.#seats.holderOf(seat) ?? '')) report('voted-in-absence', `${poll.id}: a vote of ${seat}, whose holder is not in the hall`);
    const could = this.#couldVote.get(poll.id) ?? new Set<string>();
    this.#couldVote.set(poll.id, could);
    for (const each of this.#placesOf(poll, persons)) could.add(each);
    if (poll.markedLines > could.size) report('voted-in-absence', `${poll.id}: ${poll.markedLines} have voted, and not more than ${could.size} were in the hall`);
  }

  #placesOf({ order }: Poll, persons: ReadonlySet<string>): readonly string[] {
    const spec = membersIn(membersIn(order.roll, 'roll').spec, 'spec');
    const seats = spec.bodies === undefined ? [] : this.#seats.heldIn(textsIn(spec.bodies, 'bodies'), persons);
    return spec.of === 'holders' ? seats : [...seats, ...persons];
  }
}
