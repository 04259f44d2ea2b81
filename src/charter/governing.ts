/**
 * Which rule governs an act. The engine asks while it runs; the check asks for every act of the charter beforehand.
 *
 * Definition: among the powers with the effect whose scope holds the question, a power gives way to another it names in
 * `exceptWhere`, and one that names no matter, body, unit kind or article gives way to one that names it. What is left
 * must be one rule: several are a conflict, none is a gap.
 * Complexity: linear in the rules asked, quadratic in those that apply.
 */
import type {
  ArticleId, BodyKindId, EffectKind, ElectionRule, Law, MatterId, MeetingRule, MotionRule, PowerRule, RecallRule, UnitKindId,
} from './law.ts';

export type Governing<Rule> =
  | { readonly kind: 'one'; readonly rule: Rule }
  | { readonly kind: 'gap'; readonly code: string; readonly article: 'none' }
  | { readonly kind: 'conflict'; readonly rules: readonly Rule[] };

export interface PowerQuestion {
  readonly act: 'power';
  readonly effect: EffectKind;
  readonly matter?: MatterId;
  readonly over?: BodyKindId;
  readonly overUnit?: UnitKindId;
  /** The body that is to decide; without it every holder's power is considered. */
  readonly by?: BodyKindId;
  /** The article an amendment would change. */
  readonly changes?: ArticleId;
}

export type GoverningQuestion =
  | PowerQuestion
  | { readonly act: 'election' | 'recall' | 'meeting' | 'motion'; readonly body: BodyKindId };

export type AnyRule = PowerRule | ElectionRule | RecallRule | MeetingRule | MotionRule;

function single<Rule>(rules: readonly Rule[], gap: string): Governing<Rule> {
  const [rule] = rules;
  if (rule === undefined) return { kind: 'gap', code: gap, article: 'none' };
  return rules.length === 1 ? { kind: 'one', rule } : { kind: 'conflict', rules };
}

/** The narrower of two scopes: one that names what it is over against one that does not. */
const SCOPES: readonly ((power: PowerRule) => unknown)[] = [
  power => power.matter, power => power.over, power => power.overUnit, power => (power.articles.length > 0 ? power.articles : undefined),
];

function namesMore(a: PowerRule, b: PowerRule): boolean {
  return SCOPES.some(scope => scope(a) !== undefined && scope(b) === undefined)
    && SCOPES.every(scope => scope(a) !== undefined || scope(b) === undefined);
}

function givesWay(power: PowerRule, others: readonly PowerRule[]): boolean {
  return others.some(other => other !== power && (
    power.exceptWhere.includes(other.article)
    || (namesMore(other, power) && !other.exceptWhere.includes(power.article))));
}

function covers(power: PowerRule, question: PowerQuestion): boolean {
  return power.effect === question.effect
    && (power.matter === undefined || power.matter === question.matter)
    && (power.over === undefined || question.over === undefined || power.over === question.over)
    && (power.overUnit === undefined || question.overUnit === undefined || power.overUnit === question.overUnit)
    && (power.articles.length === 0 || question.changes === undefined || power.articles.includes(question.changes));
}

/** The powers that reach the question before holders are told apart. */
export function powersOver(law: Law, question: PowerQuestion): readonly PowerRule[] {
  const reaching = law.powers.filter(power => covers(power, question));
  return reaching.filter(power => !givesWay(power, reaching));
}

export function governingPower(law: Law, question: PowerQuestion): Governing<PowerRule> {
  const untouchable = question.changes !== undefined && law.powers.some(power => power.effect === 'amend-charter' && power.untouchable.includes(question.changes as ArticleId));
  if (question.effect === 'amend-charter' && untouchable) return { kind: 'gap', code: 'untouchable', article: 'none' };
  const powers = powersOver(law, question);
  return single(powers.filter(power => question.by === undefined || power.heldBy === question.by), `gap-${question.effect}`);
}

function ofBody<Rule extends { readonly body: BodyKindId }>(rules: readonly Rule[], body: BodyKindId, gap: string): Governing<Rule> {
  return single(rules.filter(rule => rule.body === body), gap);
}

export const governingElection = (law: Law, body: BodyKindId): Governing<ElectionRule> => ofBody(law.elections, body, 'gap-election');
export const governingRecall = (law: Law, body: BodyKindId): Governing<RecallRule> => ofBody(law.recalls, body, 'recall-gap');
export const governingMeeting = (law: Law, body: BodyKindId): Governing<MeetingRule> => ofBody(law.meetings, body, 'gap-meeting');
export const governingMotion = (law: Law, body: BodyKindId): Governing<MotionRule> => ofBody(law.motions, body, 'gap-motion');

export function governing(law: Law, question: GoverningQuestion): Governing<AnyRule> {
  switch (question.act) {
    case 'power': return governingPower(law, question);
    case 'election': return governingElection(law, question.body);
    case 'recall': return governingRecall(law, question.body);
    case 'meeting': return governingMeeting(law, question.body);
    case 'motion': return governingMotion(law, question.body);
  }
}
