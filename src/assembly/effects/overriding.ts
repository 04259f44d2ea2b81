/** Effects on decisions of others: set aside, consented to, and decided on appeal. */
import { fact, type Asking } from '../asking.ts';
import { event } from '../event.ts';
import type { Decision } from '../facts.ts';
import { unitOfBody } from '../ids.ts';
import { refuse, remedy, type Refusal } from '../judgement.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';
import { joined, NOTHING, type Carrying, type CarryOut, type EffectOf, type Ground } from './carrying.ts';
import { confirmed } from './confirming.ts';
import { ratificationId, voteOfUnit } from './ratifying.ts';
import { bringIntoForce, setAside, type Cause } from './taking-effect.ts';

export type DecisionEffect = EffectOf<'override-decision'> | EffectOf<'decide-appeal'>;

const STANDS: readonly Decision['stage'][] = ['in-force', 'suspended', 'awaits-confirmation', 'awaits-ratification'];

function* ratifyFault(decision: Decision, { body, article }: Ground): Asking<Refusal | undefined> {
  if (decision.stage === 'awaits-confirmation') return undefined;
  if (decision.stage === 'in-force') return decision.actedFor?.awaits === undefined ? refuse('already-done', article, { decision: decision.id, stage: decision.stage }) : undefined;
  if (decision.stage !== 'awaits-ratification') return refuse('wrong-stage', article, { decision: decision.id, stage: decision.stage });
  const voted = yield* fact('ratification-vote', `${ratificationId(decision)}:${unitOfBody(body) ?? 'whole'}`);
  return voted && refuse('already-done', article, { decision: decision.id, unit: voted.unit, outcome: voted.outcome ?? null });
}

export function* decisionFault(effect: DecisionEffect, ground: Ground): Asking<Refusal | undefined> {
  const decision = yield* fact('decision', effect.decision);
  if (!decision) return refuse('no-such-thing', ground.article, { decision: effect.decision });
  if (effect.kind === 'ratify-decision') return yield* ratifyFault(decision, ground);
  if (effect.kind === 'override-decision') return STANDS.includes(decision.stage) ? undefined : refuse('wrong-stage', ground.article, { decision: decision.id, stage: decision.stage });
  return decision.appeal?.open === true && decision.appeal.to === ground.body ? undefined
    : refuse('no-appeal', ground.article, { decision: decision.id, to: decision.appeal?.to ?? null }, [remedy('appeal', { decision: decision.id })]);
}

/** With `uphold` the refusal stands; otherwise it is as if the consent that was refused had been given. */
function* decideOnRefusal(rules: Rules, decision: Decision, uphold: boolean, { by, key, at }: Cause, carryOut: CarryOut): Asking<Change> {
  const decided = event('decision-changed', { decision: decision.id, stage: 'refused', by, appealDecided: true });
  return joined({ events: [decided], applied: [] }, uphold ? NOTHING : yield* carryOut(rules, { decision, key, at }));
}

/** With `uphold` the decision stands, and takes effect again if the appeal had suspended it; otherwise it is annulled. */
function* decideAppeal(rules: Rules, decision: Decision, uphold: boolean, cause: Cause, carryOut: CarryOut): Asking<Change> {
  if (decision.stage === 'refused') return yield* decideOnRefusal(rules, decision, uphold, cause, carryOut);
  const stage = uphold ? (decision.stage === 'suspended' ? 'in-force' : decision.stage) : 'annulled';
  const decided: Change = { events: [event('decision-changed', { decision: decision.id, stage, by: cause.by, appealDecided: true })], applied: [] };
  if (!uphold) return joined(decided, yield* setAside(rules, decision, 'annulled', cause, carryOut));
  return decision.stage === 'suspended' ? joined(decided, yield* bringIntoForce(rules, decision, cause, carryOut)) : decided;
}

/** The consent a decision waits for: of a confirming body, of a unit, or of the body it was taken for. */
function* consent(rules: Rules, decision: Decision, carrying: Carrying, cause: Cause, carryOut: CarryOut): Asking<Change> {
  switch (decision.stage) {
    case 'awaits-confirmation': return yield* confirmed(rules, decision, cause, carryOut);
    case 'awaits-ratification': return yield* voteOfUnit(rules, decision, { unit: unitOfBody(carrying.decision.body), motion: carrying.decision.motion, outcome: 'for' }, cause, carryOut);
    case 'in-force': return { events: [event('decision-changed', { decision: decision.id, stage: 'in-force', by: cause.by, ratified: true }), event('timer-done', { timer: `lapse-decision:${decision.id}` })], applied: [] };
    default: return NOTHING;
  }
}

export function* carryOnDecision(rules: Rules, effect: DecisionEffect, carrying: Carrying, carryOut: CarryOut): Asking<Change> {
  const decision = yield* fact('decision', effect.decision);
  if (!decision) return NOTHING;
  const cause: Cause = { by: carrying.decision.id, key: carrying.key, at: carrying.at };
  switch (effect.kind) {
    case 'override-decision': return yield* setAside(rules, decision, effect.how === 'suspend' ? 'suspended' : 'annulled', cause, carryOut);
    case 'ratify-decision': return yield* consent(rules, decision, carrying, cause, carryOut);
    case 'decide-appeal': return yield* decideAppeal(rules, decision, effect.uphold, cause, carryOut);
  }
}
