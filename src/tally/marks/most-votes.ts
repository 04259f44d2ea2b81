/**
 * The options with the most votes fill the seats: what all rules of marks and points have in common.
 *
 * Definition: seats go down the list; equal votes at the cut go to the tie ladder, one seat at a time. Options without a vote take part: an
 * empty seat is made by the count only where a majority is asked.
 * Source: the first-past-the-post rule of any standing orders; the cut as in Kiesraad's `DrawingOfLotsRequired`, which stops and asks.
 * Complexity: linear in the votes named, plus sorting the options.
 */
import type { InvalidBallots, OptionId } from '../ballot.ts';
import type { Contest, Count } from '../contest.ts';
import { fillByRank } from '../fill-by-rank.ts';
import type { RuleName } from '../presets.ts';
import { breakTie, type Tie } from '../tie.ts';

export function totalsOf(options: readonly OptionId[], given: readonly { readonly option: OptionId; readonly votes: bigint }[]): ReadonlyMap<OptionId, bigint> {
  const totals = new Map(options.map(option => [option, 0n]));
  for (const { option, votes } of given) totals.set(option, (totals.get(option) ?? 0n) + votes);
  return totals;
}

/** Options with equal votes together, most votes first. */
export function groupByVotes(totals: ReadonlyMap<OptionId, bigint>): OptionId[][] {
  const groups = Map.groupBy(totals.keys(), option => totals.get(option) ?? 0n);
  return [...groups].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, group]) => group);
}

export interface Totals {
  readonly name: RuleName;
  readonly contest: Contest;
  readonly accepted: { readonly valid: bigint; readonly validHeads: bigint; readonly invalid: bigint; readonly invalidBecause: readonly InvalidBallots[] };
  readonly totals: ReadonlyMap<OptionId, bigint>;
  /** Whoever is elected needs more than half of these votes. */
  readonly above?: bigint;
}

export function countMostVotes({ name, contest, accepted, totals, above }: Totals): Count {
  const groups = groupByVotes(totals);
  const mayWin = ([first]: readonly OptionId[]): boolean => above === undefined || 2n * (totals.get(first as OptionId) ?? 0n) > above;
  const ask = (between: readonly OptionId[]): Tie => breakTie({ stage: 1, purpose: 'elect', between, history: [totals] }, contest.ties);
  const filled = fillByRank(groups.filter(mayWin), contest.seats, ask, above === undefined ? 'most-votes' : 'majority');
  return {
    rule: name, seats: contest.seats, ...accepted, elected: filled.elected, ranking: filled.decided ? [...filled.ranking, ...groups.filter(group => !mayWin(group))] : [],
    stages: [{
      stage: 1, action: { kind: 'votes-counted' }, votes: Object.fromEntries([...totals].map(([option, votes]) => [option, String(votes)])), nonTransferable: '0',
      elected: filled.elected, excluded: [], reasons: filled.reasons,
    }],
    ties: filled.ties, status: filled.decided ? 'decided' : 'ruling-needed',
  };
}
