/** Facts while a record is replayed: computed from its events, and completed by what only the record knows. */
import type { FactQuery, FrozenRoll, OpenVote } from '#assembly/asking.ts';
import type { FactChange } from '#assembly/fact-change.ts';
import { choiceFault } from '#assembly/choices.ts';
import { ORGANISATION_ID } from '#assembly/entitlement.ts';
import type { AssemblyEvent } from '#assembly/event.ts';
import type { Organisation, Poll, Presence, Seat } from '#assembly/facts.ts';
import type { MeetingId, PollId, UnitId } from '#assembly/ids.ts';
import { MemoryFacts } from '#assembly/memory.ts';
import { presenceId } from '#assembly/presence.ts';
import { canonicalBytes } from '#record/canonical-json.ts';
import type { Entry } from '#record/entry.ts';
import { sha256, toHex } from '#record/sha256.ts';

export class ReplayedFacts {
  readonly #memory = new MemoryFacts(value => `sha256:${toHex(sha256(canonicalBytes(value)))}`);
  readonly #marks = new Map<string, Set<number>>();
  readonly #openVotes = new Map<string, OpenVote[]>();
  /** Of the entry being judged. */
  #roots = new Map<string, string>();

  /** Notes what the entry tells before it is judged. */
  enter(entry: Entry): void {
    this.#roots = new Map();
    for (const event of entry.events as unknown as readonly AssemblyEvent[]) {
      if (event.kind === 'poll-opened') this.#roots.set(event.data.order.poll, event.data.order.roll.root);
      if (event.kind === 'board-part') this.#dropAll(event.data);
    }
  }

  readonly answer = (query: FactQuery): unknown => {
    switch (query.ask) {
      case 'freeze-roll': return { ...this.#memory.answer(query) as FrozenRoll, ...this.#rootOf(query.poll) };
      case 'open-votes': return this.#openVotes.get(query.poll) ?? [];
      default: return this.#memory.answer(query);
    }
  };

  write(changes: readonly FactChange[]): void {
    this.#memory.write(changes);
    for (const change of changes) {
      if (change.change === 'mark') this.#remember(change.poll, change.lines);
      if (change.change === 'empty-box') for (const kept of [this.#marks, this.#openVotes]) kept.delete(change.poll);
      if (change.change === 'votes') this.#openVotes.set(change.poll, [...(this.#openVotes.get(change.poll) ?? []), ...change.votes]);
    }
  }

  poll(id: string): Poll | undefined {
    return this.#memory.answer({ ask: 'fact', kind: 'poll', id }) as Poll | undefined;
  }

  /** Whether the seat's holder is checked in to the meeting with a vote. */
  isPresent(meeting: MeetingId, id: string): boolean {
    const seat = this.#memory.answer({ ask: 'fact', kind: 'seat', id }) as Seat | undefined;
    const presence = seat?.holder === undefined ? undefined : this.#memory.answer({ ask: 'fact', kind: 'presence', id: presenceId(meeting, seat.holder) }) as Presence | undefined;
    return presence !== undefined && presence.voice === 'vote';
  }

  /** As the roll was frozen. */
  unitsOfSeat(poll: PollId, seat: string): readonly UnitId[] | undefined {
    return this.#memory.unitsOfSeat(poll, seat);
  }

  marksOf(poll: string): ReadonlySet<number> {
    return this.#marks.get(poll) ?? new Set();
  }

  versionInForce(): string | undefined {
    return (this.#memory.answer({ ask: 'fact', kind: 'organisation', id: ORGANISATION_ID }) as Organisation | undefined)?.version;
  }

  /** What the poll does not offer is named as a fault elsewhere, and cannot be counted. */
  #dropAll({ poll, ballots }: AssemblyEvent<'board-part'>['data']): void {
    const order = this.poll(poll)?.order;
    if (order) for (const { choice, weight } of ballots) if (choiceFault(order, choice, weight) === undefined) this.#memory.dropBallot(poll, choice, weight);
  }

  #rootOf(poll: string): { readonly root?: string } {
    const root = this.#roots.get(poll);
    return root === undefined ? {} : { root };
  }

  #remember(poll: string, lines: readonly number[]): void {
    const marks = this.#marks.get(poll) ?? new Set<number>();
    for (const line of lines) marks.add(line);
    this.#marks.set(poll, marks);
  }
}
