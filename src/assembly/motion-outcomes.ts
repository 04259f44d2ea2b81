/** What follows when a motion has been voted on: a decision in the register and its effect, or nothing. */
import { deadline } from '#kernel/time.ts';
import { fact, type Asking } from './asking.ts';
import { carryAmendment } from './amendment-acts.ts';
import { collisions, isAmending } from './amendments.ts';
import type { Closed } from './closed.ts';
import { carryOut } from './effects/carry-out.ts';
import { event, type AssemblyEvent } from './event.ts';
import type { Decision, Motion } from './facts.ts';
import { idFrom, type DecisionId } from './ids.ts';
import { testInstructions } from './instruction-tests.ts';
import { governingOf, type Governing } from './powers.ts';
import type { Rules } from './rules.ts';
import type { Change } from './vacancies.ts';

/** What was done in the place of another body says so, and by when that body must ratify it. */
function actedFor(rules: Rules, { actingFor }: Governing, at: Decision['at']): Pick<Decision, 'actedFor'> {
  if (!actingFor) return {};
  const within = actingFor.rule.ratifiedBy?.within;
  return { actedFor: { body: actingFor.body, ...(within ? { ratifyBy: deadline(at, within, rules.calendar) } : {}) } };
}

/** As the register holds it: under the article and version the motion was moved under. */
function* decisionOf({ rules, poll, act }: Closed, motion: Motion): Asking<Decision> {
  const then = { ...rules, law: rules.lawOf(motion.governedBy) };
  const governing = yield* governingOf(then, motion.body, motion.effect, poll.order.opens);
  return {
    id: idFrom<DecisionId>(act.key), body: motion.body, motion: motion.id, poll: poll.id, title: motion.title, effect: motion.effect,
    authority: poll.order.authority, version: motion.governedBy, at: act.at, stage: 'in-force',
    ...('lawful' in governing ? {} : actedFor(then, governing, act.at)),
  };
}

function* resolved(closed: Closed, motion: Motion): Asking<Change> {
  const { rules, act } = closed;
  const decision = yield* decisionOf(closed, motion);
  const carried = yield* carryOut(rules, { motion, decision, key: act.key, at: act.at });
  return {
    events: [event('decision-registered', { decision }), event('motion-changed', { motion: motion.id, stage: 'carried', decision: decision.id }), ...carried.events],
    applied: carried.applied,
  };
}

function* amendmentCarried(amendment: Motion & { readonly amends: NonNullable<Motion['amends']> }): Asking<readonly AssemblyEvent[]> {
  const collides = (other: Motion): boolean => isAmending(other) && collisions([amendment, other]).length > 0;
  return [event('motion-changed', { motion: amendment.id, stage: 'carried' }), ...(yield* carryAmendment(amendment, collides))];
}

function* outcome(closed: Closed, motion: Motion): Asking<Change> {
  if (closed.verdict.outcome !== 'carried') return { events: [event('motion-changed', { motion: motion.id, stage: 'lost' })], applied: [] };
  return isAmending(motion) ? { events: yield* amendmentCarried(motion), applied: [] } : yield* resolved(closed, motion);
}

/** The outcome for the motion, and for the delegates who were instructed on it. */
export function* closeMotionPoll(closed: Closed, id: string): Asking<Change> {
  const motion = yield* fact('motion', id);
  if (!motion) return { events: [], applied: [] };
  const tested = yield* testInstructions(closed.poll, motion);
  const { events, applied } = yield* outcome(closed, motion);
  return { events: [...tested, ...events], applied };
}
