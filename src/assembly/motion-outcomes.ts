/** What follows when a motion has been voted on: a decision in the register and its effect, or nothing. */
import { fact, type Asking } from './asking.ts';
import { carryAmendment } from './amendment-acts.ts';
import { collisions, isAmending } from './amendments.ts';
import type { Closed } from './closed.ts';
import { notCarried, register } from './decisions.ts';
import { event, type AssemblyEvent } from './event.ts';
import type { Motion } from './facts.ts';
import { testInstructions } from './instruction-tests.ts';
import type { Change } from './vacancies.ts';

function* amendmentCarried(amendment: Motion & { readonly amends: NonNullable<Motion['amends']> }): Asking<readonly AssemblyEvent[]> {
  const collides = (other: Motion): boolean => isAmending(other) && collisions([amendment, other]).length > 0;
  return [event('motion-changed', { motion: amendment.id, stage: 'carried' }), ...(yield* carryAmendment(amendment, collides))];
}

function* outcome(closed: Closed, motion: Motion): Asking<Change> {
  const { rules, poll, verdict, act } = closed;
  const voted = { motion, poll: poll.id, opened: poll.order.opens, key: act.key, at: act.at };
  if (verdict.outcome !== 'carried') return yield* notCarried(rules, voted, verdict.tests.every(test => test.kind !== 'quorum' || test.met));
  if (isAmending(motion)) return { events: yield* amendmentCarried(motion), applied: [] };
  return yield* register(rules, voted);
}

/** The outcome for the motion, and for the delegates who were instructed on it. */
export function* closeMotionPoll(closed: Closed, id: string): Asking<Change> {
  const motion = yield* fact('motion', id);
  if (!motion) return { events: [], applied: [] };
  const tested = yield* testInstructions(closed.poll, motion);
  const { events, applied } = yield* outcome(closed, motion);
  return { events: [...tested, ...events], applied };
}
