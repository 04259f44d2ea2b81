/**
 * The box of a secret poll: dropped into in micro-batches, counted, and moved into the record at closing.
 * The board is set together where the ballots lie, so that of a box of any size one part at a time is in memory.
 */
import { randomUUID } from 'node:crypto';
import type { Choice, GroupedBallots } from '#assembly/order.ts';
import { canonical } from '#record/canonical-json.ts';
import { rootOfLeaves } from '#record/frontier.ts';
import { toHex, type Digest } from '#record/sha256.ts';
import { inRandomOrder } from '../random-order.ts';
import { yieldToLoop } from '../yield-to-loop.ts';
import type { AcceptedCast } from './casts.ts';
import type { Session } from './session.ts';

/** Ballots of one part: keeps an entry readable, and one statement short, however large the poll. */
const PART = 5_000;

export async function dropBallots(session: Session, org: string, poll: string, casts: readonly AcceptedCast[]): Promise<void> {
  const order = inRandomOrder(casts);
  await session.query('insert into ballot (org, poll, id, choice, weight) select $1, $2, n.id, n.choice, n.weight from unnest($3::uuid[], $4::text[], $5::bigint[]) n(id, choice, weight)',
    [org, poll, order.map(() => randomUUID()), order.map(cast => canonical(cast.choice)), order.map(cast => cast.weight)]);
}

/** Ids of one part: from the first of them to before those of the next. */
const IN_PART = 'ballot where org = $1 and poll = $2 and id >= $3 and id < $4';

/** Where parts of about equal size begin, with the end of the last. Ids are drawn at random, so that equal shares of all ids hold about equally many. */
function boundsOf(ballots: number): readonly string[] {
  const parts = Math.max(1, Math.ceil(ballots / PART));
  return [...Array.from({ length: parts }, (_, part) => idAt(part / parts)), BEHIND_ALL];
}

/** The id at this share of all ids, from 0 to less than 1. */
function idAt(share: number): string {
  const digits = Math.floor(share * 2 ** 48).toString(16).padStart(12, '0');
  return `${digits.slice(0, 8)}-${digits.slice(8)}-0000-0000-000000000000`;
}

/** Ids drawn at random have another version. */
const BEHIND_ALL = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Equal choices together, in no particular order. @param expected how many ballots there are, about */
export async function countBox(session: Session, org: string, poll: string, expected: number): Promise<readonly GroupedBallots[]> {
  const groups = new Map<string, { heads: number; weight: number }>();
  const bounds = boundsOf(expected);
  for (const [index, first] of bounds.slice(0, -1).entries()) {
    // Groups as lines of one text: a row for each of a hundred thousand costs more than counting them. Spelled choices have no line ends.
    const [row] = await session.query<{ groups: string | null }>(
      `select string_agg(heads || ' ' || weight || ' ' || choice, E'\n') as groups from (select choice, count(*) as heads, sum(weight) as weight from ${IN_PART} group by choice) g`,
      [org, poll, first, bounds[index + 1]]);
    for (const line of row?.groups?.split('\n') ?? []) addTo(groups, line);
    await yieldToLoop();
  }
  return [...groups].map(([choice, { heads, weight }]) => ({ choice: JSON.parse(choice) as Choice, heads, weight }));
}

function addTo(groups: Map<string, { heads: number; weight: number }>, line: string): void {
  const first = line.indexOf(' ');
  const second = line.indexOf(' ', first + 1);
  const [heads, weight, choice] = [Number(line.slice(0, first)), Number(line.slice(first + 1, second)), line.slice(second + 1)];
  const group = groups.get(choice);
  if (group) [group.heads, group.weight] = [group.heads + heads, group.weight + weight];
  else groups.set(choice, { heads, weight });
}

/** An entry of the board, but for its ballots: they stand between the two texts. */
export interface PartFrame {
  readonly key: string;
  readonly kind: string;
  readonly at: number;
  readonly before: string;
  readonly after: string;
}

export interface Board {
  readonly parts: number;
  readonly ballots: number;
  /** Hexadecimal: the root of a tree that has the entries of the parts for its leaves. */
  readonly root: string;
}

/** Appends the box to the record, sorted by random id, an entry for each part. @param frameOf the part, from 1 @param expected how many ballots there are, about */
export async function publishBox(session: Session, org: string, poll: string, expected: number, frameOf: (part: number) => PartFrame): Promise<Board> {
  const leaves: Digest[] = [];
  let ballots = 0;
  const bounds = boundsOf(expected);
  for (const [index, first] of bounds.slice(0, -1).entries()) {
    const { key, kind, at, before, after } = frameOf(index + 1);
    const [row] = await session.query<{ leaf: Buffer; ballots: bigint }>(
      `with part as (
         select count(*) as ballots, coalesce(string_agg('{"choice":' || choice || ',"id":"' || id || '","weight":' || weight || '}', ',' order by id), '') as spelled from ${IN_PART})
       , appended as (
         insert into entry (org, act_key, kind, at, canonical) select $1, $5, $6, $7, $8 || spelled || $9 from part returning id, canonical)
       , queued as (insert into unsealed (org, entry) select $1, id from appended)
       select sha256('\\x00'::bytea || convert_to(canonical, 'UTF8')) as leaf, ballots from appended, part`,
      [org, poll, first, bounds[index + 1], key, kind, at, before, after]);
    if (!row) throw new Error(`part ${index + 1} of the board of ${poll} was not appended`);
    leaves.push(row.leaf);
    ballots += Number(row.ballots);
    await yieldToLoop();
  }
  return { parts: leaves.length, ballots, root: toHex(rootOfLeaves(leaves)) };
}
