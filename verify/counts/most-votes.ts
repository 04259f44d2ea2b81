/** Elections in which the most votes win: one name each, several, or all of whom one approves. */
import type { Counted, Election } from './contest.ts';
import { settle, type Tie } from './ties.ts';

/** @param majority whether the elected need more than half of all ballots */
export function countMostVotes({ options, seats, papers, limit, means }: Election, majority: boolean): Counted {
  const votes = new Map(options.map(option => [option, 0n]));
  for (const { names, weight } of papers) {
    // An empty paper names nobody; one with too many names says nothing.
    if (names.length > limit) continue;
    for (const name of names) votes.set(name, votes.get(name)! + weight);
  }
  const half = papers.reduce((sum, paper) => sum + paper.weight, 0n);
  const places = [...new Set(votes.values())].sort((a, b) => (a < b ? 1 : -1));
  const elected: string[] = [];
  const ranking: (readonly string[])[] = [];
  const ties: Tie[] = [];
  let open = false;
  for (const place of places) {
    let left = options.filter(option => votes.get(option) === place);
    if (majority && 2n * place <= half) {
      ranking.push(left);
      continue;
    }
    if (left.length <= seats - elected.length) {
      elected.push(...left);
      continue;
    }
    while (elected.length < seats && !open) {
      const { chosen, tie } = settle({ stage: 1, purpose: 'elect', between: left, history: [votes] }, means);
      ties.push(tie);
      open = chosen === undefined;
      if (chosen === undefined) break;
      elected.push(chosen);
      left = left.filter(option => option !== chosen);
    }
    if (open) break;
    ranking.push(left);
  }
  return {
    elected, ranking: open ? [] : ranking, ties, open,
    stages: [{ stage: 1, action: 'votes-counted', votes: Object.fromEntries([...votes].map(([option, sum]) => [option, String(sum)])), nonTransferable: '0', elected, excluded: [] }],
  };
}
