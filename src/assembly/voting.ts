/**
 * Putting a motion to the vote. In a meeting whoever presides does it, and closes it. Between meetings the
 * mover may too, and the clock where the charter sets it: nobody who presides can keep an admitted motion from its vote.
 */
import { deadline } from '#kernel/time.ts';
import type { Instant, Period } from '#kernel/time.ts';
import type { MotionRule, VoteMode } from '#charter/law.ts';
import { fact, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { isOnAgenda } from './agenda.ts';
import { amendmentGoverning, liveAmendments } from './amendment-acts.ts';
import { isAmending } from './amendments.ts';
import { isOfUnits, withUnitKinds } from '#charter/counted-units.ts';
import { testsOf } from './bases.ts';
import { countedUnits, questionFault } from './counted-units.ts';
import { directRoll } from './direct.ts';
import { bodyRule } from './electors.ts';
import { event, type AssemblyEvent } from './event.ts';
import type { Meeting, Motion } from './facts.ts';
import { idFrom, kindOfBody, type PollId } from './ids.ts';
import { lawful, refuse, remedy, type Judgement, type Refusal } from './judgement.ts';
import { motionGround } from './motions.ts';
import { openPoll, thresholdRecord } from './polls.ts';
import { governingOf, type Governing } from './powers.ts';
import type { RollSpec } from './roll-spec.ts';
import type { Rules } from './rules.ts';
import type { Scope } from './scope.ts';
import { basesOfBody, presides, votersOf } from './voters.ts';
import { demandsOn, modeFault, secrecyOf, votingEnds } from './voting-modes.ts';

interface Vote {
  readonly then: Rules;
  readonly rule: MotionRule;
  readonly motion: Motion;
  /** Undefined between meetings. */
  readonly meeting: Meeting | undefined;
  readonly governing: Governing;
}

function stageFault(rule: MotionRule, motion: Motion): Refusal | undefined {
  const have = motion.seconders.length;
  if (motion.stage === 'moved') return refuse('not-seconded', rule.article, { have, need: motion.secondersNeeded }, [remedy('second', { motion: motion.id })]);
  return motion.stage === 'admitted' ? undefined : refuse('wrong-stage', rule.article, { stage: motion.stage });
}

function scopeOf({ motion, meeting }: Vote, at: Instant): Scope {
  return { body: motion.body, at, meeting };
}

/** An amendment needs no notice of its own. */
function noticeOf({ motion, governing }: Vote): Period | undefined {
  return isAmending(motion) ? undefined : governing.power?.notice;
}

function hallFault(vote: Vote, meeting: Meeting, chair: boolean): Refusal | undefined {
  const { rule, motion, governing } = vote;
  if (meeting.stage !== 'open') return refuse('meeting-not-open', rule.article, { meeting: meeting.id, stage: meeting.stage }, [remedy(meeting.stage === 'convened' ? 'open-meeting' : 'put-on-agenda', { meeting: meeting.id })]);
  if (!chair) return refuse('not-keeper', rule.article, { of: 'chair' });
  return noticeOf(vote) && !isOnAgenda(meeting, motion) ? refuse('notice-too-short', governing.article, { meeting: meeting.id }, [remedy('put-on-agenda')]) : undefined;
}

function betweenFault(rules: Rules, vote: Vote, chair: boolean, { by, at, kind }: Act<'put-to-vote'>): Refusal | undefined {
  const { rule, motion, governing } = vote;
  if (!rule.betweenMeetings) return refuse('meeting-not-open', rule.article, { body: motion.body }, [remedy('convene', { body: motion.body })]);
  const entitled = chair || by.as === 'clock' || (by.as === 'person' && by.person === motion.mover);
  if (!entitled) return refuse('not-entitled', rule.article, { act: kind }, [remedy('ask-holder', { holders: ['keeper:chair', 'mover'] })]);
  const notice = noticeOf(vote);
  const earliest = notice ? deadline(motion.moved, notice, rules.calendar) : at;
  return at < earliest ? refuse('notice-too-short', governing.article, { earliest }, [remedy('wait-until', { from: earliest })]) : undefined;
}

function* settingFault(rules: Rules, vote: Vote, act: Act<'put-to-vote'>): Asking<Refusal | undefined> {
  if (bodyRule(vote.then.law, kindOfBody(vote.motion.body)).form === 'referendum') return refuse('not-entitled', vote.governing.article, { act: act.kind, body: vote.motion.body }, [remedy('sign', { for: 'referendum', motion: vote.motion.id }), remedy('call-referendum', { motion: vote.motion.id })]);
  const chair = yield* presides(vote.then, scopeOf(vote, act.at), act.by);
  return vote.meeting ? hallFault(vote, vote.meeting, chair) : betweenFault(rules, vote, chair, act);
}

/** Nobody is present without a meeting, presence has no weight in cards, a majority of cards needs cards, and raised hands do not tell their units. */
function* basesFault({ then, rule, motion: { body }, meeting, governing: { threshold, article } }: Vote, mode: VoteMode): Asking<Refusal | undefined> {
  const tests = testsOf(threshold);
  const inPresence = tests.some(test => test.of === 'present' || ('measured' in test && test.measured === 'present'));
  if (inPresence && !meeting) return refuse('meeting-not-open', article, { base: 'present' }, [remedy('put-on-agenda')]);
  const byCard = tests.some(test => 'counted' in test && test.counted === 'weights');
  if (byCard && mode !== 'card') return refuse('mode-not-allowed', article, { mode, modes: ['card'] }, [remedy('use-one-of', { modes: ['card'] })]);
  if (mode === 'hall-count' && tests.some(isOfUnits)) {
    const modes = rule.modes.filter(each => each !== 'hall-count');
    return refuse('mode-not-allowed', article, { mode, modes }, [remedy('use-one-of', { modes })]);
  }
  return yield* questionFault(then, { body, threshold, article, also: mode === 'card' ? [] : ['present'] });
}

/** In the hall the roll of an assembly or a direct council is whoever is present; a council votes by seat, in a card vote with the votes each seat carries. */
function* rollOf(vote: Vote, mode: VoteMode, at: Instant): Asking<RollSpec> {
  const { then, meeting } = vote;
  const voters = yield* votersOf(then, scopeOf(vote, at));
  if (voters.of === 'holders') return { ...voters, weighted: mode === 'card' };
  return meeting ? { of: 'present', meeting: meeting.id } : voters;
}

function* opened(vote: Vote, act: Act<'put-to-vote'>): Asking<readonly AssemblyEvent[]> {
  const { then, rule, motion, meeting, governing } = vote;
  const { mode } = act.content;
  const threshold = withUnitKinds(then.law, bodyRule(then.law, kindOfBody(motion.body)), governing.threshold);
  const poll = idFrom<PollId>(act.key);
  const closes = meeting ? undefined : votingEnds(then, rule, act.at);
  const attended = meeting === undefined || mode === 'hall-count' ? {} : { meeting: meeting.id };
  const direct = (yield* directRoll(then, scopeOf(vote, act.at))) === undefined ? {} : { direct: true as const };
  const events = yield* openPoll(then, {
    poll, body: motion.body, spec: yield* rollOf(vote, mode, act.at), for: { kind: 'motion', id: motion.id }, authority: governing.article,
    options: [{ id: 'for' }, { id: 'against' }, { id: 'abstain' }], decision: { kind: 'threshold', threshold: thresholdRecord(threshold) },
    units: yield* countedUnits(threshold, motion.body), bases: yield* basesOfBody(then, scopeOf(vote, act.at)), ties: [], secrecy: secrecyOf(mode), mode, opens: act.at, ...attended, ...direct, ...(closes === undefined ? {} : { closes }),
  });
  return [event('motion-changed', { motion: motion.id, stage: 'poll', poll }), ...events];
}

/** Amendments before the body are voted on first; those that found no seconder fall when the vote begins. */
function* amendmentsFirst(rule: MotionRule, motion: Motion): Asking<readonly AssemblyEvent[] | Refusal> {
  const live = yield* liveAmendments(motion.id);
  const waiting = live.filter(each => each.stage !== 'moved').map(each => each.id);
  if (waiting.length > 0) return refuse('wrong-stage', rule.article, { amendments: waiting }, waiting.map(each => remedy('put-to-vote', { motion: each })));
  return live.map(each => event('motion-changed', { motion: each.id, stage: 'void' }));
}

export function* judgePutToVote(rules: Rules, act: Act<'put-to-vote'>): Asking<Judgement> {
  const ground = yield* motionGround(rules, act.content.motion);
  if ('lawful' in ground) return ground;
  const { motion, rule, then } = ground;
  const fault = stageFault(rule, motion);
  if (fault) return fault;
  const governing = isAmending(motion) ? yield* amendmentGoverning(then, motion, act.at) : yield* governingOf(then, motion.body, motion.effect, act.at);
  if ('lawful' in governing) return governing;
  const meeting = motion.meeting === undefined ? undefined : yield* fact('meeting', motion.meeting);
  const vote = { then, rule, motion, meeting, governing };
  const unfit = (yield* settingFault(rules, vote, act)) ?? (yield* basesFault(vote, act.content.mode))
    ?? modeFault(rule, act.content.mode, yield* demandsOn(then, rule, motion, act.at), meeting !== undefined);
  if (unfit) return unfit;
  const fallen = yield* amendmentsFirst(rule, motion);
  if ('lawful' in fallen) return fallen;
  return lawful(rule.article, [...fallen, ...(yield* opened(vote, act))], [{ article: governing.article, code: 'governs', facts: { effect: motion.effect.kind, body: motion.body } }]);
}
