/** A question is put to everybody: the vote opens by itself, and what it carries is a decision of the body of all. */
import { deadline, type Instant } from '#kernel/time.ts';
import type { MotionRule } from '#charter/law.ts';
import { fact, type Asking } from '../asking.ts';
import { withUnitKinds } from '#charter/counted-units.ts';
import { bodyRule } from '../electors.ts';
import { countedUnits, questionFault } from '../counted-units.ts';
import { event, type AssemblyEvent } from '../event.ts';
import type { Motion } from '../facts.ts';
import { governingRule } from '../governed.ts';
import { kindOfBody, type BodyId, type MotionId, type PollId } from '../ids.ts';
import { refuse, remedy, type Refusal } from '../judgement.ts';
import { openPoll, thresholdRecord } from '../polls.ts';
import { governingOf, type Governing } from '../powers.ts';
import type { Rules } from '../rules.ts';
import type { Change } from '../vacancies.ts';
import { votersOf } from '../voters.ts';
import { NOTHING, type Carrying, type EffectOf, type Ground } from './carrying.ts';

interface Question {
  readonly rule: MotionRule & { readonly betweenMeetings: NonNullable<MotionRule['betweenMeetings']> };
  readonly governing: Governing;
}

/** The rule on motions of the body says how long the vote is open; without that there is no vote. */
function* questionOf(rules: Rules, body: BodyId, motion: Motion, at: Instant): Asking<Question | Refusal> {
  const governed = governingRule(rules.law.motions, kindOfBody(body), 'call-referendum');
  if (!governed.ok) return governed.error;
  const { betweenMeetings } = governed.value;
  if (betweenMeetings === undefined) return refuse('not-governed', governed.value.article, { body, missing: ['between meetings'] }, [remedy('adopt-reading', { missing: ['between meetings'] })]);
  const governing = yield* governingOf(rules, body, motion.effect, at);
  if ('lawful' in governing) return governing;
  return (yield* questionFault(rules, { body, threshold: governing.threshold, article: governing.article })) ?? { rule: { ...governed.value, betweenMeetings }, governing };
}

export function* referendumFault(rules: Rules, body: BodyId, id: MotionId, { article, at }: Pick<Ground, 'article' | 'at'>): Asking<Refusal | undefined> {
  if (rules.law.bodies.get(kindOfBody(body))?.form !== 'referendum') return refuse('no-such-thing', article, { body });
  const motion = yield* fact('motion', id);
  if (!motion || motion.amends) return refuse('no-such-thing', article, { motion: id });
  if (motion.stage !== 'moved' && motion.stage !== 'admitted') return refuse('wrong-stage', article, { motion: id, stage: motion.stage });
  const question = yield* questionOf(rules, body, motion, at);
  return 'lawful' in question ? question : undefined;
}

/** A motion of another body is taken out of it and put to all in the same words. */
function referred(motion: Motion, body: BodyId, rules: Rules, { governing }: Question, at: Instant): { readonly id: MotionId; readonly events: readonly AssemblyEvent[] } {
  if (motion.body === body) return { id: motion.id, events: [] };
  const { meeting: _, amends: __, demands: ___, collides: ____, ...rest } = motion;
  const id = `referred:${motion.id}` as MotionId;
  const moved: Motion = { ...rest, id, body, seconders: [], secondersNeeded: 0, stage: 'admitted', moved: at, governedBy: rules.law.version, authority: governing.article };
  return { id, events: [event('motion-changed', { motion: motion.id, stage: 'withdrawn' }), event('motion-moved', { motion: moved })] };
}

/** Opens the vote of all on a motion, under the law in force now. */
export function* openReferendum(rules: Rules, body: BodyId, id: MotionId, at: Instant): Asking<Change> {
  const motion = yield* fact('motion', id);
  if (!motion) return NOTHING;
  const question = yield* questionOf(rules, body, motion, at);
  if ('lawful' in question) return NOTHING;
  const { rule, governing } = question;
  const put = referred(motion, body, rules, question, at);
  const poll = `poll:${put.id}` as PollId;
  const threshold = withUnitKinds(rules.law, bodyRule(rules.law, kindOfBody(body)), governing.threshold);
  const mode = rule.modes.find(each => each !== 'hall-count' && each !== 'card') ?? 'secret';
  const opened = yield* openPoll(rules, {
    poll, body, spec: yield* votersOf(rules, { body, at }), for: { kind: 'motion', id: put.id }, authority: governing.article,
    options: [{ id: 'for' }, { id: 'against' }, { id: 'abstain' }],
    decision: { kind: 'threshold', threshold: thresholdRecord(threshold) }, units: yield* countedUnits(threshold, body),
    ties: [], secrecy: mode === 'secret' ? 'secret' : 'open', mode, opens: at, closes: deadline(at, rule.betweenMeetings, rules.calendar),
  });
  return {
    events: [...put.events, event('motion-changed', { motion: put.id, stage: 'poll', poll }), ...opened],
    applied: [{ article: governing.article, code: 'referendum-opened', facts: { motion: put.id, poll } }],
  };
}

export function* callReferendum(rules: Rules, effect: EffectOf<'call-referendum'>, { at }: Carrying): Asking<Change> {
  return yield* openReferendum(rules, effect.body, effect.motion, at);
}
