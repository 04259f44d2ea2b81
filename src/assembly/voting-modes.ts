/** Ways of voting: the usual one first, the others on demand, and none that the place does not allow. */
import { deadline } from '#kernel/time.ts';
import type { Instant } from '#kernel/time.ts';
import type { MotionRule, Secrecy, VoteMode } from '#charter/law.ts';
import type { Asking } from './asking.ts';
import type { Act } from './act.ts';
import { isEntitled } from './entitlement.ts';
import { event } from './event.ts';
import type { Motion } from './facts.ts';
import { lawful, refuse, remedy, type Judgement, type Refusal } from './judgement.ts';
import type { PersonId } from './ids.ts';
import { holderNames } from './meetings.ts';
import { motionGround } from './motions.ts';
import { multitudeOf } from './multitudes.ts';
import type { Rules } from './rules.ts';
import { scopeOfMotion, type Scope } from './scope.ts';
import { isVoter } from './voters.ts';

/** A demand for a way of voting, and how far it has come. */
export interface Demand {
  readonly mode: VoteMode;
  readonly have: number;
  readonly need: number;
  readonly base: number;
}

export function isMet(demand: Demand): boolean {
  return demand.have >= demand.need;
}

/** Demands by a share of units have no number here and cannot be met by voters one by one. */
export function* demandsOn(rules: Rules, rule: MotionRule, motion: Motion, at: Instant): Asking<readonly Demand[]> {
  const demands: Demand[] = [];
  const scope = yield* scopeOfMotion(motion, at);
  for (const { mode, by } of rule.demand) {
    const multitude = yield* multitudeOf(rules, by, scope);
    const have = demanders(motion, mode).length;
    if (multitude) demands.push({ mode, have, ...multitude });
  }
  return demands;
}

export function secrecyOf(mode: VoteMode): Secrecy {
  return mode === 'secret' ? 'secret' : 'open';
}

/** Hands can be counted in a hall only. */
export function modesIn(rule: MotionRule, inHall: boolean): readonly VoteMode[] {
  const modes = [...new Set([...rule.modes, ...rule.demand.map(each => each.mode)])];
  return inHall ? modes : modes.filter(mode => mode !== 'hall-count');
}

/**
 * The usual mode is free; so is another that nobody need demand. A mode that must be demanded waits for its number,
 * and once it is reached that mode is taken, whoever presides.
 */
export function modeFault(rule: MotionRule, mode: VoteMode, demands: readonly Demand[], inHall: boolean): Refusal | undefined {
  const modes = modesIn(rule, inHall);
  if (!modes.includes(mode)) return refuse('mode-not-allowed', rule.article, { mode, modes }, [remedy('use-one-of', { modes })]);
  const demanded = demands.filter(each => isMet(each) && modes.includes(each.mode)).map(each => each.mode);
  if (demanded.length > 0) return demanded.includes(mode) ? undefined : refuse('mode-not-allowed', rule.article, { mode, demanded }, [remedy('use-one-of', { modes: demanded })]);
  const waiting = rule.demand.some(each => each.mode === mode);
  if (mode === modes[0] || !waiting) return undefined;
  const demand = demands.find(each => each.mode === mode);
  return refuse('mode-not-allowed', rule.article, { mode, ...(demand ? { have: demand.have, need: demand.need, base: demand.base } : {}) }, [remedy('demand-mode', { mode })]);
}

type DemandRule = MotionRule['demand'][number];

/** A voter of the body where a number of them is needed; else the single holder the charter names. */
function* mayDemand(rules: Rules, { by }: DemandRule, scope: Scope, act: Act<'demand-mode'>): Asking<boolean> {
  if (act.by.as !== 'person') return false;
  const collective = by.kind === 'share' || by.kind === 'count';
  return collective ? yield* isVoter(rules, scope, act.by.person) : yield* isEntitled(rules, [by], act.by, scope);
}

function demanders(motion: Motion, mode: VoteMode): readonly PersonId[] {
  return motion.demands?.find(each => each.mode === mode)?.by ?? [];
}

/** Demands a way of voting, before the vote begins. */
export function* judgeDemandMode(rules: Rules, act: Act<'demand-mode'>): Asking<Judgement> {
  const ground = yield* motionGround(rules, act.content.motion);
  if ('lawful' in ground) return ground;
  const { motion, rule, then } = ground;
  const { mode } = act.content;
  const entry = rule.demand.find(each => each.mode === mode);
  if (!entry) return refuse('mode-not-allowed', rule.article, { mode, modes: rule.demand.map(each => each.mode) });
  if (motion.stage !== 'moved' && motion.stage !== 'admitted') return refuse('wrong-stage', rule.article, { stage: motion.stage });
  const scope = yield* scopeOfMotion(motion, act.at);
  if (act.by.as !== 'person' || !(yield* mayDemand(then, entry, scope, act))) return refuse('not-entitled', rule.article, { act: act.kind, mode }, [remedy('ask-holder', { holders: holderNames([entry.by]) })]);
  if (demanders(motion, mode).includes(act.by.person)) return refuse('already-done', rule.article, { mode });
  const multitude = yield* multitudeOf(then, entry.by, scope);
  if (!multitude) return refuse('not-governed', rule.article, { act: act.kind, mode });
  const have = demanders(motion, mode).length + 1;
  return lawful(rule.article, [event('mode-demanded', { motion: motion.id, mode, person: act.by.person })],
    have >= multitude.need ? [{ article: rule.article, code: 'demand-met', facts: { mode, have, ...multitude } }] : []);
}

/** When a vote outside a meeting ends. */
export function votingEnds(rules: Rules, rule: MotionRule, at: Instant): Instant | undefined {
  return rule.betweenMeetings && deadline(at, rule.betweenMeetings, rules.calendar);
}
