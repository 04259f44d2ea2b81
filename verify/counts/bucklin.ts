/** Bucklin's rule, counted again: one rank more of every paper in each round, until somebody has a majority of the papers. */
import { settle } from '../ties.ts';
import { Malformed } from '../fields.ts';
import { levels, sumOf, type Counted, type CountedStage, type Election } from './contest.ts';

export function countBucklin({ options, seats, papers, means }: Election): Counted {
  if (seats !== 1) throw new Malformed(`a rule for one seat, and ${seats} seats`);
  const deepest = Math.max(1, ...papers.map(paper => paper.ranks.length));
  const half = sumOf(papers.filter(paper => paper.ranks.length > 0).map(paper => paper.weight));
  const history: ReadonlyMap<string, bigint>[] = [];
  const stages: CountedStage[] = [];
  for (let rank = 1; rank <= deepest; rank++) {
    const votes = new Map(options.map(option => [option, sumOf(papers.filter(({ ranks }) => ranks.slice(0, rank).some(level => level.includes(option))).map(paper => paper.weight))]));
    history.push(votes);
    stages.push({
      stage: rank, action: rank === 1 ? 'votes-counted' : 'preferences-added', votes: Object.fromEntries([...votes].map(([option, sum]) => [option, String(sum)])),
      nonTransferable: '0', elected: [], excluded: [],
    });
    if ([...votes.values()].some(sum => 2n * sum > half)) break;
  }
  const [first = [], ...rest] = levels(options, history.at(-1)!);
  const { chosen, tie } = first.length === 1 ? { chosen: first[0], tie: undefined } : settle({ stage: stages.length, purpose: 'elect', between: first, history }, means);
  const elected = chosen === undefined ? [] : [chosen];
  const others = first.filter(option => option !== chosen);
  return {
    elected, stages: [...stages.slice(0, -1), { ...stages.at(-1)!, elected }], ties: tie ? [tie] : [], open: chosen === undefined,
    ranking: chosen === undefined ? [] : [...(others.length > 0 ? [others] : []), ...rest],
  };
}
