/** The board: the ballots of a secret poll as they enter the record at closing, sorted by random id. */
import { event, type AssemblyEvent } from '#assembly/event.ts';
import type { PollId } from '#assembly/ids.ts';
import { readBox } from '#store/assembly/casts.ts';
import type { Session } from '#store/assembly/session.ts';

/** Ballots per part: keeps one event readable however large the poll. */
const PART = 5_000;

export async function boardEvents(session: Session, org: string, poll: PollId): Promise<readonly AssemblyEvent[]> {
  const ballots = await readBox(session, org, poll);
  const parts: AssemblyEvent[] = [];
  for (let start = 0; start < ballots.length; start += PART)
    parts.push(event('board-published', { poll, part: parts.length + 1, ballots: ballots.slice(start, start + PART) }));
  return parts;
}
