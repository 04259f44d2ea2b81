/** What a carried resolution does: one handler for each kind of effect. */
import { unreachable } from '#kernel/unreachable.ts';
import type { Asking } from '../asking.ts';
import { event } from '../event.ts';
import { instruct } from '../mandates.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';
import { carryAnnulling } from './annulling.ts';
import type { Carrying } from './carrying.ts';
import { changeCharter } from './charter-change.ts';
import { declareEmergency, endEmergencies } from './emergencies.ts';
import { effectFault } from './faults.ts';
import { carryOffice } from './offices.ts';
import { carryOnDecision } from './overriding.ts';
import { carryPerson } from './persons.ts';
import { endsAt, powerOf } from './powers-of.ts';
import { overturned } from './refusing.ts';
import { callReferendum } from './referendums.ts';
import { carryUnit } from './units.ts';
import { carryVerifying } from './verifying.ts';

function* handle(rules: Rules, carrying: Carrying): Asking<Change> {
  const { effect } = carrying.decision;
  switch (effect.kind) {
    // A plain decision has no effect beyond its entry in the register, which may be for a time.
    case 'decide': return { events: yield* endsAt(rules, carrying, undefined), applied: [] };
    case 'admit-member': case 'suspend-member': case 'reinstate-member': case 'expel-member':
    case 'disfranchise-member': case 'restore-franchise': return yield* carryPerson(rules, effect, carrying);
    case 'create-unit': case 'admit-unit': case 'split-unit': case 'merge-units':
    case 'dissolve-unit': case 'secede-unit': return yield* carryUnit(rules, effect, carrying);
    case 'remove-holder': case 'appoint': return yield* carryOffice(rules, effect, carrying);
    case 'instruct-delegate': return yield* instruct(effect, carrying);
    case 'override-decision': case 'ratify-decision':
    case 'decide-appeal': return yield* carryOnDecision(rules, effect, carrying, carryOut);
    case 'amend-charter': case 'adopt-reading': return changeCharter(effect, carrying);
    case 'declare-emergency': return yield* declareEmergency(rules, effect, carrying);
    case 'end-emergency': return yield* endEmergencies();
    case 'call-referendum': return yield* callReferendum(rules, effect, carrying);
    case 'verify-election': return yield* carryVerifying(rules, effect, carrying);
    case 'void-election': case 'annul-vote': return yield* carryAnnulling(rules, effect, carrying, carryOut);
    default: return unreachable(effect);
  }
}

/**
 * The events of the decision's effect. What has become impossible since the motion was moved lapses, and the reason
 * says why. Of a decision that was refused: what follows when it is not refused any more.
 */
export function* carryOut(rules: Rules, carrying: Carrying): Asking<Change> {
  const { decision, key, at } = carrying;
  if (decision.stage === 'refused') return yield* overturned(rules, decision, { by: key, key, at }, carryOut);
  const power = yield* powerOf(rules, decision);
  const fault = yield* effectFault(rules, decision.effect, { body: decision.body, at, article: decision.authority, decision: decision.id, ...(power ? { power } : {}) });
  if (!fault) return yield* handle(rules, carrying);
  const lapsed = event('decision-changed', { decision: decision.id, stage: 'lapsed', by: carrying.key });
  return { events: [lapsed], applied: [{ article: decision.authority, code: 'effect-impossible', facts: { decision: decision.id, refusal: fault.code, ...fault.facts } }] };
}
