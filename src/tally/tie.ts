/**
 * Ties and the ladder of steps that may break them.
 *
 * Definition: a ladder is a list of steps in the order of the charter. Each step narrows the tied options or leaves them;
 * the first step that leaves one option decides. A step that waits for people (a lot, a ruling) stops the ladder until it is supplied:
 * going past it would put a later step in the place of the draw the charter asks for.
 * Source: the Scottish Local Government Elections Order 2007, schedule 1, rules 49(2), 49(3) and 51(2), for 'earlier-stage' and 'lot';
 * the rules of the Electoral Reform Society (1997), 5.2.3, 5.2.5 and 5.6.2, for 'earliest-stage'.
 * Complexity: the stages so far times the tied options.
 */
import { unreachable } from '#kernel/unreachable.ts';
import type { OptionId } from './ballot.ts';

/**
 * - earlier-stage: the most recent earlier stage at which they differed, then further back for those still equal
 * - earliest-stage: the first stage at which they differed, then later ones for those still equal
 * - first-preferences: the votes at the first stage
 * - lot: a permutation drawn beforehand, earlier wins
 * - order: an order given in the charter, such as seniority, earlier wins
 * - ruling: a decision by those the charter names
 * - incumbent: who holds the seat wins over who does not
 */
export type TieStep = 'earlier-stage' | 'earliest-stage' | 'first-preferences' | 'lot' | 'order' | 'ruling' | 'incumbent';
export type TieLadder = readonly TieStep[];

export interface Ruling {
  readonly between: readonly OptionId[];
  readonly winner: OptionId;
}

/** The ladder, and whatever its steps need. An input that is absent has not been given yet; an empty one has. */
export interface TieInputs {
  readonly ladder: TieLadder;
  readonly lots?: readonly OptionId[];
  readonly order?: readonly OptionId[];
  readonly rulings?: readonly Ruling[];
  readonly incumbents?: readonly OptionId[];
}

/** What is asked: who is elected, who is excluded, whose surplus moves first. The favoured option is excluded last. */
export type TiePurpose = 'elect' | 'exclude' | 'transfer';

export interface TieQuestion {
  readonly stage: number;
  readonly purpose: TiePurpose;
  readonly between: readonly OptionId[];
  /** Votes at the end of each finished stage, the first stage first. */
  readonly history: readonly ReadonlyMap<OptionId, bigint>[];
}

export interface Tie {
  /** The stage whose action depended on the tie. */
  readonly stage: number;
  readonly purpose: TiePurpose;
  readonly between: readonly OptionId[];
  /** Who was elected, excluded, or transferred first; absent while undecided. */
  readonly chosen?: OptionId;
  readonly brokenBy: TieStep | 'nothing';
  readonly narrowed: readonly { readonly step: TieStep; readonly left: readonly OptionId[] }[];
  /** The step that waits for an input; absent when the ladder has simply come to its end. */
  readonly needs?: TieStep;
}

type Left = readonly OptionId[];

function byVotes(left: Left, votes: ReadonlyMap<OptionId, bigint>, purpose: TiePurpose): Left {
  const of = (option: OptionId): bigint => votes.get(option) ?? 0n;
  const best = left.map(of).reduce((a, b) => ((purpose === 'exclude') === (a < b) ? a : b));
  return left.filter((option) => of(option) === best);
}

function byEarlierStage(left: Left, question: TieQuestion): Left {
  return question.history.reduceRight<Left>((still, votes) => byVotes(still, votes, question.purpose), left);
}

function byEarliestStage(left: Left, question: TieQuestion): Left {
  return question.history.reduce<Left>((still, votes) => byVotes(still, votes, question.purpose), left);
}

/** Undefined when the permutation does not name all of them, for then it was not drawn for this contest. */
function byPermutation(left: Left, permutation: Left | undefined, purpose: TiePurpose): Left | undefined {
  if (!permutation || !left.every((option) => permutation.includes(option))) return undefined;
  const placed = [...left].sort((a, b) => permutation.indexOf(a) - permutation.indexOf(b));
  return placed.slice(purpose === 'exclude' ? -1 : 0).slice(0, 1);
}

/** A ruling names a winner; where one must go, it spares that one, and those left may need a ruling of their own. */
function byRuling(left: Left, rulings: readonly Ruling[], purpose: TiePurpose): Left | undefined {
  const found = rulings.find(({ between, winner }) =>
    left.includes(winner) && new Set(between).size === left.length && left.every((option) => between.includes(option)));
  if (!found) return undefined;
  if (purpose !== 'exclude') return [found.winner];
  const others = left.filter((option) => option !== found.winner);
  return others.length === 1 ? others : byRuling(others, rulings, purpose);
}

function byIncumbency(left: Left, incumbents: Left | undefined, purpose: TiePurpose): Left | undefined {
  if (!incumbents) return undefined;
  const preferred = left.filter((option) => incumbents.includes(option) === (purpose !== 'exclude'));
  return preferred.length > 0 ? preferred : left;
}

/** Undefined: the step waits for an input. */
function take(step: TieStep, left: Left, question: TieQuestion, inputs: TieInputs): Left | undefined {
  const { purpose } = question;
  switch (step) {
    case 'earlier-stage': return byEarlierStage(left, question);
    case 'earliest-stage': return byEarliestStage(left, question);
    case 'first-preferences': return byVotes(left, question.history[0] ?? new Map(), purpose);
    case 'lot': return byPermutation(left, inputs.lots, purpose);
    case 'order': return byPermutation(left, inputs.order, purpose);
    case 'ruling': return byRuling(left, inputs.rulings ?? [], purpose);
    case 'incumbent': return byIncumbency(left, inputs.incumbents, purpose);
    default: return unreachable(step);
  }
}

/** Goes down the ladder. Never chooses of itself: without a deciding step the tie comes back open, with `brokenBy: 'nothing'`. */
export function breakTie(question: TieQuestion, inputs: TieInputs): Tie {
  const { stage, purpose, between } = question;
  const narrowed: { step: TieStep; left: Left }[] = [];
  let left: Left = between;
  for (const step of inputs.ladder) {
    const next = take(step, left, question, inputs);
    if (!next) return { stage, purpose, between, brokenBy: 'nothing', narrowed, needs: step };
    if (next.length < left.length) narrowed.push({ step, left: next });
    left = next;
    if (left.length === 1) return { stage, purpose, between, chosen: left[0] as OptionId, brokenBy: step, narrowed };
  }
  return { stage, purpose, between, brokenBy: 'nothing', narrowed };
}
