/**
 * Bucklin's rule: further preferences are added until somebody has a majority.
 *
 * Definition: in round r every paper gives a vote to each candidate it ranks r-th or higher; as soon as somebody has more than half of the
 * valid papers, the candidate with the most votes is elected. When no preferences are left, the most votes are enough.
 * Source: the Grand Junction system of 1909, as Hoag and Hallett describe it, Proportional Representation (1926), chapter on majority
 * preferential voting; candidates in one rank are all given their vote in its round.
 * Complexity: linear in the marks.
 */
import type { OptionId } from '../ballot.ts';
import type { Count, RankedContest, Stage } from '../contest.ts';
import { fillByRank } from '../fill-by-rank.ts';
import { groupByVotes } from '../marks/most-votes.ts';
import { JOINED, type Papers } from '../papers.ts';
import { weightOf } from '../weights.ts';
import type { RuleName } from '../presets.ts';
import { readPapers } from '../reading.ts';
import { breakTie, type Tie } from '../tie.ts';

/** Votes that each rank adds, the first rank first. */
function votesByRank({ starts, marks, weights, size, options }: Papers): bigint[][] {
  const ranks: bigint[][] = [];
  for (let paper = 0; paper < size; paper++) {
    let rank = -1;
    for (let at = starts[paper] as number; at < (starts[paper + 1] as number); at++) {
      const mark = marks[at] as number;
      if ((mark & JOINED) === 0) rank++;
      const row = (ranks[rank] ??= options.map(() => 0n));
      row[mark & ~JOINED] = (row[mark & ~JOINED] as bigint) + weightOf(weights, paper);
    }
  }
  return ranks;
}

function totalsOf(options: readonly OptionId[], before: ReadonlyMap<OptionId, bigint>, row: readonly bigint[] | undefined): ReadonlyMap<OptionId, bigint> {
  return new Map(options.map((option, place) => [option, (before.get(option) ?? 0n) + (row?.[place] ?? 0n)]));
}

/** @throws RangeError for more than one seat */
export function countBucklin(contest: RankedContest, name: RuleName): Count {
  if (contest.seats !== 1) throw new RangeError(`${name} fills one seat`);
  const { papers, ...accepted } = readPapers(contest, { shared: 'split', skipped: 'any', ranks: 'all' });
  const ranks = votesByRank(papers);
  const history: ReadonlyMap<OptionId, bigint>[] = [];
  const stages: Stage[] = [];
  for (let round = 0; round === 0 || round < ranks.length; round++) {
    const totals = totalsOf(contest.options, history.at(-1) ?? new Map(), ranks[round]);
    history.push(totals);
    const has = [...totals.values()].some(votes => 2n * votes > accepted.valid);
    stages.push(stageOf(round, totals));
    if (has) break;
  }
  return elected(contest, { name, accepted, stages, history });
}

function stageOf(round: number, totals: ReadonlyMap<OptionId, bigint>): Stage {
  const votes = Object.fromEntries([...totals].map(([option, held]) => [option, String(held)]));
  return { stage: round + 1, action: round === 0 ? { kind: 'votes-counted' } : { kind: 'preferences-added', rank: round + 1 }, votes, nonTransferable: '0', elected: [], excluded: [], reasons: [] };
}

interface Rounds {
  readonly name: RuleName;
  readonly accepted: Pick<Count, 'valid' | 'validHeads' | 'invalid' | 'invalidBecause'>;
  readonly stages: readonly Stage[];
  readonly history: readonly ReadonlyMap<OptionId, bigint>[];
}

function elected(contest: RankedContest, { name, accepted, stages, history }: Rounds): Count {
  const totals = history.at(-1) ?? new Map<OptionId, bigint>();
  const ask = (between: readonly OptionId[]): Tie => breakTie({ stage: stages.length, purpose: 'elect', between, history }, contest.ties);
  const majority = [...totals.values()].some(votes => 2n * votes > accepted.valid);
  const filled = fillByRank(groupByVotes(totals), 1, ask, majority ? 'majority' : 'most-votes');
  const last = stages.at(-1) as Stage;
  return {
    rule: name, seats: 1, ...accepted, elected: filled.elected, ranking: filled.ranking, stages: [...stages.slice(0, -1), { ...last, elected: filled.elected, reasons: filled.reasons }],
    ties: filled.ties, status: filled.decided ? 'decided' : 'ruling-needed',
  };
}
