/**
 * Casting for one poll: votes that arrive together are judged and written together. The batch holds its
 * poll open, judges every cast by the one frozen order, and answers after the commit.
 */
import { randomUUID } from 'node:crypto';
import type { Instant } from '#kernel/time.ts';
import type { Json } from '#kernel/json.ts';
import { castRefusal } from '#assembly/casting.ts';
import { choiceOf } from '#assembly/counted-units.ts';
import { event } from '#assembly/event.ts';
import type { Poll, Presence } from '#assembly/facts.ts';
import { lawful, refuse, type Judgement } from '#assembly/judgement.ts';
import type { Choice } from '#assembly/order.ts';
import type { PersonId, PollId, SeatId } from '#assembly/ids.ts';
import { dropBallots } from '#store/assembly/box.ts';
import { holdPoll, linesOf, presenceOf, writeMarks, writeOpenVotes, type AcceptedCast, type FoundLine } from '#store/assembly/casts.ts';
import { appendEntry } from '#store/assembly/entries.ts';
import { lockOrganisation, touchOrganisation } from '#store/assembly/organisations.ts';
import { inSession } from '#store/assembly/in-session.ts';
import type { Session } from '#store/assembly/session.ts';
import { yieldToLoop } from '#store/yield-to-loop.ts';
import type { Outcome } from './act-queue.ts';
import type { ActQueueParts } from './act-queue.ts';
import { timeOf } from './clock.ts';

export interface CastSubmission {
  readonly key: string;
  readonly person: PersonId;
  readonly choice: Choice;
}

interface Waiting extends CastSubmission {
  readonly answer: (outcome: Outcome) => void;
  readonly fail: (error: unknown) => void;
}

type Ruling = { readonly outcome: Outcome; readonly accepted?: AcceptedCast };

const BATCH = 500;
/** Milliseconds a batch gathers votes before it is written, so that fewer of them stand alone. */
const GATHER_MS = 20;
/** So many are a crowd already: they need not wait for more. */
const CROWD = 50;

export class CastBox {
  readonly #parts: ActQueueParts;
  readonly #org: string;
  readonly #poll: PollId;
  #waiting: Waiting[] = [];
  #running = false;
  #crowded: () => void = () => undefined;

  constructor(org: string, poll: PollId, parts: ActQueueParts) {
    this.#org = org;
    this.#poll = poll;
    this.#parts = parts;
  }

  cast(submission: CastSubmission): Promise<Outcome> {
    return new Promise((answer, fail) => {
      this.#waiting.push({ ...submission, answer, fail });
      if (!this.#running) void this.#drain();
      if (this.#waiting.length >= CROWD) this.#crowded();
    });
  }

  /** True when nothing waits: the box may be forgotten. */
  get idle(): boolean {
    return !this.#running && this.#waiting.length === 0;
  }

  /** Never fails: what goes wrong is told to those who wait. */
  async #drain(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      if (this.#waiting.length < CROWD) await this.#gather();
      const batch = this.#waiting.splice(0, BATCH);
      try {
        const outcomes = await inSession(this.#parts.database.pool, session => this.#castAll(session, batch));
        for (const [index, each] of batch.entries()) each.answer(outcomes[index] as Outcome);
        this.#parts.announce(this.#org, [event('marks-entered', { poll: this.#poll, lines: [] })]);
      } catch (error) {
        for (const each of batch) each.fail(error);
      }
      // Whoever asks for something else comes between: the embedded database never leaves the event loop a gap by itself.
      await yieldToLoop();
    }
    // In the same breath as the last look at the queue: whoever comes after starts a new run.
    this.#running = false;
  }

  /** Until enough wait, but not for long. */
  #gather(): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, GATHER_MS);
      this.#crowded = () => { clearTimeout(timer); resolve(); };
    });
  }

  async #castAll(session: Session, batch: readonly CastSubmission[]): Promise<readonly Outcome[]> {
    // The organisation's lock orders batches among its acts: entries come in the order of their times, and never too late.
    const organisation = await lockOrganisation(session, this.#org);
    const at = Math.max(timeOf(organisation, this.#parts.clock), Number(organisation?.last_at ?? 0n));
    await touchOrganisation(session, this.#org, at);
    const poll = await holdPoll(session, this.#org, this.#poll);
    if (!poll) return batch.map(() => ({ judgement: refuse('no-such-thing', 'none', { poll: this.#poll }), repeated: false, at }));
    const persons = batch.map(each => each.person);
    const lines = await linesOf(session, this.#org, poll, persons);
    const present = await presenceOf(session, this.#org, poll, persons);
    const rulings = ruleAll(poll, batch, { lines, present }, at as Instant);
    const accepted = rulings.flatMap(ruling => (ruling.accepted ? [ruling.accepted] : []));
    const marked = accepted.length === 0 ? new Set<number>() : await this.#write(session, poll, accepted, at);
    return rulings.map(({ outcome, accepted: cast }) => (cast && !marked.has(cast.line) ? { judgement: alreadyVoted(poll), repeated: false, at } : outcome));
  }

  async #write(session: Session, poll: Poll, accepted: readonly AcceptedCast[], at: number): Promise<ReadonlySet<number>> {
    const marked = await writeMarks(session, this.#org, this.#poll, accepted);
    const counted = accepted.filter(cast => marked.has(cast.line));
    if (counted.length === 0) return marked;
    const secret = poll.order.secrecy === 'secret';
    await (secret ? dropBallots : writeOpenVotes)(session, this.#org, this.#poll, counted);
    const sorted = [...counted].sort((a, b) => a.line - b.line);
    const cast = secret
      ? event('marks-entered', { poll: this.#poll, lines: sorted.map(each => each.line) })
      : event('votes-cast', { poll: this.#poll, votes: sorted.map(({ line, choice, weight, seat }) => ({ line, choice, weight, ...(seat === undefined ? {} : { seat: seat as SeatId }) })) });
    await appendEntry(session, {
      v: 1, org: this.#org, act: { key: randomUUID(), kind: 'cast-batch', by: { as: 'electors' }, content: { poll: this.#poll }, at },
      authority: poll.order.authority, applied: [], charter: poll.order.version, events: [cast as unknown as { kind: string; v: number; data: Json }],
    });
    return marked;
  }
}

function alreadyVoted(poll: Poll): Judgement {
  return refuse('already-voted', poll.order.authority, { poll: poll.id });
}

/** By person. */
interface Voters {
  readonly lines: ReadonlyMap<string, FoundLine>;
  readonly present: ReadonlyMap<string, Presence>;
}

/** Judges a batch in order of arrival; a line that two of its casts claim goes to the first. */
function ruleAll(poll: Poll, batch: readonly CastSubmission[], { lines, present }: Voters, at: Instant): readonly Ruling[] {
  const taken = new Map<number, string>();
  return batch.map(({ key, person, choice }): Ruling => {
    const line = lines.get(person);
    const claimed = line && taken.get(line.line);
    if (line && (line.markedBy === key || claimed === key)) return { outcome: { judgement: lawful(poll.order.authority, []), repeated: true, at } };
    const refusal = castRefusal(poll, { choice, at, presence: present.get(person), line: line && claimed !== undefined ? { ...line, marked: true } : line });
    if (refusal || !line) return { outcome: { judgement: refusal ?? alreadyVoted(poll), repeated: false, at } };
    taken.set(line.line, key);
    return { outcome: { judgement: lawful(poll.order.authority, []), repeated: false, at }, accepted: { line: line.line, weight: line.weight, key, choice: choiceOf(poll.order, choice, line), person, ...(line.seat === undefined ? {} : { seat: line.seat }) } };
  });
}
