/** Undoing what a decision did. What others rely on by now stays as it is, and the reasons say so. */
import { ask, fact, type Asking } from '../asking.ts';
import { event } from '../event.ts';
import type { DecisionId } from '../ids.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';
import { joined, NOTHING, type Carrying, type CarryOut, type EffectOf } from './carrying.ts';
import { revokeEmergency } from './emergencies.ts';
import { endAppointment } from './offices.ts';
import { restoredStanding } from './standing.ts';

/** A decision that had been set aside by the one undone stands again. */
function* standsAgain(rules: Rules, id: DecisionId, { decision: by, key, at }: Carrying, carryOut: CarryOut): Asking<Change> {
  const decision = yield* fact('decision', id);
  if (decision?.stage !== 'annulled' && decision?.stage !== 'suspended') return NOTHING;
  const changed = event('decision-changed', { decision: id, stage: 'in-force', by: by.id });
  return joined({ events: [changed], applied: [] }, yield* carryOut(rules, { decision: { ...decision, stage: 'in-force', since: at }, key, at }));
}

/** A decision that had been upheld by the one undone falls. */
function* falls(rules: Rules, id: DecisionId, { decision: by, key, at }: Carrying, carryOut: CarryOut): Asking<Change> {
  const decision = yield* fact('decision', id);
  if (decision?.stage !== 'in-force') return NOTHING;
  const changed = event('decision-changed', { decision: id, stage: 'annulled', by: by.id });
  return joined({ events: [changed], applied: [] }, yield* undo(rules, { decision, key, at }, carryOut));
}

/** Only while the member still stands where the decision put them. */
function* personRestored(rules: Rules, effect: EffectOf<'admit-member'>, carrying: Carrying): Asking<Change> {
  const left = { 'admit-member': 'full', 'suspend-member': 'suspended', 'reinstate-member': 'full', 'expel-member': 'expelled', 'disfranchise-member': 'disfranchised', 'restore-franchise': 'full' } as const;
  const now = yield* ask({ ask: 'membership', person: effect.person, day: rules.calendar.dayOf(carrying.at) });
  return now?.status === left[effect.kind] ? yield* restoredStanding(rules, effect.person, carrying) : NOTHING;
}

export function* undo(rules: Rules, carrying: Carrying, carryOut: CarryOut): Asking<Change> {
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
