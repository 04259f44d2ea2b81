/**
 * What can be computed again from the entries alone, entry by entry: verdicts of polls, who got which seat, who was
 * present. Articles are not read here; whether the charter gave the power is for those who run its rules again.
 */
import type { Json } from './canonical.ts';
import { Attendance } from './attendance.ts';
import { listIn, Malformed, membersIn, textIn, textsIn } from './fields.ts';
import { Poll, type Circumstances } from './polls.ts';
import { Roll } from './roll.ts';
import { Seats, type Report } from './seats.ts';
import { isMembers, type Entry, type Members } from './shape.ts';

type Event = Entry['events'][number];

/** The latest version of events that have had several; earlier ones lack what they did not know. */
const VERSIONS: Readonly<Record<string, number>> = { 'poll-opened': 3 };

export class Verdicts {
  readonly #polls = new Map<string, Poll>();
  /** Polls, elections, decisions, and acts, which give their keys to what they create. */
  readonly #known = new Set<string>();
  readonly #seats = new Seats(this.#known);
  readonly roll = new Roll();
  readonly #motionMeetings = new Map<string, string>();
  readonly #attendance = new Attendance(this.#seats);
  /** Verdicts computed again. */
  checked = 0;
  /** Events of kinds or versions that are not read here. */
  unread = 0;

  /** @param leaf the hash of the entry, as the tree has it */
  take(entry: Entry, leaf: Buffer, report: Report): void {
    this.#known.add(entry.act.key);
    for (const event of entry.events) {
      try {
        this.#event(event, entry, leaf, report);
      } catch (error) {
        // Sums that no record could hold are as malformed as the numbers they come from.
        if (!(error instanceof Malformed) && !(error instanceof RangeError)) throw error;
        report('event-shape', `the event ${event.kind} cannot be read: ${error.message}`);
      }
    }
    this.#seats.entryEnds(report);
  }

  #event(event: Event, entry: Entry, leaf: Buffer, report: Report): void {
    if (event.v > (VERSIONS[event.kind] ?? 1) || !isMembers(event.data)) return void (this.unread += 1);
    const data = event.data as Members;
    switch (event.kind) {
      case 'standing-recorded': return this.roll.recorded(data);
      case 'member-corrected': return this.roll.corrected(data, entry, report);
      case 'codes-issued': return this.roll.issued(data, entry, report);
      case 'seats-apportioned': return this.#seats.apportioned(event.data);
      case 'election-called': return void this.#known.add(this.#seats.called(event.data));
      case 'election-moved': return this.#seats.moved(event.data, report);
      case 'seat-filled': return this.#seats.filled(event.data, report);
      case 'seat-vacated': return this.#seats.vacated(event.data, report);
      case 'decision-registered': return void this.#known.add(textIn(membersIn(data.decision, 'decision').id, 'id'));
      case 'presence-noted': return this.#attendance.arrives(membersIn(data.presence, 'presence'));
      case 'presence-ended': return this.#attendance.leaves(textIn(data.presence, 'presence'));
      case 'motion-moved': return isMembers(data.motion) ? this.#meets(data.motion.id, data.motion.meeting) : void (this.unread += 1);
      case 'motion-changed': return this.#meets(data.motion, data.meeting);
      case 'poll-opened': return this.#opens(data, report);
      case 'marks-entered': return this.#marks(data, entry, report);
      case 'votes-cast': return this.#votes(data, entry, report);
      case 'board-part': return this.#poll(data, report)?.boardPart(data, leaf, report);
      case 'board-published': return this.#poll(data, report)?.boardNamed(data, report);
      case 'teller-counted': return this.#poll(membersIn(data.count, 'count'), report)?.handsCounted(membersIn(data.count, 'count'));
      case 'poll-annulled': return this.#annuls(data, report);
      case 'poll-tied':
      case 'poll-closed': return this.#closes(event.kind, data, entry, report);
      default: this.unread += 1;
    }
  }

  #poll(data: Members, report: Report): Poll | undefined {
    const poll = this.#polls.get(textIn(data.poll, 'poll'));
    if (!poll) report('unknown-poll', `the poll ${String(data.poll)} was not opened above`);
    return poll;
  }

  #marks(data: Members, { act }: Entry, report: Report): void {
    const poll = this.#poll(data, report);
    poll?.marked(listIn(data.lines, 'lines'), act.at, report);
    if (poll) this.#attendance.votedIn(poll, [], report);
  }

  #votes(data: Members, { act }: Entry, report: Report): void {
    const poll = this.#poll(data, report);
    const votes = listIn(data.votes, 'votes').map(vote => membersIn(vote, 'vote'));
    poll?.votes(votes, act.at, report);
    if (poll) this.#attendance.votedIn(poll, votes.flatMap(vote => (vote.seat === undefined ? [] : textIn(vote.seat, 'seat'))), report);
  }

  #opens({ order, body }: Members, report: Report): void {
    const poll = new Poll(membersIn(order, 'order'));
    if (this.#polls.has(poll.id)) return report('opened-twice', `the poll ${poll.id} was opened above already`);
    poll.opened(this.#seats.sizeOf(textIn(body, 'body')), report);
    this.#polls.set(poll.id, poll);
    this.#known.add(poll.id);
  }

  #annuls(data: Members, report: Report): void {
    const poll = this.#poll(data, report);
    if (poll) poll.stage = 'annulled';
  }

  #closes(kind: 'poll-closed' | 'poll-tied', data: Members, entry: Entry, report: Report): void {
    const poll = this.#poll(data, report);
    if (!poll) return;
    const verdict = membersIn(data.verdict, 'verdict');
    const { kind: purpose, id } = membersIn(poll.order.for, 'for');
    const given = this.#circumstances(poll, entry);
    if (kind === 'poll-closed') poll.closed(verdict, given, report);
    else poll.tiedOn(verdict, given, report);
    this.checked += 1;
    if (purpose === 'election' && verdict.outcome === 'elected') this.#seats.decided(textIn(id, 'id'), textsIn(membersIn(verdict.count, 'count').elected, 'elected'));
  }

  #circumstances(poll: Poll, { act }: Entry): Circumstances {
    const { kind, id } = membersIn(poll.order.for, 'for');
    const content = isMembers(act.content) ? act.content : {};
    const meeting = kind === 'motion' ? this.#motionMeetings.get(textIn(id, 'id')) : undefined;
    return {
      present: meeting === undefined ? undefined : this.#attendance.count(meeting),
      lots: act.kind === 'close-poll' && content.lots !== undefined ? textsIn(content.lots, 'lots') : undefined,
      winner: act.kind === 'settle-tie' ? textIn(content.winner, 'winner') : undefined,
      incumbents: kind === 'election' ? this.#seats.holdersOf(textIn(id, 'id')) : [],
    };
  }

  #meets(motion: Json | undefined, meeting: Json | undefined): void {
    if (meeting !== undefined) this.#motionMeetings.set(textIn(motion, 'motion'), textIn(meeting, 'meeting'));
  }
}
