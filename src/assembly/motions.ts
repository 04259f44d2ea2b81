/** Motions: moved in a body under the power that governs their effect, seconded, and withdrawn before the vote. */
import { deadline } from '#kernel/time.ts';
import type { MotionRule } from '#charter/law.ts';
import { fact, facts, type Asking } from './asking.ts';
import { isAgendaOpen } from './agenda.ts';
import type { Act } from './act.ts';
import type { Ground } from './effects/carrying.ts';
import { effectFault } from './effects/faults.ts';
import { event, type AssemblyEvent } from './event.ts';
import type { Meeting, Motion } from './facts.ts';
import { governingRule } from './governed.ts';
import { idFrom, kindOfBody, type MotionId, type PersonId } from './ids.ts';
import { lawful, refuse, remedy, type Judgement, type Refusal } from './judgement.ts';
import { instructionFault } from './mandates.ts';
import { bodyExists, holderNames, meetingGround } from './meetings.ts';
import { mayMove, maySecond } from './moving.ts';
import { governingOf, type Governing } from './powers.ts';
import type { Rules } from './rules.ts';
import { scopeOfMotion } from './scope.ts';
import { sponsorsFault } from './sponsors.ts';

/** The meeting that will decide it. Without one only where the charter lets the body decide between meetings. */
function* meetingFor(rules: Rules, rule: MotionRule, { content: { body, meeting: id } }: Act<'move'>): Asking<Meeting | Refusal | undefined> {
  if (id === undefined) return rule.betweenMeetings ? undefined : refuse('meeting-not-open', rule.article, { body }, [remedy('convene', { body })]);
  const meeting = yield* fact('meeting', id);
  if (!meeting || meeting.body !== body) return refuse('no-such-thing', rule.article, { meeting: id });
  return meeting.stage === 'convened' || meeting.stage === 'open' ? meeting : refuse('meeting-not-open', rule.article, { meeting: id, stage: meeting.stage }, [remedy('convene', { body })]);
}

/** Handed in while the agenda is open, a motion stands on it by itself: nobody can keep it off. */
function* agendaItem(rules: Rules, act: Act<'move'>, meeting: Meeting | undefined, governing: Governing): Asking<readonly AssemblyEvent[] | Refusal> {
  if (!meeting) return [];
  const ground = yield* meetingGround(rules, meeting.id);
  if ('lawful' in ground) return ground;
  const notice = governing.power?.notice;
  const earliest = notice ? deadline(act.at, notice, rules.calendar) : act.at;
  if (notice && (meeting.stage === 'open' || meeting.at < earliest)) return refuse('notice-too-short', governing.article, { meetingAt: meeting.at, earliest }, [remedy('next-meeting', { earliest })]);
  const open = isAgendaOpen(rules, ground.rule, meeting, act.at);
  if (!open) return notice ? refuse('agenda-closed', ground.rule.article, { meetingAt: meeting.at }, [remedy('next-meeting')]) : [];
  return [event('agenda-extended', { meeting: meeting.id, item: { id: `${act.key}.agenda`, title: act.content.title, motion: idFrom<MotionId>(act.key) } })];
}

function notEntitled(act: Act<'move'>, article: Motion['authority'], holders: MotionRule['movedBy']): Refusal {
  return refuse('not-entitled', article, { act: act.kind }, [remedy('ask-holder', { holders: holderNames(holders) })]);
}

/** Who may propose is said by the power when it says so, and otherwise by the body's rule on motions. */
function* moverFault(rules: Rules, rule: MotionRule, governing: Governing, act: Act<'move'>): Asking<Refusal | undefined> {
  const proposers = governing.power?.proposedBy ?? [];
  const [holders, article] = proposers.length > 0 ? [proposers, governing.article] : [rule.movedBy, rule.article];
  return (yield* mayMove(rules, holders, act, { body: act.content.body, at: act.at })) ? undefined : notEntitled(act, article, holders);
}

function paragraphFault(rule: MotionRule, { content: { paragraphs } }: Act<'move'>): Refusal | undefined {
  const ids = paragraphs.map(each => each.id);
  const taken = ids.find((id, index) => id === 'start' || ids.indexOf(id) !== index);
  return taken === undefined ? undefined : refuse('collides', rule.article, { paragraph: taken });
}

function motionOf(rules: Rules, rule: MotionRule, governing: Governing, act: Act<'move'>, mover: PersonId): Motion {
  const { body, meeting, title, paragraphs, effect, inNameOf } = act.content;
  return {
    id: idFrom<MotionId>(act.key), body, mover, seconders: [], secondersNeeded: rule.seconders, title, paragraphs, effect,
    stage: rule.seconders === 0 ? 'admitted' : 'moved', moved: act.at, governedBy: rules.law.version, authority: governing.article,
    ...(meeting === undefined ? {} : { meeting }), ...(inNameOf === undefined ? {} : { inNameOf }),
  };
}

function groundOf({ article, power }: Governing, { content: { body }, at }: Act<'move'>): Ground {
  return { body, at, article, ...(power ? { power } : {}) };
}

function* moveFault(rules: Rules, rule: MotionRule, governing: Governing, act: Act<'move'>): Asking<Refusal | undefined> {
  return (yield* moverFault(rules, rule, governing, act)) ?? paragraphFault(rule, act) ?? (yield* sponsorsFault(rules, governing, act)) ?? (yield* effectFault(rules, act.content.effect, groundOf(governing, act)));
}

export function* judgeMove(rules: Rules, act: Act<'move'>): Asking<Judgement> {
  const { body, effect } = act.content;
  if (!(yield* bodyExists(rules, body))) return refuse('no-such-thing', 'none', { body });
  const governed = governingRule(rules.law.motions, kindOfBody(body), act.kind);
  if (!governed.ok) return governed.error;
  const rule = governed.value;
  if (act.by.as !== 'person') return notEntitled(act, rule.article, rule.movedBy);
  const meeting = yield* meetingFor(rules, rule, act);
  if (meeting && 'lawful' in meeting) return meeting;
  const unbound = yield* instructionFault(rules, effect);
  if (unbound) return unbound;
  const governing = yield* governingOf(rules, body, effect, act.at);
  if ('lawful' in governing) return governing;
  const fault = yield* moveFault(rules, rule, governing, act);
  if (fault) return fault;
  const agenda = yield* agendaItem(rules, act, meeting, governing);
  if ('lawful' in agenda) return agenda;
  const motion = motionOf(rules, rule, governing, act, act.by.person);
  return lawful(rule.article, [event('motion-moved', { motion }), ...agenda], [{ article: governing.article, code: 'governs', facts: { effect: effect.kind, body } }]);
}

/** The rule on motions of the version the motion was moved under. */
export function* motionGround(rules: Rules, id: MotionId): Asking<{ readonly motion: Motion; readonly rule: MotionRule; readonly then: Rules } | Refusal> {
  const motion = yield* fact('motion', id);
  if (!motion) return refuse('no-such-thing', 'none', { motion: id });
  const then = { ...rules, law: rules.lawOf(motion.governedBy) };
  const governed = governingRule(then.law.motions, kindOfBody(motion.body), 'move');
  return governed.ok ? { motion, rule: governed.value, then } : governed.error;
}

/** Those who may move it: by the power it rests on, when that names them, else by the body's rule on motions. */
function moversOf({ law }: Rules, rule: MotionRule, motion: Motion): MotionRule['movedBy'] {
  const proposers = law.powers.find(power => power.effect === motion.effect.kind && power.article === motion.authority)?.proposedBy ?? [];
  return proposers.length > 0 ? proposers : rule.movedBy;
}

/** Somebody else stands behind it, by a right of their own; the charter's number brings it before the body. */
export function* judgeSecond(rules: Rules, act: Act<'second'>): Asking<Judgement> {
  const ground = yield* motionGround(rules, act.content.motion);
  if ('lawful' in ground) return ground;
  const { motion, rule, then } = ground;
  if (motion.stage !== 'moved') return refuse('wrong-stage', rule.article, { stage: motion.stage });
  const movers = moversOf(then, rule, motion);
  if (act.by.as !== 'person' || !(yield* maySecond(then, movers, act.by.person, yield* scopeOfMotion(motion, act.at)))) return refuse('not-entitled', rule.article, { act: act.kind }, [remedy('ask-holder', { holders: ['voter', ...holderNames(movers)] })]);
  const { person } = act.by;
  if (person === motion.mover) return refuse('own-motion', rule.article, { motion: motion.id }, [remedy('ask-another')]);
  if (motion.seconders.includes(person)) return refuse('already-done', rule.article, { motion: motion.id });
  const seconded = event('motion-seconded', { motion: motion.id, person });
  const have = motion.seconders.length + 1;
  if (have < motion.secondersNeeded) return lawful(rule.article, [seconded]);
  return lawful(rule.article, [seconded, event('motion-changed', { motion: motion.id, stage: 'admitted' })], [{ article: rule.article, code: 'admitted', facts: { have, need: motion.secondersNeeded } }]);
}

/** The mover may take a motion back until the vote begins; amendments that hang on it fall with it. */
export function* judgeWithdrawMotion(rules: Rules, act: Act<'withdraw-motion'>): Asking<Judgement> {
  const ground = yield* motionGround(rules, act.content.motion);
  if ('lawful' in ground) return ground;
  const { motion, rule } = ground;
  if (motion.stage !== 'moved' && motion.stage !== 'admitted') return refuse('wrong-stage', rule.article, { stage: motion.stage });
  if (act.by.as !== 'person' || act.by.person !== motion.mover) return refuse('not-entitled', rule.article, { act: act.kind, motion: motion.id });
  const hanging = (yield* facts('motion', 'amends', motion.id)).filter(each => each.stage === 'moved' || each.stage === 'admitted' || each.stage === 'poll');
  const voting = hanging.find(each => each.stage === 'poll');
  if (voting) return refuse('vote-under-way', rule.article, { motion: voting.id, poll: voting.poll ?? null });
  return lawful(rule.article, [
    event('motion-changed', { motion: motion.id, stage: 'withdrawn' }),
    ...hanging.map(each => event('motion-changed', { motion: each.id, stage: 'void' })),
  ]);
}
