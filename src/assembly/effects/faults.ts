/**
 * Why an effect cannot be had now: asked when a resolution is moved, so that nobody votes on the impossible, and again
 * when it is carried out, because things change in between.
 */
import { unreachable } from '#kernel/unreachable.ts';
import type { Instant } from '#kernel/time.ts';
import type { Asking } from '../asking.ts';
import type { Effect } from '../facts.ts';
import type { BodyId } from '../ids.ts';
import type { Refusal } from '../judgement.ts';
import { governingOf } from '../powers.ts';
import type { Rules } from '../rules.ts';
import { annullingFault } from './annulling.ts';
import type { Ground } from './carrying.ts';
import { charterFault } from './charter-change.ts';
import { emergencyFault } from './emergencies.ts';
import { officeFault } from './offices.ts';
import { decisionFault } from './overriding.ts';
import { personFault } from './persons.ts';
import { renewalFault } from './renewing.ts';
import { referendumFault } from './referendums.ts';
import { unitFault } from './units.ts';
import { verifyFault } from './verifying.ts';

export function* effectFault(rules: Rules, effect: Effect, ground: Ground): Asking<Refusal | undefined> {
  switch (effect.kind) {
    // A plain decision has no object; instructions are tested with the mandate.
    case 'decide': case 'instruct-delegate': return undefined;
    case 'admit-member': case 'suspend-member': case 'reinstate-member': case 'expel-member':
    case 'disfranchise-member': case 'restore-franchise': return (yield* personFault(rules, effect, ground)) ?? (yield* renewalFault(rules, effect, ground));
    case 'create-unit': case 'admit-unit': case 'split-unit': case 'merge-units':
    case 'dissolve-unit': case 'secede-unit': return yield* unitFault(rules, effect, ground);
    case 'remove-holder': return yield* officeFault(rules, effect, ground);
    case 'appoint': return (yield* officeFault(rules, effect, ground)) ?? (yield* renewalFault(rules, effect, ground));
    case 'override-decision': case 'ratify-decision': case 'decide-appeal': return yield* decisionFault(effect, ground);
    case 'amend-charter': case 'adopt-reading': return yield* charterFault(rules, effect, ground);
    case 'declare-emergency': case 'end-emergency': return yield* emergencyFault(rules, effect, ground);
    case 'call-referendum': return yield* referendumFault(rules, effect.body, effect.motion, ground);
    case 'verify-election': return yield* verifyFault(effect, ground);
    case 'void-election': case 'annul-vote': return yield* annullingFault(effect, ground);
    default: return unreachable(effect);
  }
}

/** The whole question for a resolution of a body: who may, over what, and whether the thing is as the effect needs it. */
export function* refusalOfEffect(rules: Rules, body: BodyId, effect: Effect, at: Instant): Asking<Refusal | undefined> {
  const governing = yield* governingOf(rules, body, effect, at);
  if ('lawful' in governing) return governing;
  return yield* effectFault(rules, effect, { body, at, article: governing.article, ...(governing.power ? { power: governing.power } : {}) });
}
