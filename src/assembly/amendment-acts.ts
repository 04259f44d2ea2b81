/** Moving an amendment: a motion of its own about the paragraphs of another, voted on first. */
import type { MotionRule } from '#charter/law.ts';
import { facts, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { amended, isAmending, paragraphsNamed } from './amendments.ts';
import { bodyRule } from './electors.ts';
import { event, type AssemblyEvent } from './event.ts';
import type { Motion, Paragraph, ParagraphChange } from './facts.ts';
import { idFrom, kindOfBody, type MotionId, type PersonId } from './ids.ts';
import { lawful, refuse, remedy, type Judgement, type Refusal } from './judgement.ts';
import { holderNames } from './meetings.ts';
import { motionGround } from './motions.ts';
import { mayAmend } from './moving.ts';
import { governingOf, type Governing } from './powers.ts';
import type { Rules } from './rules.ts';
import { scopeOfMotion } from './scope.ts';

/** Amendments still to be voted on, in order of id. */
export function* liveAmendments(parent: MotionId): Asking<readonly (Motion & { readonly amends: NonNullable<Motion['amends']> })[]> {
  const all: readonly Motion[] = yield* facts('motion', 'amends', parent);
  return all.filter(isAmending).filter(each => each.stage === 'moved' || each.stage === 'admitted' || each.stage === 'poll');
}

/** A text that its effect is bound to, like a new version of the charter, is moved anew and not amended. */
function isBoundText(motion: Motion): boolean {
  return motion.effect.kind === 'amend-charter' || motion.effect.kind === 'adopt-reading';
}

function parentFault(rule: MotionRule, parent: Motion): Refusal | undefined {
  if (!rule.amendments) return refuse('not-governed', rule.article, { act: 'move-amendment', body: parent.body });
  if (isAmending(parent)) return refuse('not-governed', rule.article, { act: 'move-amendment', amends: parent.amends.motion }, [remedy('move-amendment', { motion: parent.amends.motion })]);
  if (isBoundText(parent)) return refuse('not-in-competence', rule.article, { act: 'move-amendment', effect: parent.effect.kind }, [remedy('move')]);
  return parent.stage === 'moved' || parent.stage === 'admitted' ? undefined : refuse('wrong-stage', rule.article, { stage: parent.stage });
}

function insertedIds(changes: readonly ParagraphChange[]): readonly string[] {
  return changes.flatMap(change => (change.do === 'insert' ? [change.paragraph] : []));
}

/** Paragraphs named must stand in the text; a paragraph is changed once, and a new one takes an id that nothing has. */
function changesFault(rule: MotionRule, parent: Motion, changes: readonly ParagraphChange[], others: readonly Motion[]): Refusal | undefined {
  const own = insertedIds(changes);
  const standing = parent.paragraphs.map(each => each.id);
  const unknown = paragraphsNamed(changes).filter(id => !standing.includes(id) && !own.includes(id));
  if (unknown.length > 0 || changes.length === 0) return refuse('no-paragraph', rule.article, { unknown, paragraphs: standing });
  const taken = ['start', ...standing, ...others.flatMap(other => insertedIds(other.amends?.changes ?? []))];
  const targets = changes.map(change => change.paragraph);
  const twice = targets.filter((id, index) => targets.indexOf(id) !== index || (own.includes(id) && taken.includes(id)));
  return twice.length > 0 ? refuse('collides', rule.article, { paragraphs: twice }) : undefined;
}

function amendmentOf(rule: MotionRule, parent: Motion, act: Act<'move-amendment'>, mover: PersonId): Motion {
  const { title, changes } = act.content;
  return {
    id: idFrom<MotionId>(act.key), body: parent.body, mover, seconders: [], secondersNeeded: rule.seconders, title, paragraphs: [], effect: parent.effect,
    amends: { motion: parent.id, changes }, stage: rule.seconders === 0 ? 'admitted' : 'moved', moved: act.at, governedBy: parent.governedBy,
    authority: rule.article, ...(parent.meeting === undefined ? {} : { meeting: parent.meeting }),
  };
}

export function* judgeMoveAmendment(rules: Rules, act: Act<'move-amendment'>): Asking<Judgement> {
  const ground = yield* motionGround(rules, act.content.motion);
  if ('lawful' in ground) return ground;
  const { motion: parent, rule, then } = ground;
  const fault = parentFault(rule, parent);
  if (fault) return fault;
  if (act.by.as !== 'person' || !(yield* mayAmend(then, rule.movedBy, act.by.person, yield* scopeOfMotion(parent, act.at))))
    return refuse('not-entitled', rule.article, { act: act.kind }, [remedy('ask-holder', { holders: holderNames(rule.movedBy) })]);
  const wrong = changesFault(rule, parent, act.content.changes, yield* liveAmendments(parent.id));
  if (wrong) return wrong;
  return lawful(rule.article, [event('motion-moved', { motion: amendmentOf(rule, parent, act, act.by.person) })]);
}

/** An amendment is decided as the body decides; where the charter does not say how, as the motion it changes. */
export function* amendmentGoverning(rules: Rules, motion: Motion, at: Motion['moved']): Asking<Governing | Refusal> {
  const { decides } = bodyRule(rules.law, kindOfBody(motion.body));
  return decides ? { article: decides.article, threshold: decides.threshold } : yield* governingOf(rules, motion.body, motion.effect, at);
}

function stillApplies(paragraphs: readonly Paragraph[], changes: readonly ParagraphChange[]): boolean {
  const own = insertedIds(changes);
  return paragraphsNamed(changes).every(id => own.includes(id) || paragraphs.some(each => each.id === id));
}

/** A carried amendment changes its motion. Others that it collides with are marked, and fall when their paragraph is gone. */
export function* carryAmendment(amendment: Motion & { readonly amends: NonNullable<Motion['amends']> }, colliding: (other: Motion) => boolean): Asking<readonly AssemblyEvent[]> {
  const parent = (yield* facts('motion', 'body', amendment.body)).find(each => each.id === amendment.amends.motion);
  if (!parent) return [];
  const paragraphs = amended(parent.paragraphs, amendment.amends.changes);
  const others = (yield* liveAmendments(parent.id)).filter(each => each.id !== amendment.id);
  return [event('motion-changed', { motion: parent.id, paragraphs }), ...others.filter(colliding).map(each => event('motion-changed', {
    motion: each.id, collides: [...(each.collides ?? []), amendment.id], ...(stillApplies(paragraphs, each.amends.changes) ? {} : { stage: 'void' as const }),
  }))];
}
