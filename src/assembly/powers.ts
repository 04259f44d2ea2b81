/**
 * Which power governs an effect, and whether the body may use it: it holds it, or acts for the body that
 * does. Of two powers over the same thing the one that names it goes before the one that does not; two
 * that remain are a conflict, none is a gap, and both refuse.
 */
import type { Json } from '#kernel/json.ts';
import type { Instant } from '#kernel/time.ts';
import type { Threshold } from '#tally/threshold.ts';
import { mayActFor } from '#charter/body-powers.ts';
import { powersOver, type PowerQuestion } from '#charter/governing.ts';
import type { ActingForRule, ArticleId, BodyKindId, Law, PowerRule } from '#charter/law.ts';
import { ask, facts, type Asking } from './asking.ts';
import { consentingOf } from './consents.ts';
import { objectOf, type EffectObject } from './effect-objects.ts';
import { bodiesOf, bodyRule } from './electors.ts';
import type { Effect } from './facts.ts';
import { kindOfBody, unitOfBody, type BodyId, type UnitId } from './ids.ts';
import { refuse, remedy, type Refusal } from './judgement.ts';
import type { Rules } from './rules.ts';

/** What a motion of a body is decided by. */
export interface Governing {
  readonly article: ArticleId;
  readonly threshold: Threshold;
  /** Undefined for a plain resolution under the body's own way of deciding. */
  readonly power?: PowerRule;
  /** Set when the body acts for the one that holds the power. */
  readonly actingFor?: { readonly rule: ActingForRule; readonly body: BodyId };
}

/** Every power that governs the effect over the object: one block of one article when the charter is sound. */
function powersFor(law: Law, effect: Effect, { over, overUnit, matter, articles }: EffectObject): readonly PowerRule[] {
  const question: PowerQuestion = { act: 'power', effect: effect.kind, ...(over ? { over } : {}), ...(overUnit ? { overUnit } : {}), ...(matter ? { matter } : {}) };
  if (articles === undefined || articles.length === 0) return powersOver(law, question);
  return [...new Set(articles.flatMap(changes => powersOver(law, { ...question, changes })))];
}

/** One block may give a power to several bodies, and each body has questions of its own: that is no conflict. */
function agree(effect: Effect, powers: readonly PowerRule[]): boolean {
  const [first] = powers;
  const distinct = new Set(powers.map(each => each.heldBy)).size === powers.length;
  return distinct && (effect.kind === 'decide' && effect.matter === undefined || powers.every(each => each.article === first?.article && each.at.line === first.at.line && each.at.file === first.at.file));
}

/** A body acts for another while that one does not sit. */
function* acting(rules: Rules, kind: BodyKindId, powers: readonly PowerRule[], effect: Effect, unit: UnitId | undefined): Asking<Governing['actingFor']> {
  for (const rule of rules.law.actingFor) {
    if (rule.by !== kind || !powers.some(power => power.heldBy === rule.body) || !mayActFor(rule, effect.kind, effect.kind === 'decide' ? effect.matter : undefined)) continue;
    const [body] = yield* bodiesOf(rules.law, rule.body, unit);
    if (body === undefined) continue;
    const sits = (yield* facts('meeting', 'live', body)).some(meeting => meeting.stage === 'open');
    if (!sits) return { rule, body };
  }
  return undefined;
}

function* lies(unit: UnitId | undefined, within: UnitId): Asking<boolean> {
  return unit !== undefined && (yield* ask({ ask: 'ancestors', unit })).some(each => each.id === within);
}

/** Whether everything the effect touches lies in the unit of the body. */
function* isInCompetence(body: BodyId, object: EffectObject): Asking<boolean> {
  const own = unitOfBody(body);
  if (own === undefined) return true;
  for (const place of object.places) if (!(yield* lies(place, own))) return false;
  if (object.anyOf === undefined) return true;
  for (const place of object.anyOf) if (yield* lies(place, own)) return true;
  return false;
}

function describe(effect: Effect, body: BodyId): Readonly<Record<string, Json>> {
  return { effect: effect.kind, body, ...(effect.kind === 'decide' && effect.matter !== undefined ? { matter: effect.matter } : {}) };
}

/** A plain resolution needs no power where the charter says how the body decides. */
function ownResolution(rules: Rules, body: BodyId, effect: Effect): Governing | undefined {
  const { decides } = bodyRule(rules.law, kindOfBody(body));
  return effect.kind === 'decide' && effect.matter === undefined && decides ? { article: decides.article, threshold: decides.threshold } : undefined;
}

/** Articles that nobody may amend, whoever holds the power. */
function untouchable(law: Law, effect: Effect): Refusal | undefined {
  if (effect.kind !== 'amend-charter') return undefined;
  const rule = law.powers.find(power => power.effect === 'amend-charter' && power.untouchable.some(article => effect.articles.includes(article)));
  return rule && refuse('untouchable', rule.article, { articles: effect.articles.filter(article => rule.untouchable.includes(article)) });
}

function* bySole(rules: Rules, body: BodyId, effect: Effect, powers: readonly PowerRule[]): Asking<Governing | Refusal> {
  const kind = kindOfBody(body);
  const own = powers.find(power => power.heldBy === kind);
  const actingFor = own ? undefined : yield* acting(rules, kind, powers, effect, unitOfBody(body));
  const power = own ?? powers.find(each => each.heldBy === actingFor?.rule.body);
  if (!power) {
    const held = powers.map(each => each.heldBy);
    return ownResolution(rules, body, effect) ?? refuse('not-in-competence', powers[0]?.article ?? 'none', { ...describe(effect, body), heldBy: held }, [remedy('move-in', { bodies: held })]);
  }
  const threshold = power.threshold ?? bodyRule(rules.law, kind).decides?.threshold;
  if (!threshold) return refuse('not-governed', power.article, { ...describe(effect, body), missing: ['decided by'] }, [remedy('adopt-reading', { missing: ['decided by'] })]);
  return { article: power.article, threshold, power, ...(actingFor ? { actingFor } : {}) };
}

/** What governs the effect when this body decides it, or why it may not. */
export function* governingOf(rules: Rules, body: BodyId, effect: Effect, at: Instant): Asking<Governing | Refusal> {
  const consent = yield* consentingOf(rules, body, effect);
  if (consent) return consent;
  const object = yield* objectOf(effect, rules.calendar.dayOf(at));
  if ('missing' in object) return refuse('no-such-thing', 'none', object.missing);
  const kept = untouchable(rules.law, effect);
  if (kept) return kept;
  const powers = powersFor(rules.law, effect, object);
  if (powers.length === 0) return ownResolution(rules, body, effect) ?? refuse('not-governed', 'none', describe(effect, body), [remedy('adopt-reading', describe(effect, body))]);
  if (!agree(effect, powers)) return refuse('governed-twice', powers[0]?.article ?? 'none', { ...describe(effect, body), articles: powers.map(power => power.article) }, [remedy('settle-conflict', describe(effect, body))]);
  const governing = yield* bySole(rules, body, effect, powers);
  if ('lawful' in governing || (yield* isInCompetence(body, object))) return governing;
  return refuse('not-in-competence', governing.article, { ...describe(effect, body), places: object.anyOf ?? object.places.map(place => place ?? null) });
}
