/** Whether delegates voted as they were instructed: known only where the vote was open. */
import { unreachable } from '#kernel/unreachable.ts';
import { ask, facts, type Asking } from './asking.ts';
import { event, type AssemblyEvent } from './event.ts';
import type { Instruction, Motion, Poll } from './facts.ts';
import type { Choice } from './order.ts';

/** A divided card keeps an instruction only when all its votes went one way. */
function votedAs(choice: Choice | undefined, vote: Instruction['vote']): boolean {
  switch (choice?.kind) {
    case 'question': return choice.vote === vote;
    case 'split': return (['for', 'against', 'abstain'] as const).every(part => part === vote || choice[part] === 0);
    case 'ranking':
    case 'ranks':
    case 'points':
    case 'picks':
    case undefined: return false;
    default: return unreachable(choice);
  }
}

/** Whoever did not vote has not carried out the instruction. Votes by show of hands or in secret test nothing. */
export function* testInstructions(poll: Poll, motion: Motion): Asking<readonly AssemblyEvent[]> {
  if (poll.order.secrecy !== 'open' || poll.order.mode === 'hall-count') return [];
  const instructions = yield* facts('instruction', 'motion', motion.id);
  if (instructions.length === 0) return [];
  const votes = yield* ask({ ask: 'open-votes', poll: poll.id });
  return instructions.map(each => event('instruction-tested', {
    instruction: each.id, kept: votedAs(votes.find(vote => vote.seat === each.seat)?.choice, each.vote),
  }));
}
