/**
 * Why an option was elected, or was not, read from the account of its count.
 *
 * Definition: an option's fate is decided at one stage. Told are what it held then, what decided, who came next, how many votes lay between
 * them, and every tie it was part of. Nothing is counted here and nothing is guessed: what a stage does not say is left out.
 * Source: the form of the account, `contest.ts`; the questions that defeated candidates ask.
 * Complexity: the options times the stages.
 */
import type { OptionId } from './ballot.ts';
import type { Count, Stage, StageReason } from './contest.ts';
import { addDecimals, compareDecimals, subtractDecimals } from './decimal.ts';
import type { Tie } from './tie.ts';

/** Another option, and the votes between it and the one asked about. */
export interface Gap {
  readonly option: OptionId;
  readonly votes: string;
  /** As many more would have been equal; whoever is to be ahead needs more than these. */
  readonly by: string;
}

/** Two options compared with one another. */
export interface PairResult {
  readonly option: OptionId;
  /** Votes that put the one asked about first, and the other. */
  readonly own: string;
  readonly other: string;
  /** Strongest paths, under rules that have them. */
  readonly ownPath?: string;
  readonly otherPath?: string;
}

export interface TieTold extends Tie {
  /** The stage whose votes decided, where a step looked back at them. */
  readonly decidedAt?: number;
}

interface Told {
  /** At which the fate was decided, or the last one. */
  readonly stage: number;
  /** Held when it was decided: by the excluded, before they went. */
  readonly votes: string;
  readonly ties: readonly TieTold[];
}

export type Why =
  | Told & { readonly kind: 'elected'; readonly code: StageReason['code']; readonly quota?: string; /** Votes that still counted for somebody. */ readonly inPlay: string; /** The strongest of those not elected. */ readonly next?: Gap }
  | Told & {
    readonly kind: 'excluded'; readonly code: StageReason['code'];
    /** At the first stage. */ readonly first: string;
    /** Who had the next more votes among those who stayed. */ readonly next?: Gap;
    /** Those who stayed with fewer votes: guarded by the rule, or equal to it by the rule's measure of a tie. */ readonly spared: readonly OptionId[];
    /** Excluded in the same stage, and what all of them held. */ readonly together: readonly OptionId[]; readonly sum: string;
    readonly toQuota?: string;
  }
  | Told & { readonly kind: 'not-reached'; readonly first: string; /** The elected with the fewest votes in the stage that filled the last seat. */ readonly last?: Gap; readonly toQuota?: string }
  /** Seats stayed empty, for a majority was asked: `short` more votes would have been one. */
  | Told & { readonly kind: 'no-majority'; readonly valid: string; readonly short: string }
  | Told & { readonly kind: 'compared'; readonly elected: boolean; readonly pairs: readonly PairResult[] }
  | Told & { readonly kind: 'question'; readonly carried: boolean; readonly against: string; /** More votes that were needed for, and 0 when carried. */ readonly short: string }
  /** Nominations are re-opened for the seats that were left. */
  | Told & { readonly kind: 'reopened' }
  /** People must rule first. */
  | Told & { readonly kind: 'open' };

const NONE = '0';
const of = (stage: Stage | undefined, option: OptionId): string => stage?.votes[option] ?? NONE;
const byVotesIn = (stage: Stage | undefined) => (a: OptionId, b: OptionId): number => compareDecimals(of(stage, a), of(stage, b));

function gap(stage: Stage | undefined, other: OptionId, own: string): Gap {
  return { option: other, votes: of(stage, other), by: subtractDecimals(of(stage, other), own) };
}

/** Steps that look back at votes say at which stage they found a difference. */
function told(counted: Count, tie: Tie): TieTold {
  const differs = counted.stages.filter(stage => stage.stage < tie.stage && new Set(tie.between.map(option => of(stage, option))).size > 1);
  const looked = tie.brokenBy === 'earlier-stage' ? differs.at(-1) : tie.brokenBy === 'earliest-stage' ? differs[0] : tie.brokenBy === 'first-preferences' ? counted.stages[0] : undefined;
  return looked === undefined ? tie : { ...tie, decidedAt: looked.stage };
}

/** @throws RangeError for an option that is not in the count */
export function explain(counted: Count, option: OptionId): Why {
  const { stages, ties } = counted;
  if (!stages.some(stage => Object.hasOwn(stage.votes, option))) throw new RangeError(`${option} is not in this count`);
  const own = ties.filter(tie => tie.between.includes(option)).map(tie => told(counted, tie));
  const elected = stages.find(stage => stage.elected.includes(option));
  const excluded = stages.find(stage => stage.excluded.includes(option));
  const last = stages.at(-1) as Stage;
  const at = (stage: Stage): Told => ({ stage: stage.stage, votes: of(stage, option), ties: own });
  if (last.against !== undefined) return asQuestion(last, at(last));
  if (last.action.kind === 'compared') return counted.status === 'decided' || elected ? asCompared(counted, option, at(last)) : { kind: 'open', ...at(last) };
  if (elected) return asElected(counted, elected, option, at(elected));
  if (excluded) return asExcluded(counted, excluded, option, own);
  return counted.status === 'decided' ? asLeft(counted, option, at(last)) : { kind: 'open', ...at(last) };
}

function asQuestion(stage: Stage, { ties, votes }: Told): Why {
  const against = stage.against ?? NONE;
  const carried = stage.elected.length > 0;
  return { kind: 'question', stage: stage.stage, votes, ties, carried, against, short: carried ? NONE : addDecimals(subtractDecimals(against, votes), '1') };
}

function asCompared({ pairwise, elected, stages }: Count, option: OptionId, at: Told): Why {
  const isElected = elected.includes(option);
  // A winner is shown beside everybody, a loser beside those who won.
  const others = Object.keys(stages[0]?.votes ?? {}).map(id => id as OptionId).filter(other => other !== option && (isElected || elected.includes(other)));
  const pairs = others.map((other): PairResult => {
    const [ownPath, otherPath] = [pairwise?.paths?.[option]?.[other], pairwise?.paths?.[other]?.[option]];
    return {
      option: other, own: pairwise?.preferred[option]?.[other] ?? NONE, other: pairwise?.preferred[other]?.[option] ?? NONE,
      ...(ownPath === undefined || otherPath === undefined ? {} : { ownPath, otherPath }),
    };
  });
  return { kind: 'compared', ...at, elected: isElected, pairs };
}

function asElected(counted: Count, stage: Stage, option: OptionId, at: Told): Why {
  const quota = stage.quota ?? counted.quota;
  const rest = standing(counted, stage.stage).filter(other => !stage.elected.includes(other)).sort(byVotesIn(stage));
  const next = rest.at(-1);
  return {
    kind: 'elected', ...at, code: stage.reasons.findLast(reason => reason.option === option)?.code ?? 'most-votes', ...(quota === undefined ? {} : { quota }),
    inPlay: subtractDecimals(String(counted.valid), stage.nonTransferable), ...(next === undefined ? {} : { next: { option: next, votes: of(stage, next), by: subtractDecimals(at.votes, of(stage, next)) } }),
  };
}

/** Neither elected nor excluded before this stage. */
function standing({ stages }: Count, before: number): OptionId[] {
  const gone = new Set(stages.filter(({ stage }) => stage < before).flatMap(({ elected, excluded }) => [...elected, ...excluded]));
  return Object.keys(stages[0]?.votes ?? {}).map(id => id as OptionId).filter(option => !gone.has(option));
}

function asExcluded(counted: Count, stage: Stage, option: OptionId, ties: readonly TieTold[]): Why {
  const before = counted.stages.find(each => each.stage === stage.stage - 1);
  const votes = of(before, option);
  const stay = standing(counted, stage.stage).filter(other => !stage.excluded.includes(other)).sort(byVotesIn(before));
  const next = stay.find(other => compareDecimals(of(before, other), votes) >= 0);
  return {
    kind: 'excluded', stage: stage.stage, votes, ties, code: stage.reasons.find(reason => reason.option === option)?.code ?? 'fewest-votes',
    first: of(counted.stages[0], option), ...(next === undefined ? {} : { next: gap(before, next, votes) }),
    spared: stay.filter(other => compareDecimals(of(before, other), votes) < 0),
    together: stage.excluded.filter(other => other !== option), sum: stage.excluded.map(each => of(before, each)).reduce(addDecimals, NONE), ...toQuota(counted, before, votes),
  };
}

function toQuota(counted: Count, stage: Stage | undefined, votes: string): { readonly toQuota?: string } {
  const quota = stage?.quota ?? counted.quota;
  return quota === undefined || compareDecimals(quota, votes) <= 0 ? {} : { toQuota: subtractDecimals(quota, votes) };
}

/** Those whom nobody excluded and for whom no seat was left, or no majority. */
function asLeft(counted: Count, option: OptionId, at: Told): Why {
  if (counted.reopened !== undefined) return { kind: 'reopened', ...at };
  const last = counted.stages.at(-1) as Stage;
  if (counted.elected.length < counted.seats) {
    const more = counted.valid / 2n + 1n;
    return { kind: 'no-majority', ...at, valid: String(counted.valid), short: subtractDecimals(String(more), at.votes) };
  }
  const filling = counted.stages.findLast(stage => stage.elected.length > 0);
  const lowest = filling && [...filling.elected].sort(byVotesIn(filling))[0];
  return {
    kind: 'not-reached', ...at, first: of(counted.stages[0], option),
    ...(lowest === undefined ? {} : { last: gap(filling, lowest, of(filling, option)) }), ...toQuota(counted, last, at.votes),
  };
}
