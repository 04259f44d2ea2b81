/**
 * Proposals: what members put forward for others to sign, where the charter knows petitions to a body. A proposal is a
 * motion that waits; signatures bring it before the body, or a body that may call a referendum does.
 */
import type { PetitionRule } from '#charter/law.ts';
import type { Asking } from './asking.ts';
import type { Act } from './act.ts';
import { questionFault } from './counted-units.ts';
import { bodyRule } from './electors.ts';
import { effectFault } from './effects/faults.ts';
import { event } from './event.ts';
import type { Motion } from './facts.ts';
import { idFrom, kindOfBody, type MotionId, type PersonId } from './ids.ts';
import { lawful, refuse, type Judgement } from './judgement.ts';
import { bodyExists } from './meetings.ts';
import { mayMoveAlone } from './moving.ts';
import { standingOf, type Signing } from './petition-bases.ts';
import { governingOf } from './powers.ts';
import type { Rules } from './rules.ts';

/** Whoever might sign by one of the alternatives may put it forward. */
function* mayPropose(rules: Rules, rule: PetitionRule, signing: Signing): Asking<boolean> {
  for (const holder of rule.signedBy) if (yield* standingOf(rules, holder, signing)) return true;
  return false;
}

/** The rule by which this person may propose to the body; undefined for those who may simply move there. */
function* ruleFor(rules: Rules, { content: { body, meeting, inNameOf }, by, at }: Act<'move'>): Asking<PetitionRule | undefined> {
  if (by.as !== 'person' || meeting !== undefined || inNameOf !== undefined || !(yield* bodyExists(rules, body))) return undefined;
  const rule = rules.law.petitions.find(each => each.body === kindOfBody(body));
  if (!rule || !(yield* mayPropose(rules, rule, { body, person: by.person, at }))) return undefined;
  const movers = rules.law.motions.find(each => each.body === kindOfBody(body))?.movedBy ?? [];
  const mayMove = bodyRule(rules.law, kindOfBody(body)).form !== 'referendum' && (yield* mayMoveAlone(rules, movers, by, { body, at }));
  return mayMove ? undefined : rule;
}

function motionOf(rules: Rules, article: Motion['authority'], act: Act<'move'>, mover: PersonId): Motion {
  const { body, title, paragraphs, effect } = act.content;
  const seconders = rules.law.motions.find(each => each.body === kindOfBody(body))?.seconders ?? 0;
  // The mover has no right to move there: one more who has takes the mover's place.
  return { id: idFrom<MotionId>(act.key), body, mover, seconders: [], secondersNeeded: seconders + 1, title, paragraphs, effect, stage: 'moved', moved: act.at, governedBy: rules.law.version, authority: article };
}

/** Undefined when this is no proposal, and the body's rule on motions has the word. */
export function* judgeProposal(rules: Rules, act: Act<'move'>): Asking<Judgement | undefined> {
  const rule = yield* ruleFor(rules, act);
  if (!rule || act.by.as !== 'person') return undefined;
  const { body, effect, paragraphs } = act.content;
  const governing = yield* governingOf(rules, body, effect, act.at);
  if ('lawful' in governing) return governing;
  const uncounted = yield* questionFault(rules, { body, threshold: governing.threshold, article: governing.article });
  if (uncounted) return uncounted;
  const ids = paragraphs.map(each => each.id);
  const taken = ids.find((id, index) => id === 'start' || ids.indexOf(id) !== index);
  if (taken !== undefined) return refuse('collides', rule.article, { paragraph: taken });
  const fault = yield* effectFault(rules, effect, { body, at: act.at, article: governing.article, ...(governing.power ? { power: governing.power } : {}) });
  if (fault) return fault;
  const motion = motionOf(rules, governing.article, act, act.by.person);
  return lawful(rule.article, [event('motion-moved', { motion })], [{ article: governing.article, code: 'governs', facts: { effect: effect.kind, body } }]);
}
