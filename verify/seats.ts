/**
 * Who holds which seat: nobody takes a seat that another holds but by an election of that seat, nobody but those
 * elected takes it by election, and every change names the poll, election or decision it follows from.
 */
import type { Json } from './canonical.ts';
import { listIn, membersIn, textIn, textsIn } from './fields.ts';

export type Report = (code: string, message: string) => void;

interface Seat {
  readonly body: string;
  readonly voice: Json | undefined;
  holder?: string;
  by?: string;
  alternates: readonly string[];
}

interface ElectionState {
  readonly seats: readonly string[];
  elected?: readonly string[];
  done: boolean;
  /** Counted, and not verified yet: its seats wait. */
  waits: boolean;
}

export class Seats {
  readonly #seats = new Map<string, Seat>();
  readonly #elections = new Map<string, ElectionState>();
  /** Elections whose seats have to be filled before the entry ends. */
  readonly #owed = new Set<string>();
  /** Election and seat of those elected who had left when the election was verified; their seats fall vacant at once. */
  readonly #left = new Set<string>();
  readonly #known: ReadonlySet<string>;

  /** `known`: ids of polls, elections and decisions, and keys of acts, so far. */
  constructor(known: ReadonlySet<string>) {
    this.#known = known;
  }

  apportioned(data: Json): void {
    const { body, seats } = membersIn(data, 'data');
    const lines = listIn(seats, 'seats').map(line => membersIn(line, 'seat'));
    const kept = new Set(lines.map(line => textIn(line.id, 'id')));
    for (const [id, seat] of this.#seats) if (seat.body === body && !kept.has(id) && seat.holder === undefined) this.#seats.delete(id);
    for (const { id, voice } of lines) this.#seats.set(id as string, { alternates: [], ...this.#seats.get(id as string), body: textIn(body, 'body'), voice });
  }

  called(data: Json): string {
    const election = membersIn(membersIn(data, 'data').election, 'election');
    const id = textIn(election.id, 'id');
    this.#elections.set(id, { seats: textsIn(election.seats, 'seats'), done: false, waits: false });
    return id;
  }

  /** What the verdict of the poll says about who is elected. */
  decided(election: string, elected: readonly string[]): void {
    const state = this.#elections.get(election);
    if (state) state.elected = elected;
  }

  moved(data: Json, report: Report): void {
    const { election: id, stage, elected } = membersIn(data, 'data');
    const election = this.#elections.get(textIn(id, 'election'));
    if (!election) return report('unknown-election', `an election that was never called: ${String(id)}`);
    if (elected !== undefined) {
      const stated = textsIn(elected, 'elected');
      // Without candidates there is no poll, and nobody is elected.
      const expected = election.elected ?? [];
      if (stated.join('\n') !== expected.join('\n')) report('elected', `${String(id)}: elected are ${stated.join(', ') || 'nobody'}, though the verdict elects ${expected.join(', ') || 'nobody'}`);
    }
    election.waits = stage === 'verification';
    if (stage === 'done' && !election.done) this.#owed.add(id as string);
    if (stage === 'done') election.done = true;
  }

  filled(data: Json, report: Report): void {
    const { seat: id, person, how, by, alternates } = membersIn(data, 'data');
    const seat = this.#seats.get(textIn(id, 'seat'));
    if (!seat) return report('unknown-seat', `a seat that was never apportioned: ${String(id)}`);
    const [taker, cause] = [textIn(person, 'person'), textIn(by, 'by')];
    if (!this.#known.has(cause)) report('seat-without-cause', `${String(id)} is filled by ${cause}, which is no poll, election or decision above`);
    if (how === 'elected') this.#electedInto(id as string, taker, cause, report);
    else if (seat.holder !== undefined) report('seat-filled-twice', `${String(id)} is filled though ${seat.holder} holds it`);
    if (how === 'elected' && seat.holder !== undefined && seat.by === cause) report('seat-filled-twice', `${String(id)} is filled twice by ${cause}`);
    if (how === 'alternate' && !seat.alternates.includes(taker)) report('not-an-alternate', `${taker} takes ${String(id)} without being an alternate for it`);
    Object.assign(seat, { holder: taker, by: cause, alternates: textsIn(alternates, 'alternates') });
  }

  #electedInto(seat: string, taker: string, cause: string, report: Report): void {
    const election = this.#elections.get(cause);
    const place = election?.seats.indexOf(seat) ?? -1;
    if (!election?.elected || place < 0) return report('seat-without-election', `${seat} is filled by election, but ${cause} did not decide on it`);
    if (election.waits) report('seat-not-verified', `${seat} is filled by ${cause}, which has not been verified`);
    const expected = election.elected[place];
    if (taker !== expected) report('seat-not-of-the-elected', `${taker} takes ${seat}, though ${expected ?? 'nobody'} was elected to it`);
  }

  vacated(data: Json, report: Report): void {
    const { seat: id, person, because, by } = membersIn(data, 'data');
    const seat = this.#seats.get(textIn(id, 'seat'));
    if (!seat) return report('unknown-seat', `a seat that was never apportioned: ${String(id)}`);
    if (seat.holder !== person) report('seat-held-by-another', `${String(id)} is vacated by ${String(person ?? 'nobody')}, though ${seat.holder ?? 'nobody'} holds it`);
    delete seat.holder;
    if (because === 'not-qualified' && typeof by === 'string') this.#left.add(`${by}\n${String(id)}`);
  }

  /** Every seat of an election that is done has its elected holder. */
  entryEnds(report: Report): void {
    for (const id of this.#owed) {
      const { seats, elected = [] } = this.#elections.get(id)!;
      for (const [place, person] of elected.slice(0, seats.length).entries()) {
        const seat = this.#seats.get(seats[place]!);
        if (seat && !this.#left.has(`${id}\n${seats[place]!}`) && (seat.by !== id || seat.holder !== person)) report('elected-without-seat', `${person} was elected to ${seats[place]} and does not get it`);
      }
    }
    this.#owed.clear();
    this.#left.clear();
  }

  holdersOf(election: string): readonly string[] {
    return (this.#elections.get(election)?.seats ?? []).flatMap(id => this.#seats.get(id)?.holder ?? []);
  }

  holderOf(seat: string): string | undefined {
    return this.#seats.get(seat)?.holder;
  }

  /** Voting seats of these bodies that one of these persons holds. */
  heldIn(bodies: readonly string[], persons: ReadonlySet<string>): readonly string[] {
    return [...this.#seats].filter(([, seat]) => bodies.includes(seat.body) && seat.voice === 'vote' && persons.has(seat.holder ?? '')).map(([id]) => id);
  }

  /** Voting seats of the body, and those that are held. */
  sizeOf(body: string): { readonly seats: number; readonly filled: number } {
    const voting = [...this.#seats.values()].filter(seat => seat.body === body && seat.voice === 'vote');
    return { seats: voting.length, filled: voting.filter(seat => seat.holder !== undefined).length };
  }
}
