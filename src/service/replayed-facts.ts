/** Facts while a record is replayed: computed from its events, and completed by what only the record knows. */
import type { BallotBox, FactQuery, FrozenRoll, OpenVote } from '#assembly/asking.ts';
import type { FactChange } from '#assembly/apply.ts';
import { ORGANISATION_ID } from '#assembly/entitlement.ts';
import type { AssemblyEvent } from '#assembly/event.ts';
import type { Organisation, Poll } from '#assembly/facts.ts';
import { MemoryFacts } from '#assembly/memory.ts';
import { canonicalBytes } from '#record/canonical-json.ts';
import type { Entry } from '#record/entry.ts';
import { sha256, toHex } from '#record/sha256.ts';

export class ReplayedFacts {
  readonly #memory = new MemoryFacts(value => `sha256:${toHex(sha256(canonicalBytes(value)))}`);
  readonly #marks = new Map<string, Set<number>>();
  readonly #openVotes = new Map<string, OpenVote[]>();
  /** Of the entry being judged. */
  #roots = new Map<string, string>();
  /** Ballots of a secret poll that a tie leaves in the box, as its verdict tells them. */
  #told = new Map<string, BallotBox>();

  /** Notes what the entry tells before it is judged. */
  enter(entry: Entry): void {
    this.#roots = new Map();
    this.#told = new Map();
    for (const event of entry.events as unknown as readonly AssemblyEvent[]) {
      if (event.kind === 'poll-opened') this.#roots.set(event.data.order.poll, event.data.order.roll.root);
      if (event.kind === 'board-published') for (const { choice, weight } of event.data.ballots) this.#memory.dropBallot(event.data.poll, choice, weight);
      if (event.kind === 'poll-tied') this.#told.set(event.data.poll, { ballots: event.data.verdict.ballots, marks: this.marksOf(event.data.poll).size });
    }
  }

  readonly answer = (query: FactQuery): unknown => {
    switch (query.ask) {
      case 'freeze-roll': return { ...this.#memory.answer(query) as FrozenRoll, ...this.#rootOf(query.poll) };
      case 'ballots': return this.#isSecret(query.poll) ? this.#told.get(query.poll) ?? this.#memory.answer(query) : this.#memory.answer(query);
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

  marksOf(poll: string): ReadonlySet<number> {
    return this.#marks.get(poll) ?? new Set();
  }

  versionInForce(): string | undefined {
    return (this.#memory.answer({ ask: 'fact', kind: 'organisation', id: ORGANISATION_ID }) as Organisation | undefined)?.version;
  }

  #rootOf(poll: string): { readonly root?: string } {
    const root = this.#roots.get(poll);
    return root === undefined ? {} : { root };
  }

  #isSecret(poll: string): boolean {
    return this.poll(poll)?.order.secrecy === 'secret';
  }

  #remember(poll: string, lines: readonly number[]): void {
    const marks = this.#marks.get(poll) ?? new Set<number>();
    for (const line of lines) marks.add(line);
    this.#marks.set(poll, marks);
  }
}
