/**
 * Casting in micro-batches. Mark and ballot are written in one transaction, in separately shuffled order,
 * and share no row, key, time or order. Closing a poll waits for the batches under way, and they for it.
 */
import type { RollLine } from '#assembly/asking.ts';
import type { Poll, Presence } from '#assembly/facts.ts';
import type { PersonId, UnitId } from '#assembly/ids.ts';
import type { Choice } from '#assembly/order.ts';
import { presenceId } from '#assembly/presence.ts';
import { inRandomOrder } from '../random-order.ts';
import type { Session } from './session.ts';

/** The poll, held open against closing until the transaction ends. */
export async function holdPoll(session: Session, org: string, poll: string): Promise<Poll | undefined> {
  const [row] = await session.query<{ value: Poll }>("select value from fact where org = $1 and kind = 'poll' and id = $2 for share", [org, poll]);
  return row?.value;
}

export interface FoundLine extends RollLine {
  readonly person: string;
  /** Of the cast that marked the line, so that a repeated request is recognised. */
  readonly markedBy: string | undefined;
}

interface LineRow {
  readonly person: string;
  readonly line: number;
  readonly weight: bigint;
  readonly seat: string | null;
  readonly units: readonly UnitId[] | null;
  /** Of the cast that marked the line. */
  readonly act_key: string | null;
}

const MARKED = 'left join lateral (select act_key from mark where org = $1 and poll = $2 and line = l.line offset 0) k on true';

async function ownLines(session: Session, org: string, poll: string, persons: readonly string[]): Promise<readonly LineRow[]> {
  return session.query<LineRow>(
    `select p.person, l.line, l.weight, l.units, null as seat, k.act_key from unnest($3::text[]) p(person)
     cross join lateral (select line, weight, units from roll_line where org = $1 and poll = $2 and person = p.person offset 0) l ${MARKED}`, [org, poll, persons]);
}

/** Seats keep their line when they change hands: whoever holds the seat now votes for it. */
async function linesOfSeats(session: Session, org: string, poll: string, persons: readonly string[]): Promise<readonly LineRow[]> {
  return session.query<LineRow>(
    `select p.person, l.line, l.weight, l.units, s.seat, k.act_key from unnest($3::text[]) p(person)
     cross join lateral (select id as seat from fact_index where org = $1 and kind = 'seat' and field = 'holder' and value = p.person offset 0) s
     cross join lateral (select line, weight, units from roll_line where org = $1 and poll = $2 and seat = s.seat offset 0) l ${MARKED}`, [org, poll, persons]);
}

async function linesFound(session: Session, org: string, { id, order }: Pick<Poll, 'id' | 'order'>, persons: readonly string[]): Promise<readonly LineRow[]> {
  const { of } = order.roll.spec;
  const seats = of === 'holders' || of === 'bodies' ? await linesOfSeats(session, org, id, persons) : [];
  return of === 'holders' ? seats : [...seats, ...await ownLines(session, org, id, persons)];
}

/**
 * Lines of these persons: their own, or those of seats they hold now. Unmarked lines come first.
 *
 * Every person is looked up by key (`offset 0` keeps the planner from joining otherwise): right after a
 * roll is frozen the database has no statistics about it, and would run through all of it for each batch.
 */
export async function linesOf(session: Session, org: string, { id, order }: Poll, persons: readonly string[]): Promise<ReadonlyMap<string, FoundLine>> {
  const asked = [...new Set(persons)];
  const rows = await linesFound(session, org, { id, order }, asked);
  const found = new Map<string, FoundLine>();
  for (const row of rows) {
    const line = { person: row.person, line: row.line, weight: Number(row.weight), marked: row.act_key !== null, markedBy: row.act_key ?? undefined, ...(row.seat === null ? {} : { seat: row.seat }), ...(row.units === null ? {} : { units: row.units }) };
    if (comesBefore(line, found.get(row.person))) found.set(row.person, line);
  }
  return found;
}

/** Those of them who are checked in to the meeting of the vote; nobody where it belongs to none. A check-out waits for the batch, or the batch for it. */
export async function presenceOf(session: Session, org: string, { order: { meeting } }: Poll, persons: readonly PersonId[]): Promise<ReadonlyMap<string, Presence>> {
  if (meeting === undefined) return new Map();
  const rows = await session.query<{ value: Presence }>("select value from fact where org = $1 and kind = 'presence' and id = any($2::text[])", [org, persons.map(person => presenceId(meeting, person))]);
  return new Map(rows.map(({ value }) => [value.person, value]));
}

function comesBefore(line: FoundLine, other: FoundLine | undefined): boolean {
  if (!other) return true;
  return line.marked === other.marked ? line.line < other.line : other.marked;
}

export interface AcceptedCast {
  readonly line: number;
  readonly seat?: string;
  readonly weight: number;
  readonly key: string;
  readonly choice: Choice;
  /** Whoever cast it: kept with open votes only. */
  readonly person: string;
}

/** Marks the lines; those another process marked a moment ago are missing from the answer. */
export async function writeMarks(session: Session, org: string, poll: string, casts: readonly AcceptedCast[]): Promise<ReadonlySet<number>> {
  const order = inRandomOrder(casts);
  const rows = await session.query<{ line: number }>(
    'insert into mark (org, poll, line, act_key) select $1, $2, n.line, n.key from unnest($3::int[], $4::text[]) n(line, key) on conflict do nothing returning line',
    [org, poll, order.map(cast => cast.line), order.map(cast => cast.key)]);
  return new Set(rows.map(row => row.line));
}

export async function writeOpenVotes(session: Session, org: string, poll: string, casts: readonly AcceptedCast[]): Promise<void> {
  await session.query('insert into open_vote (org, poll, line, choice, voter) select $1, $2, n.line, n.choice, n.voter from unnest($3::int[], $4::jsonb[], $5::text[]) n(line, choice, voter)',
    [org, poll, casts.map(cast => cast.line), casts.map(cast => JSON.stringify(cast.choice)), casts.map(cast => cast.person)]);
}
