/** Votes in a record cannot be judged one by one: who drew which line is not in it. What can be held against the order is. */
import { choiceFault } from '#assembly/choices.ts';
import type { AssemblyEvent } from '#assembly/event.ts';
import type { Poll } from '#assembly/facts.ts';
import type { ReplayedFacts } from './replayed-facts.ts';

type CastEvent = AssemblyEvent<'marks-entered' | 'votes-cast'>;

export function castFaults(event: AssemblyEvent, at: number, facts: ReplayedFacts): readonly string[] {
  if (event.kind !== 'marks-entered' && event.kind !== 'votes-cast') return [`a batch of votes causes ${event.kind}`];
  const poll = facts.poll(event.data.poll);
  if (!poll) return [`votes in ${event.data.poll}, which is no poll`];
  return [...timeFaults(poll, at), ...lineFaults(poll, event, facts.marksOf(poll.id)), ...choiceFaults(poll, event), ...absenceFaults(poll, event, facts), ...unitFaults(poll, event, facts)];
}

/** The board of a secret poll is the box as it was; the parts can only be held against the poll. */
export function boardFaults(event: AssemblyEvent, facts: ReplayedFacts): readonly string[] {
  if (event.kind !== 'board-part') return [`a part of the board causes ${event.kind}`];
  const poll = facts.poll(event.data.poll);
  if (!poll) return [`a board of ${event.data.poll}, which is no poll`];
  return [
    ...(poll.stage === 'open' ? [] : [`a board of ${poll.id}, which is ${poll.stage}`]),
    ...(poll.order.secrecy === 'secret' ? [] : [`a board of ${poll.id}, which is open to all`]),
    ...event.data.ballots.flatMap(({ choice, weight }) => choiceFault(poll.order, choice, weight) ?? []),
  ];
}

function timeFaults({ id, stage, order }: Poll, at: number): readonly string[] {
  const late = order.closes !== undefined && at >= order.closes;
  return [
    ...(stage === 'open' ? [] : [`votes in ${id}, which is ${stage}`]),
    ...(at < order.opens || late ? [`votes at ${at}, outside of ${order.opens} to ${order.closes ?? 'closing'}`] : []),
  ];
}

function lineFaults({ order }: Poll, event: CastEvent, before: ReadonlySet<number>): readonly string[] {
  const lines = event.kind === 'marks-entered' ? event.data.lines : event.data.votes.map(vote => vote.line);
  const now = new Set<number>();
  const faults: string[] = [];
  for (const line of lines) {
    if (!Number.isSafeInteger(line) || line < 0 || line >= order.roll.size) faults.push(`line ${line} of a roll of ${order.roll.size}`);
    if (before.has(line) || now.has(line)) faults.push(`line ${line} has voted before`);
    now.add(line);
  }
  return faults;
}

function choiceFaults({ order }: Poll, event: CastEvent): readonly string[] {
  if ((order.secrecy === 'secret') !== (event.kind === 'marks-entered')) return [`${event.kind} in a poll that is ${order.secrecy}`];
  if (event.kind === 'marks-entered') return [];
  return event.data.votes.flatMap(({ choice, weight }) => choiceFault(order, choice, weight) ?? []);
}

/** Of a vote in a meeting: an open vote of a seat whose holder is not in the hall. */
function absenceFaults({ order: { meeting } }: Poll, event: CastEvent, facts: ReplayedFacts): readonly string[] {
  if (meeting === undefined || event.kind === 'marks-entered') return [];
  return event.data.votes.flatMap(({ seat }) => (seat === undefined || facts.isPresent(meeting, seat) ? [] : [`a vote of ${seat}, whose holder is not checked in to ${meeting}`]));
}

/** Where units count: an open vote of a seat that is noted for others than the roll has it vote for. */
function unitFaults({ id }: Poll, event: CastEvent, facts: ReplayedFacts): readonly string[] {
  if (event.kind === 'marks-entered') return [];
  return event.data.votes.flatMap(({ seat, choice }) => {
    const units = seat === undefined ? undefined : facts.unitsOfSeat(id, seat);
    const noted = 'of' in choice ? choice.of ?? [] : [];
    return units === undefined || units.join() === noted.join() ? [] : [`a vote of ${seat} for ${noted.join(', ')}, where the roll has ${units.join(', ')}`];
  });
}
