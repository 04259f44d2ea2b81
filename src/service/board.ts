/**
 * The board: the ballots of a secret poll as they enter the record, sorted by random id, in entries of their own.
 * The entry that tells the verdict comes after them, in the same transaction, and names them.
 */
import { randomUUID } from 'node:crypto';
import type { Json } from '#kernel/json.ts';
import type { Act } from '#assembly/act.ts';
import { event, type AssemblyEvent } from '#assembly/event.ts';
import type { Poll } from '#assembly/facts.ts';
import { canonical } from '#record/canonical-json.ts';
import type { Entry } from '#record/entry.ts';
import { publishBox, type PartFrame } from '#store/assembly/box.ts';
import type { Session } from '#store/assembly/session.ts';

/** The kind of act that an entry of the board is, done by the act that ends the vote. */
export const PUBLISH_BOARD = 'publish-board';
const NO_BALLOTS = '"ballots":[]';

/**
 * Moves the box into the record. The event names what has been published, for the entry with the verdict.
 *
 * @throws Error when the box does not hold one ballot for each mark: it was tampered with or damaged, and nothing is declared
 */
export async function publishBoard(session: Session, org: string, poll: Poll, marks: number, act: Act): Promise<AssemblyEvent<'board-published'>> {
  const board = await publishBox(session, org, poll.id, marks, part => frameOf(org, poll, part, act));
  if (board.ballots !== marks) throw new Error(`the box of poll ${poll.id} holds ${board.ballots} ballots for ${marks} marks: the poll stays open until this is mended`);
  return event('board-published', { poll: poll.id, ...board });
}

/** Quotes within strings are escaped, so what is looked for stands in one place only. */
function frameOf(org: string, poll: Poll, part: number, act: Act): PartFrame {
  const entry = partEntry(org, poll, part, act);
  const [before = '', after = ''] = canonical(entry).split(NO_BALLOTS);
  return { key: entry.act.key, kind: PUBLISH_BOARD, at: act.at, before: `${before}${NO_BALLOTS.slice(0, -1)}`, after: `]${after}` };
}

function partEntry(org: string, { id: poll, order }: Poll, part: number, act: Act): Entry {
  return {
    v: 1, org, act: { key: randomUUID(), kind: PUBLISH_BOARD, by: act.by as unknown as Json, content: { part, poll }, at: act.at },
    authority: order.authority, applied: [], charter: order.version, events: [event('board-part', { poll, part, ballots: [] }) as unknown as Entry['events'][number]],
  };
}
