/**
 * The options with the most votes fill the seats: what plurality, block voting and approval have in common.
 *
 * Definition: every option named on a ballot gets the ballot's votes once; seats go down the list; equal votes at the cut go to the
 * tie ladder, one seat at a time. Options without a vote take part: an empty seat is never made by the count.
 * Source: the first-past-the-post rule of any standing orders; the cut as in Kiesraad's `DrawingOfLotsRequired`, which stops and asks.
 * Complexity: linear in the votes named, plus sorting the options.
 */
import type { Accepted, OptionId } from './ballot.ts';
import type { Contest, Count, StageReason } from './contest.ts';
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

interface Outcome {
  readonly elected: OptionId[];
  readonly reasons: StageReason[];
  readonly ties: Tie[];
  readonly ranking: OptionId[][];
}

/** Fills the last `seats` from one group of equals. False when the ladder leaves the tie open. */
function cut(group: readonly OptionId[], seats: number, outcome: Outcome, ask: (between: readonly OptionId[]) => Tie): boolean {
  let left = group;
  for (let seat = 0; seat < seats; seat++) {
    const tie = ask(left);
    outcome.ties.push(tie);
    if (tie.chosen === undefined) return false;
    outcome.elected.push(tie.chosen);
    outcome.reasons.push({ option: tie.chosen, code: 'tie-broken' });
    left = left.filter((option) => option !== tie.chosen);
  }
  outcome.ranking.push([...left]);
  return true;
}

function fill(contest: Contest, totals: ReadonlyMap<OptionId, bigint>): { outcome: Outcome; decided: boolean } {
  const outcome: Outcome = { elected: [], reasons: [], ties: [], ranking: [] };
  const ask = (between: readonly OptionId[]): Tie =>
    breakTie({ stage: 1, purpose: 'elect', between, history: [totals] }, contest.ties);
  for (const group of groupByVotes(totals)) {
    const free = contest.seats - outcome.elected.length;
    if (free === 0) outcome.ranking.push(group);
    else if (group.length <= free) {
      outcome.elected.push(...group);
      outcome.reasons.push(...group.map((option) => ({ option, code: 'most-votes' as const })));
    } else if (!cut(group, free, outcome, ask)) return { outcome: { ...outcome, ranking: [] }, decided: false };
  }
  return { outcome, decided: true };
}

export function countMostVotes(rule: CountRule['kind'], contest: Contest, { ballots, ...accepted }: Approvals): Count {
  const totals = add(contest.options, { ballots, ...accepted });
  const { outcome, decided } = fill(contest, totals);
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
