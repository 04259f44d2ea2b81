/**
 * Casting in micro-batches. Mark and ballot are written in one transaction, in separately shuffled order,
 * and share no row, key, time or order. Closing a poll waits for the batches under way, and they for it.
 */
import { randomInt, randomUUID } from 'node:crypto';
import type { RollLine } from '#assembly/asking.ts';
import type { Poll } from '#assembly/facts.ts';
import type { Choice } from '#assembly/order.ts';
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

/** Lines of these persons: their own, and those of seats they hold now. Unmarked lines come first. */
export async function linesOf(session: Session, org: string, poll: string, persons: readonly string[]): Promise<ReadonlyMap<string, FoundLine>> {
  const rows = await session.query<{ person: string; line: number; weight: bigint; seat: string | null; act_key: string | null }>(
    `select p.person, l.line, l.weight, l.seat, k.act_key
     from unnest($3::text[]) p(person)
     join lateral (
       select line, weight, seat from roll_line where org = $1 and poll = $2 and person = p.person
       union all
       select r.line, r.weight, r.seat from fact_index i join roll_line r on r.org = $1 and r.poll = $2 and r.seat = i.id
         where i.org = $1 and i.kind = 'seat' and i.field = 'holder' and i.value = p.person
     ) l on true
     left join mark k on k.org = $1 and k.poll = $2 and k.line = l.line
     order by (k.act_key is null), l.line desc`, [org, poll, [...new Set(persons)]]);
  const found = new Map<string, FoundLine>();
  for (const row of rows) found.set(row.person, { person: row.person, line: row.line, weight: Number(row.weight), marked: row.act_key !== null, markedBy: row.act_key ?? undefined, ...(row.seat === null ? {} : { seat: row.seat }) });
  return found;
}

export interface AcceptedCast {
  readonly line: number;
  readonly seat?: string;
  readonly weight: number;
  readonly key: string;
  readonly choice: Choice;
}

function shuffled<T>(items: readonly T[]): T[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}

/** Marks the lines; those another process marked a moment ago are missing from the answer. */
export async function writeMarks(session: Session, org: string, poll: string, casts: readonly AcceptedCast[]): Promise<ReadonlySet<number>> {
  const order = shuffled(casts);
  const rows = await session.query<{ line: number }>(
    'insert into mark (org, poll, line, act_key) select $1, $2, n.line, n.key from unnest($3::int[], $4::text[]) n(line, key) on conflict do nothing returning line',
    [org, poll, order.map(cast => cast.line), order.map(cast => cast.key)]);
  return new Set(rows.map(row => row.line));
}

export async function dropBallots(session: Session, org: string, poll: string, casts: readonly AcceptedCast[]): Promise<void> {
  const order = shuffled(casts);
  await session.query('insert into ballot (org, poll, id, choice, weight) select $1, $2, n.id, n.choice, n.weight from unnest($3::uuid[], $4::jsonb[], $5::bigint[]) n(id, choice, weight)',
    [org, poll, order.map(() => randomUUID()), order.map(cast => JSON.stringify(cast.choice)), order.map(cast => cast.weight)]);
}

export async function writeOpenVotes(session: Session, org: string, poll: string, casts: readonly AcceptedCast[]): Promise<void> {
  await session.query('insert into open_vote (org, poll, line, choice) select $1, $2, n.line, n.choice from unnest($3::int[], $4::jsonb[]) n(line, choice)',
    [org, poll, casts.map(cast => cast.line), casts.map(cast => JSON.stringify(cast.choice))]);
}

/** The box sorted by random id, for the board. */
export async function readBox(session: Session, org: string, poll: string): Promise<readonly { readonly id: string; readonly choice: Choice; readonly weight: number }[]> {
  const rows = await session.query<{ id: string; choice: Choice; weight: bigint }>('select id, choice, weight from ballot where org = $1 and poll = $2 order by id', [org, poll]);
  return rows.map(row => ({ id: row.id, choice: row.choice, weight: Number(row.weight) }));
}
