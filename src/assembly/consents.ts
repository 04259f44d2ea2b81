/**
 * Which body may give the consent a decision or an election waits for. It needs no power of its own: the article that asks for the
 * consent gives it, to the body it names and to no other.
 */
import type { Threshold } from '#tally/threshold.ts';
import type { ArticleId } from '#charter/law.ts';
import { ask, fact, type Asking } from './asking.ts';
import { bodiesOf, bodyRule } from './electors.ts';
import { powerOf } from './effects/powers-of.ts';
import type { Decision, Effect } from './facts.ts';
import { kindOfBody, unitOfBody, type BodyId, type ElectionId } from './ids.ts';
import type { Rules } from './rules.ts';

export interface Consenting {
  readonly article: ArticleId;
  readonly threshold: Threshold;
}

/** The confirming body of the place where it was decided; the charter's number for it, or the body's own way of deciding. */
function* confirming(rules: Rules, body: BodyId, decision: Decision): Asking<Consenting | undefined> {
  const confirmedBy = (yield* powerOf(rules, decision))?.confirmedBy;
  if (confirmedBy?.body !== kindOfBody(body)) return undefined;
  const bodies = yield* bodiesOf(rules.law, confirmedBy.body, unitOfBody(decision.body));
  const threshold = confirmedBy.threshold ?? bodyRule(rules.law, confirmedBy.body).decides?.threshold;
  return bodies.includes(body) && threshold ? { article: decision.authority, threshold } : undefined;
}

/** The body of one of the units that ratify, deciding in its own way. */
function* ratifying(rules: Rules, body: BodyId, decision: Decision): Asking<Consenting | undefined> {
  const ratifiedBy = (yield* powerOf(rules, decision))?.ratifiedBy;
  const [unit, within] = [unitOfBody(body), unitOfBody(decision.body)];
  if (unit === undefined || ratifiedBy?.through !== kindOfBody(body)) return undefined;
  const inside = within === undefined || (yield* ask({ ask: 'ancestors', unit })).some(each => each.id === within);
  const threshold = bodyRule(rules.law, ratifiedBy.through).decides?.threshold;
  return inside && threshold ? { article: decision.authority, threshold } : undefined;
}

/** The body for which it was taken, where the charter gives that body no power to ratify in so many words. */
function* answering(rules: Rules, body: BodyId, decision: Decision): Asking<Consenting | undefined> {
  const held = rules.law.powers.some(power => power.effect === 'ratify-decision' && power.heldBy === kindOfBody(body));
  const threshold = bodyRule(rules.law, kindOfBody(body)).decides?.threshold;
  return decision.actedFor?.awaits === body && !held && threshold ? { article: decision.authority, threshold } : undefined;
}

/** The body that the election waits for, in its own way of deciding; a power to verify may give it another. */
function* verifying(rules: Rules, body: BodyId, id: ElectionId): Asking<Consenting | undefined> {
  const election = yield* fact('election', id);
  const held = rules.law.powers.some(power => power.effect === 'verify-election' && power.heldBy === kindOfBody(body));
  const threshold = bodyRule(rules.law, kindOfBody(body)).decides?.threshold;
  return election?.stage === 'verification' && election.verifiers?.includes(body) && !held && threshold ? { article: election.authority, threshold } : undefined;
}

/** Undefined when the effect is no consent, or not this body's to give. */
export function* consentingOf(rules: Rules, body: BodyId, effect: Effect): Asking<Consenting | undefined> {
  if (effect.kind === 'verify-election') return yield* verifying(rules, body, effect.election);
  const decision = effect.kind === 'ratify-decision' ? yield* fact('decision', effect.decision) : undefined;
  switch (decision?.stage) {
    case 'awaits-confirmation': return yield* confirming(rules, body, decision);
    case 'awaits-ratification': return yield* ratifying(rules, body, decision);
    case 'in-force': return yield* answering(rules, body, decision);
    default: return undefined;
  }
}
