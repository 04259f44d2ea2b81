/** Votes in a record cannot be judged one by one: who drew which line is not in it. What can be held against the order is. */
import { choiceFault } from '#assembly/choices.ts';
import type { AssemblyEvent } from '#assembly/event.ts';
import type { ReplayedFacts } from './replayed-facts.ts';

export function castFaults(event: AssemblyEvent, at: number, facts: ReplayedFacts): readonly string[] {
  if (event.kind !== 'marks-entered' && event.kind !== 'votes-cast') return [`a batch of votes causes ${event.kind}`];
  const poll = facts.poll(event.data.poll);
  if (!poll) return [`votes in ${event.data.poll}, which is no poll`];
  const { order } = poll;
  const faults: string[] = [];
  if (poll.stage !== 'open') faults.push(`votes in ${poll.id}, which is ${poll.stage}`);
  if (at < order.opens || (order.closes !== undefined && at >= order.closes)) faults.push(`votes at ${at}, outside of ${order.opens} to ${order.closes ?? 'closing'}`);
  if ((order.secrecy === 'secret') !== (event.kind === 'marks-entered')) faults.push(`${event.kind} in a poll that is ${order.secrecy}`);
  const lines = event.kind === 'marks-entered' ? event.data.lines : event.data.votes.map(vote => vote.line);
  const [before, now] = [facts.marksOf(poll.id), new Set<number>()];
  for (const line of lines) {
    if (!Number.isSafeInteger(line) || line < 0 || line >= order.roll.size) faults.push(`line ${line} of a roll of ${order.roll.size}`);
    if (before.has(line) || now.has(line)) faults.push(`line ${line} has voted before`);
    now.add(line);
  }
  if (event.kind === 'votes-cast') for (const { choice, weight } of event.data.votes) {
    const fault = choiceFault(order, choice, weight);
    if (fault) faults.push(`${fault}: ${choice.kind}`);
  }
  return faults;
}
