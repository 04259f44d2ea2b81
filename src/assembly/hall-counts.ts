/**
 * Counting hands: two tellers count, each alone, and the chair confirms when their figures agree.
 * No refusal gives a figure away, so that the second count stays independent of the first.
 */
import { fact, facts, type Asking } from './asking.ts';
import type { Act } from './act.ts';
import { concluded, presenceAt, verdictOf } from './closing.ts';
import { isEntitled } from './entitlement.ts';
import { event } from './event.ts';
import type { Poll, TellerCount } from './facts.ts';
import type { PollId } from './ids.ts';
import { lawful, refuse, remedy, type Judgement, type Refusal } from './judgement.ts';
import type { BallotBox } from './asking.ts';
import type { Rules } from './rules.ts';
import { scopeOfPoll } from './scope.ts';
import { presides } from './voters.ts';

const LINES = ['for', 'against', 'abstain'] as const;
const TELLERS = 2;

type Figures = Pick<TellerCount, (typeof LINES)[number]>;

function* countedPoll(id: PollId): Asking<Poll | Refusal> {
  const poll = yield* fact('poll', id);
  if (!poll) return refuse('no-such-thing', 'none', { poll: id });
  if (poll.order.mode !== 'hall-count') return refuse('mode-not-allowed', poll.order.authority, { mode: poll.order.mode });
  return poll.stage === 'open' ? poll : refuse('wrong-stage', poll.order.authority, { stage: poll.stage });
}

function sum(figures: Figures): number {
  return LINES.reduce((total, line) => total + figures[line], 0);
}

function figuresFault(poll: Poll, figures: Figures, present: number): Refusal | undefined {
  if (!LINES.every(line => Number.isSafeInteger(figures[line]) && figures[line] >= 0)) return refuse('invalid-choice', poll.order.authority, { poll: poll.id });
  return sum(figures) > present ? refuse('over-presence', poll.order.authority, { have: sum(figures), present }, [remedy('count-again'), remedy('check-in')]) : undefined;
}

/** Enters or corrects the teller's own count. */
export function* judgeEnterHallCount(rules: Rules, act: Act<'enter-hall-count'>): Asking<Judgement> {
  const poll = yield* countedPoll(act.content.poll);
  if ('lawful' in poll) return poll;
  if (act.by.as !== 'person' || !(yield* isEntitled(rules, [{ kind: 'keeper', of: 'count' }], act.by, { body: poll.body, at: act.at })))
    return refuse('not-keeper', poll.order.authority, { of: 'count' }, [remedy('ask-holder', { holders: ['keeper:count'] })]);
  const { for: inFavour, against, abstain } = act.content;
  const figures = { for: inFavour, against, abstain };
  const fault = figuresFault(poll, figures, (yield* presenceAt(poll)) ?? 0);
  if (fault) return fault;
  const count: TellerCount = { id: `${poll.id}:${act.by.person}`, poll: poll.id, teller: act.by.person, ...figures, at: act.at };
  return lawful(poll.order.authority, [event('teller-counted', { count })]);
}

/** Names the lines on which counts differ, never the figures. */
function differing(counts: readonly TellerCount[]): readonly string[] {
  return LINES.filter(line => new Set(counts.map(count => count[line])).size > 1);
}

function* agreedCount(poll: Poll, act: Act<'confirm-hall-count'>): Asking<Figures | Refusal> {
  const counts = yield* facts('teller-count', 'poll', poll.id);
  const [agreed] = counts;
  if (agreed === undefined || counts.length < TELLERS) return refuse('no-count', poll.order.authority, { have: counts.length, need: TELLERS }, [remedy('enter-hall-count', { poll: poll.id })]);
  if (act.by.as === 'person' && counts.some(count => act.by.as === 'person' && count.teller === act.by.person)) return refuse('same-teller', poll.order.authority, { poll: poll.id }, [remedy('ask-another')]);
  const lines = differing(counts);
  if (lines.length > 0) return refuse('counts-differ', poll.order.authority, { lines }, [remedy('count-again', { poll: poll.id })]);
  return figuresFault(poll, agreed, (yield* presenceAt(poll)) ?? 0) ?? agreed;
}

/** Hands as ballots: a hand is one vote. */
function handsOf(figures: Figures): BallotBox {
  const ballots = LINES.filter(line => figures[line] > 0).map(line => ({ choice: { kind: 'question' as const, vote: line }, heads: figures[line], weight: figures[line] }));
  return { ballots, marks: sum(figures) };
}

/** The chair declares the result from the agreed figures; who counted does not also confirm. */
export function* judgeConfirmHallCount(rules: Rules, act: Act<'confirm-hall-count'>): Asking<Judgement> {
  const poll = yield* countedPoll(act.content.poll);
  if ('lawful' in poll) return poll;
  if (!(yield* presides(rules, yield* scopeOfPoll(poll, act.at), act.by))) return refuse('not-keeper', poll.order.authority, { of: 'chair' }, [remedy('ask-holder', { holders: ['keeper:chair'] })]);
  const figures = yield* agreedCount(poll, act);
  if ('lawful' in figures) return figures;
  const verdict = yield* verdictOf(poll, handsOf(figures));
  return yield* concluded({ rules, poll, verdict, act });
}
