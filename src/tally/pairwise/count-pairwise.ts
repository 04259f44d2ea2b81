/**
 * Counts by comparing every two options (see `PairwiseRule`).
 *
 * Definition: the method puts options above one another; those above whom nobody stands come first, and so on down; seats go from the top.
 * Options level where seats end go to the tie ladder.
 * Source: Schulze (2011); Tideman (1987); shared ranks and unranked options as in the Constitution of the Debian Project, A.5.
 * Complexity: papers × options² for the comparisons, options³ for the method.
 */
import type { OptionId } from '../ballot.ts';
import type { Count, RankedContest, StageReason } from '../contest.ts';
import { fillByRank } from '../fill-by-rank.ts';
import type { RuleName } from '../presets.ts';
import { readPapers } from '../reading.ts';
import { breakTie, type Tie } from '../tie.ts';
import { weightOf } from '../weights.ts';
import type { PairwiseRule } from './pairwise-rule.ts';
import { preferencesOf, type Preferences } from './preferences.ts';
import { lockVictories } from './ranked-pairs.ts';
import { layersOf, strongestPaths } from './schulze.ts';

type Table = Readonly<Record<OptionId, Readonly<Record<OptionId, string>>>>;

function tableOf(options: readonly OptionId[], of: (x: number, y: number) => bigint): Table {
  const row = (x: number): Readonly<Record<OptionId, string>> =>
    Object.fromEntries(options.flatMap((option, y) => (x === y ? [] : [[option, String(of(x, y))]]))) as Readonly<Record<OptionId, string>>;
  return Object.fromEntries(options.map((option, x) => [option, row(x)])) as Table;
}

interface Ranked {
  readonly layers: readonly (readonly number[])[];
  readonly paths?: Table;
  readonly ties: readonly Tie[];
  readonly open: boolean;
}

function bySchulze(rule: Extract<PairwiseRule, { kind: 'schulze' }>, contest: RankedContest, preferences: Preferences): Ranked {
  const { size } = preferences;
  const paths = strongestPaths(preferences, rule.strength);
  const path = (x: number, y: number): bigint => weightOf(paths, x * size + y);
  return { layers: layersOf(size, (x, y) => (paths[x * size + y] as number | bigint) > (paths[y * size + x] as number | bigint)), paths: tableOf(contest.options, path), ties: [], open: false };
}

/** Victories that exclude one another are taken in an order that the tie ladder gives: it is asked for the first of the circle, then for the first of the others. */
function byRankedPairs(contest: RankedContest, preferences: Preferences): Ranked {
  const ties: Tie[] = [];
  const askOrder = (circle: readonly number[]): readonly number[] | undefined => {
    const order: number[] = [];
    let left = circle;
    while (left.length > 1) {
      const tie = breakTie({ stage: 1, purpose: 'elect', between: left.map(place => contest.options[place] as OptionId), history: [] }, contest.ties);
      ties.push(tie);
      if (tie.chosen === undefined) return undefined;
      order.push(contest.options.indexOf(tie.chosen));
      left = left.filter(place => !order.includes(place));
    }
    return [...order, ...left];
  };
  const { above, open } = lockVictories(preferences, askOrder);
  return { layers: open ? [] : layersOf(preferences.size, above), ties, open };
}

/** Options that each option beats, as the votes of the one stage: what a sheet of results shows beside the table of pairs. */
function victoriesOf(preferences: Preferences, x: number): number {
  let won = 0;
  for (let y = 0; y < preferences.size; y++) if (preferences.of(x, y) > preferences.of(y, x)) won++;
  return won;
}

export function countPairwise(rule: PairwiseRule, contest: RankedContest, name: RuleName): Count {
  const { papers, ...accepted } = readPapers(contest, { shared: 'split', skipped: 'any', ranks: 'all' });
  const preferences = preferencesOf(papers);
  const ranked = rule.kind === 'schulze' ? bySchulze(rule, contest, preferences) : byRankedPairs(contest, preferences);
  const groups = ranked.layers.map(layer => layer.map(place => contest.options[place] as OptionId));
  const ask = (between: readonly OptionId[]): Tie => breakTie({ stage: 1, purpose: 'elect', between, history: [] }, contest.ties);
  const filled = ranked.open ? { elected: [], reasons: [], ties: [], ranking: [], decided: false } : fillByRank(groups, contest.seats, ask, 'beaten-by-nobody');
  const reasons: readonly StageReason[] = filled.reasons;
  const votes = Object.fromEntries(contest.options.map((option, place) => [option, String(victoriesOf(preferences, place))]));
  return {
    rule: name, seats: contest.seats, ...accepted, elected: filled.elected, ranking: filled.decided ? filled.ranking : [],
    stages: [{ stage: 1, action: { kind: 'compared' }, votes, nonTransferable: '0', elected: filled.elected, excluded: [], reasons }],
    ties: [...ranked.ties, ...filled.ties], status: filled.decided ? 'decided' : 'ruling-needed',
    pairwise: { preferred: tableOf(contest.options, preferences.of), ...(ranked.paths ? { paths: ranked.paths } : {}) },
  };
}
