/**
 * The options with the most votes fill the seats: what plurality, block voting and approval have in common.
 *
 * Definition: every option named on a ballot gets the ballot's votes once; seats go down the list; equal votes at the cut go to the
 * tie ladder, one seat at a time. Options without a vote take part: an empty seat is never made by the count.
 * Source: the first-past-the-post rule of any standing orders; the cut as in Kiesraad's `DrawingOfLotsRequired`, which stops and asks.
 * Complexity: linear in the votes named, plus sorting the options.
 */
import type { Accepted, OptionId } from './ballot.ts';
import type { Contest, Count } from './contest.ts';
import { fillByRank } from './fill-by-rank.ts';
import type { CountRule } from './rule.ts';
import { breakTie } from './tie.ts';
import type { Tie } from './tie.ts';

type Approvals = Accepted<readonly OptionId[]>;

function add(options: readonly OptionId[], { ballots }: Approvals): Map<OptionId, bigint> {
  const totals = new Map(options.map((option) => [option, 0n]));
  for (const { vote, count } of ballots) {
    for (const option of new Set(vote)) totals.set(option, (totals.get(option) ?? 0n) + count);
  }
  return totals;
}

/** Options with equal votes together, most votes first. */
export function groupByVotes(totals: ReadonlyMap<OptionId, bigint>): OptionId[][] {
  const groups = new Map<bigint, OptionId[]>();
  for (const [option, votes] of totals) {
    const group = groups.get(votes);
    if (group) group.push(option);
    else groups.set(votes, [option]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, group]) => group);
}

export function countMostVotes(rule: CountRule['kind'], contest: Contest, { ballots, ...accepted }: Approvals): Count {
  const totals = add(contest.options, { ballots, ...accepted });
  const ask = (between: readonly OptionId[]): Tie => breakTie({ stage: 1, purpose: 'elect', between, history: [totals] }, contest.ties);
  const { decided, ...outcome } = fillByRank(groupByVotes(totals), contest.seats, ask, 'most-votes');
  const stage = {
    stage: 1,
    action: { kind: 'votes-counted' },
    votes: Object.fromEntries([...totals].map(([option, votes]) => [option, String(votes)])),
    nonTransferable: '0',
    elected: outcome.elected,
    excluded: [],
    reasons: outcome.reasons,
  } as const;
  return {
    rule, seats: contest.seats, ...accepted, elected: outcome.elected, ranking: outcome.ranking,
    stages: [stage], ties: outcome.ties, status: decided ? 'decided' : 'ruling-needed',
  };
}

/** Reads a set of at most `limit` options. More of them spoil the ballot: nobody can say which the voter would have left out. */
export function atMost(limit: number, chosen: readonly OptionId[]): readonly OptionId[] | 'blank' | 'overvote' {
  const marked = new Set(chosen).size;
  return marked === 0 ? 'blank' : marked > limit ? 'overvote' : chosen;
}
