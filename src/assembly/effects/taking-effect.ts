/** The way of a decision from the vote to its effect, back when it is set aside, and forth again when it is restored. */
import { deadline, type Instant } from '#kernel/time.ts';
import { ask, fact, type Asking } from '../asking.ts';
import { event } from '../event.ts';
import type { Decision } from '../facts.ts';
import type { ActKey, DecisionId } from '../ids.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';
import { joined, NOTHING, type Carrying, type CarryOut, type EffectOf } from './carrying.ts';
import { revokeEmergency } from './emergencies.ts';
import { endAppointment } from './offices.ts';
import { decisionTimer, powerOf } from './powers-of.ts';
import { restoredStanding } from './standing.ts';

/** Who sets something in motion: a decision, a vote or the clock, with the key and time of the act. */
export interface Cause {
  readonly by: string;
  readonly key: ActKey;
  readonly at: Instant;
}

/** When a delayed decision is carried out; an amendment waits for the day on which its text says it begins. */
function* dueOf(rules: Rules, decision: Decision, at: Instant): Asking<Instant> {
  const delay = (yield* powerOf(rules, decision))?.delay;
  const begins = decision.effect.kind === 'amend-charter' ? decision.effect.inForce : undefined;
  return Math.max(at, delay ? deadline(at, delay, rules.calendar) : at, begins ? rules.calendar.startOf(begins) : at) as Instant;
}

/** Carries a decision out now, or sets the clock where the charter or the text delays it. What it did and still stands is not done twice. */
export function* takeEffect(rules: Rules, decision: Decision, { key, at }: Cause, carryOut: CarryOut): Asking<Change> {
  if (decision.stands === true) return NOTHING;
  const due = yield* dueOf(rules, decision, at);
  if (due > at) return { events: [decisionTimer('take-effect', decision, due)], applied: [{ article: decision.authority, code: 'delayed', facts: { decision: decision.id, until: due } }] };
  return yield* carryOut(rules, { decision, key, at });
}

/** Brings a decision (back) into force. A delay begins again: those concerned have its whole time before them. */
export function* bringIntoForce(rules: Rules, decision: Decision, cause: Cause, carryOut: CarryOut): Asking<Change> {
  const changed = event('decision-changed', { decision: decision.id, stage: 'in-force', by: cause.by });
  return joined({ events: [changed], applied: [] }, yield* takeEffect(rules, { ...decision, stage: 'in-force', since: cause.at }, cause, carryOut));
}

/** Whether what the decision did outlasts it. */
export function stands(back: Change): { readonly stands?: true } {
  return back.applied.some(reason => reason.code === 'effect-stands') ? { stands: true } : {};
}

/** Takes a decision out of force: what it has done is undone as far as it can be, what it has not done yet stays undone. */
export function* setAside(rules: Rules, decision: Decision, stage: 'suspended' | 'annulled' | 'lapsed' | 'refused', cause: Cause, carryOut: CarryOut): Asking<Change> {
  const back = yield* undone(rules, decision, cause, carryOut);
  const changed = event('decision-changed', { decision: decision.id, stage, by: cause.by, ...stands(back) });
  return joined({ events: [changed], applied: [] }, back);
}

/** What must be undone when a decision leaves force; nothing when it was never carried out. */
export function* undone(rules: Rules, decision: Decision, { key, at }: Cause, carryOut: CarryOut): Asking<Change> {
  if (decision.stage !== 'in-force') return NOTHING;
  if (yield* fact('timer', `take-effect:${decision.id}`)) return { events: [event('timer-done', { timer: `take-effect:${decision.id}` })], applied: [] };
  const back = yield* undo(rules, { decision, key, at }, carryOut);
  return joined({ events: [event('timer-done', { timer: `end-effect:${decision.id}` })], applied: [] }, back);
}

/** A decision that had been set aside by the one undone stands again; so does a refusal. */
function* standsAgain(rules: Rules, id: DecisionId, { decision: by, key, at }: Carrying, carryOut: CarryOut): Asking<Change> {
  const decision = yield* fact('decision', id);
  if (decision?.refusedBy !== undefined && decision.stage !== 'refused') return yield* setAside(rules, decision, 'refused', { by: by.id, key, at }, carryOut);
  if (decision?.stage !== 'annulled' && decision?.stage !== 'suspended') return NOTHING;
  return yield* bringIntoForce(rules, decision, { by: by.id, key, at }, carryOut);
}

/** A decision that had been upheld by the one undone falls; so does a refusal. */
function* falls(rules: Rules, id: DecisionId, { decision: by, key, at }: Carrying, carryOut: CarryOut): Asking<Change> {
  const decision = yield* fact('decision', id);
  if (decision?.stage === 'refused') return yield* carryOut(rules, { decision, key, at });
  return decision?.stage === 'in-force' ? yield* setAside(rules, decision, 'annulled', { by: by.id, key, at }, carryOut) : NOTHING;
}

/** Only while the member still stands where the decision put them. */
function* personRestored(rules: Rules, effect: EffectOf<'admit-member'>, carrying: Carrying): Asking<Change> {
  const left = { 'admit-member': 'full', 'suspend-member': 'suspended', 'reinstate-member': 'full', 'expel-member': 'expelled', 'disfranchise-member': 'disfranchised', 'restore-franchise': 'full' } as const;
  const now = yield* ask({ ask: 'membership', person: effect.person, day: rules.calendar.dayOf(carrying.at) });
  return now?.status === left[effect.kind] ? yield* restoredStanding(rules, effect.person, carrying) : NOTHING;
}

/** Undoing what a decision did. What others rely on by now stays as it is, and the reasons say so. */
function* undo(rules: Rules, carrying: Carrying, carryOut: CarryOut): Asking<Change> {
  const { effect } = carrying.decision;
  switch (effect.kind) {
    case 'admit-member': case 'suspend-member': case 'reinstate-member': case 'expel-member':
    case 'disfranchise-member': case 'restore-franchise': return yield* personRestored(rules, effect, carrying);
    case 'appoint': return yield* endAppointment(rules, effect, carrying);
    case 'declare-emergency': return yield* revokeEmergency(carrying);
    case 'override-decision': return yield* standsAgain(rules, effect.decision, carrying, carryOut);
    case 'decide-appeal': return effect.uphold ? yield* falls(rules, effect.decision, carrying, carryOut) : yield* standsAgain(rules, effect.decision, carrying, carryOut);
    default: return { events: [], applied: [{ article: carrying.decision.authority, code: 'effect-stands', facts: { decision: carrying.decision.id, effect: effect.kind } }] };
  }
}
