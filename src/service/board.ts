/** The board: the ballots of a secret poll as they enter the record at closing, sorted by random id. */
import { event, type AssemblyEvent } from '#assembly/event.ts';
import type { PollId } from '#assembly/ids.ts';
import type { StoredBallot } from '#store/assembly/casts.ts';

/** Ballots per part: keeps one event readable however large the poll. */
const PART = 5_000;

/** @param ballots in order of their random ids */
export function boardEvents(poll: PollId, ballots: readonly StoredBallot[]): readonly AssemblyEvent[] {
  const parts: AssemblyEvent[] = [];
  for (let start = 0; start < ballots.length; start += PART)
    parts.push(event('board-published', { poll, part: parts.length + 1, ballots: ballots.slice(start, start + PART) }));
  return parts;
}
