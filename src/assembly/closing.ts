/** Closing a poll: the verdict on the frozen order, and what follows from it. */
import { ask, fact, type Asking, type BallotBox } from './asking.ts';
import type { Act } from './act.ts';
import type { Closed } from './closed.ts';
import { event, type AssemblyEvent } from './event.ts';
import type { Election, Petition, Poll } from './facts.ts';
import type { PersonId } from './ids.ts';
import { lawful, refuse, remedy, type Judgement, type Reason } from './judgement.ts';
import type { Ruling, TieInputs } from '#tally/tie.ts';
import type { OptionId } from '#tally/ballot.ts';
import { unreachable } from '#kernel/unreachable.ts';
import type { Json } from '#kernel/json.ts';
import { isEntitled } from './entitlement.ts';
import { closeMotionPoll } from './motion-outcomes.ts';
import type { TiesGiven, VerdictRecord } from './order.ts';
import { reopen, fillElected, vacate, type Change } from './vacancies.ts';
import { unverified, verifyingOf } from './verification.ts';
import { verdictOfElection, verdictOnQuestion } from './verdicts.ts';
import type { Rules } from './rules.ts';
import { scopeOfPoll } from './scope.ts';
import { presides } from './voters.ts';

function* incumbentsOf(poll: Poll): Asking<readonly OptionId[]> {
  if (poll.order.for.kind !== 'election') return [];
  const election = yield* fact('election', poll.order.for.id);
  const holders: OptionId[] = [];
  for (const id of election?.seats ?? []) {
    const holder = (yield* fact('seat', id))?.holder;
    if (holder !== undefined) holders.push(holder as string as OptionId);
  }
  return holders;
}

const NO_CHANGE: Change = { events: [], applied: [] };

const NOTHING_GIVEN: TiesGiven = { rulings: [] };

/** Voting voices present at the meeting whose vote this is, as they stand now. Undefined for a vote outside a meeting. */
export function* presenceAt(poll: Poll): Asking<number | undefined> {
  return (yield* scopeOfPoll(poll, poll.order.opens)).meeting?.present;
}

/** @param box the ballots, where hands in a hall take the place of the ballot box */
export function* verdictOf(poll: Poll, box: BallotBox, given: TiesGiven = NOTHING_GIVEN): Asking<VerdictRecord> {
  const { ballots, marks } = box;
  const digest = yield* ask({ ask: 'digest', of: poll.order as unknown as Json });
  const present = yield* presenceAt(poll);
  const closing = { order: poll.order, digest, ballots, marks, ...(present === undefined ? {} : { present }) };
  if (poll.order.decision.kind === 'threshold') return verdictOnQuestion(closing, poll.order.decision.threshold);
  const ties: TieInputs = {
    // A ruling by people comes after every step the charter names, unless it names the ruling itself.
    ladder: given.rulings.length === 0 || poll.order.ties.includes('ruling') ? poll.order.ties : [...poll.order.ties, 'ruling'],
    incumbents: yield* incumbentsOf(poll),
    ...(given.lots ? { lots: given.lots as readonly OptionId[] } : {}),
    rulings: given.rulings as unknown as readonly Ruling[],
  };
  const verdict = verdictOfElection(closing, poll.order.decision, ties);
  return verdict.outcome === 'ruling-needed' && verdict.count ? { ...verdict, count: { ...verdict.count, given } } : verdict;
}

/** What a verdict causes, by the procedure the poll was for. */
export function* consequences(closed: Closed): Asking<Change> {
  const { poll } = closed;
  switch (poll.order.for.kind) {
    case 'election': return yield* electionConsequences(closed, poll.order.for.id);
    case 'recall': return yield* recallConsequences(closed, poll.order.for.id);
    case 'motion': return yield* closeMotionPoll(closed, poll.order.for.id);
    default: return unreachable(poll.order.for);
  }
}

function* electionConsequences({ rules, verdict, act }: Closed, id: string): Asking<Change> {
  const election: Election | undefined = yield* fact('election', id);
  if (!election) return { events: [], applied: [] };
  if (verdict.outcome === 'ruling-needed') return { events: [event('election-moved', { election: election.id, stage: 'tied' })], applied: [] };
  if (verdict.outcome !== 'elected') return { events: [event('election-moved', { election: election.id, stage: 'void' })], applied: [] };
  const then = { ...rules, law: rules.lawOf(election.governedBy) };
  const elected = (verdict.count?.elected ?? []) as readonly PersonId[];
  const verifying = elected.length === 0 ? undefined : yield* verifyingOf(then, election, act.at);
  if (verifying && !verifying.waived) return unverified(election, elected, verifying);
  const isReopened = verdict.count?.reopened !== undefined;
  const filled = yield* fillElected(then, election, { persons: elected, runnersUp: (verdict.count?.alternates ?? []) as readonly PersonId[], reopened: isReopened }, act.at);
  const waived = verifying ? [{ article: verifying.rule.article, code: 'nobody-verifies', facts: { election: election.id, verifiers: verifying.verifiers } }] : [];
  const anew = isReopened ? reopen(rules, { election, taken: elected.length }, act) : NO_CHANGE;
  return { events: [event('election-moved', { election: election.id, stage: 'done', elected }), ...filled.events, ...anew.events], applied: [...waived, ...filled.applied, ...anew.applied] };
}

function* recallConsequences({ rules, poll, verdict, act }: Closed, id: string): Asking<Change> {
  const petition: Petition | undefined = yield* fact('petition', id);
  const seat = petition?.seat === undefined ? undefined : yield* fact('seat', petition.seat);
  // A holder who has gone meanwhile cannot be recalled again.
  if (!petition || !seat || seat.holder !== petition.holder || verdict.outcome !== 'carried') return { events: [], applied: [] };
  return yield* vacate(rules, { seat, because: 'recalled', by: poll.id, key: act.key, at: act.at });
}

/** The verdict, with what follows from it, as a judgement. */
export function* concluded(closed: Closed): Asking<Judgement> {
  const { poll, verdict } = closed;
  const kind = verdict.outcome === 'ruling-needed' ? 'poll-tied' : 'poll-closed';
  const after: Change = yield* consequences(closed);
  const applied: readonly Reason[] = [{ article: poll.order.authority, code: `poll-${verdict.outcome}`, facts: { poll: poll.id } }, ...after.applied];
  const events: AssemblyEvent[] = [event(kind, { poll: poll.id, verdict }), ...after.events, event('timer-done', { timer: `close-poll:${poll.id}` })];
  return lawful(poll.order.authority, events, applied);
}

/** Closes a poll whose time is over; before it the chair alone may close a vote without closing time. */
export function* judgeClosePoll(rules: Rules, act: Act<'close-poll'>): Asking<Judgement> {
  const poll = yield* fact('poll', act.content.poll);
  if (!poll) return refuse('no-such-thing', 'none', { poll: act.content.poll });
  const { order } = poll;
  if (poll.stage !== 'open') return act.by.as === 'clock' ? lawful('clock', [event('timer-done', { timer: `close-poll:${poll.id}` })]) : refuse('wrong-stage', order.authority, { stage: poll.stage });
  if (order.mode === 'hall-count') return refuse('no-count', order.authority, { poll: poll.id }, [remedy('confirm-hall-count', { poll: poll.id })]);
  if (order.closes !== undefined && act.at < order.closes) return refuse('too-early', order.authority, { closes: order.closes }, [remedy('wait-until', { from: order.closes })]);
  // The clock alone brings the lots that a tie may need: somebody who is quicker must not close the poll without them.
  if (order.closes !== undefined && act.by.as !== 'clock') return refuse('not-entitled', order.authority, { act: act.kind, poll: poll.id });
  if (order.closes === undefined && !(yield* presides(rules, yield* scopeOfPoll(poll, act.at), act.by))) return refuse('not-keeper', order.authority, { of: 'chair' });
  const verdict = yield* verdictOf(poll, yield* ask({ ask: 'ballots', poll: poll.id }), act.content.lots ? { lots: act.content.lots, rulings: [] } : NOTHING_GIVEN);
  return yield* concluded({ rules, poll, verdict, act });
}

/** Breaks a tie that the charter's ladder left to people, by whoever keeps the count. */
export function* judgeSettleTie(rules: Rules, act: Act<'settle-tie'>): Asking<Judgement> {
  const poll = yield* fact('poll', act.content.poll);
  const tied = poll?.verdict?.count?.tied;
  if (!poll || poll.stage !== 'tied' || !tied) return refuse('not-tied', poll?.order.authority ?? 'none', { poll: act.content.poll });
  if (!(yield* isEntitled(rules, [{ kind: 'keeper', of: 'count' }], act.by, { body: poll.body, at: act.at }))) return refuse('not-keeper', poll.order.authority, { of: 'count' });
  if (!tied.includes(act.content.winner)) return refuse('invalid-choice', poll.order.authority, { between: tied });
  const before = poll.verdict?.count?.given ?? NOTHING_GIVEN;
  const verdict = yield* verdictOf(poll, yield* ask({ ask: 'ballots', poll: poll.id }), { ...before, rulings: [...before.rulings, { between: tied, winner: act.content.winner }] });
  return yield* concluded({ rules, poll, verdict, act });
}
