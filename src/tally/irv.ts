/**
 * Alternative vote, or instant run-off: one seat, ranked ballots.
 *
 * Definition: whoever holds more than half of the votes still in play is elected; otherwise the lowest candidate is excluded and
 * the ballots pass to their next preference. One exclusion is one stage; candidates are never excluded in batches.
 * Source: the rule as RCTab runs it for the mayor of Minneapolis and Portland, "majority of continuing ballots"; charters that ask for a
 * majority of all valid ballots (RMT rule 13) need a rule of their own.
 * Complexity: O(stages × groups × preferences).
 */
import { acceptBallots, wrongBallot } from './ballot.ts';
import type { Choice, InvalidReason, OptionId } from './ballot.ts';
import type { Contest, Count, Stage, StageAction } from './contest.ts';
import { groupByVotes } from './most-votes.ts';
import { breakTie } from './tie.ts';
import type { Tie } from './tie.ts';

/**
 * The preferences up to the first rank shared by several candidates: from there on the paper no longer says who comes next.
 * A paper without a clear first preference is rejected.
 */
function clearPreferences(choice: Choice): readonly OptionId[] | InvalidReason {
  if (choice.kind !== 'ranking') return wrongBallot('a ranked count', choice);
  if (choice.ranks.length === 0) return 'blank';
  const unclear = choice.ranks.findIndex((rank) => rank.length !== 1);
  if (unclear === 0) return 'unclear-first-preference';
  return choice.ranks.slice(0, unclear < 0 ? undefined : unclear).flat();
}

interface Vote {
  readonly vote: readonly OptionId[];
  readonly count: bigint;
}

function tallyTop(ballots: readonly Vote[], continuing: ReadonlySet<OptionId>): Map<OptionId, bigint> {
  const totals = new Map([...continuing].map((option) => [option, 0n]));
  for (const { vote, count } of ballots) {
    const top = vote.find((option) => continuing.has(option));
    if (top !== undefined) totals.set(top, (totals.get(top) ?? 0n) + count);
  }
  return totals;
}

/** More than half of the votes still in play, or the only one left. */
function winnerOf(totals: ReadonlyMap<OptionId, bigint>): OptionId | undefined {
  const inPlay = [...totals.values()].reduce((sum, votes) => sum + votes, 0n);
  return [...totals].find(([, votes]) => 2n * votes > inPlay || totals.size === 1)?.[0];
}

function stageOf(contest: Contest, valid: bigint, step: { number: number; action: StageAction; tied: boolean; totals: ReadonlyMap<OptionId, bigint> }): Stage {
  const { action, totals } = step;
  const winner = winnerOf(totals);
  const excluded = action.kind === 'excluded' ? [action.of] : [];
  return {
    stage: step.number,
    action,
    votes: Object.fromEntries(contest.options.map((option) => [option, String(totals.get(option) ?? 0n)])),
    nonTransferable: String([...totals.values()].reduce((left, votes) => left - votes, valid)),
    elected: winner === undefined ? [] : [winner],
    excluded,
    reasons: [
      ...excluded.map((option) => ({ option, code: step.tied ? ('tie-broken' as const) : ('fewest-votes' as const) })),
      ...(winner === undefined ? [] : [{ option: winner, code: 'majority' as const }]),
    ],
  };
}

/** @throws RangeError for more than one seat. */
export function countIrv(contest: Contest): Count {
  if (contest.seats !== 1) throw new RangeError('irv fills one seat');
  const { ballots, ...accepted } = acceptBallots(contest, clearPreferences);
  const continuing = new Set(contest.options);
  const history: ReadonlyMap<OptionId, bigint>[] = [];
  const stages: Stage[] = [];
  const ties: Tie[] = [];
  const outcome = (elected: OptionId[], ranking: OptionId[][], status: Count['status']): Count =>
    ({ rule: 'irv', seats: 1, ...accepted, elected, ranking, stages, ties, status });
  let [action, tied]: [StageAction, boolean] = [{ kind: 'votes-counted' }, false];
  for (;;) {
    const totals = tallyTop(ballots, continuing);
    history.push(totals);
    stages.push(stageOf(contest, accepted.valid, { number: history.length, action, tied, totals }));
    const winner = winnerOf(totals);
    const groups = groupByVotes(totals);
    if (winner !== undefined || groups.length === 0) return outcome(winner === undefined ? [] : [winner], runnersUp(groups, stages, winner), 'decided');
    const lowest = groups.at(-1) as OptionId[];
    tied = lowest.length > 1;
    if (tied) ties.push(breakTie({ stage: history.length + 1, purpose: 'exclude', between: lowest, history }, contest.ties));
    const of = tied ? ties.at(-1)?.chosen : lowest[0];
    if (of === undefined) return outcome([], [], 'ruling-needed');
    continuing.delete(of);
    action = { kind: 'excluded', of };
  }
}

function runnersUp(groups: readonly OptionId[][], stages: readonly Stage[], winner: OptionId | undefined): OptionId[][] {
  const neverExcluded = groups.map((group) => group.filter((option) => option !== winner)).filter((group) => group.length > 0);
  return [...neverExcluded, ...stages.flatMap(({ excluded }) => excluded.map((option) => [option])).toReversed()];
}
