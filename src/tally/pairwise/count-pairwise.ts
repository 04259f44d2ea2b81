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

/** Victories that exclude one another are taken in the order of the lot or of the charter, where one is given; otherwise people must rule. */
function byRankedPairs(contest: RankedContest, preferences: Preferences): Ranked {
  const { options, ties: { lots, order } } = contest;
  const free = lockVictories(preferences, undefined);
  if (!free.open) return { layers: layersOf(preferences.size, free.above), ties: [], open: false };
  const between = free.open.map(place => options[place] as OptionId);
  const by = contest.ties.ladder.find(step => (step === 'lot' && lots) || (step === 'order' && order));
  const given = by === 'lot' ? lots : by === 'order' ? order : undefined;
  if (!by || !given || !options.every(option => given.includes(option)))
    return { layers: [], ties: [{ stage: 1, purpose: 'elect', between, brokenBy: 'nothing', narrowed: [] }], open: true };
  const locked = lockVictories(preferences, given.map(option => options.indexOf(option)).filter(place => place >= 0));
  return { layers: layersOf(preferences.size, locked.above), ties: [{ stage: 1, purpose: 'elect', between, brokenBy: by, narrowed: [], chosen: between.toSorted((a, b) => given.indexOf(a) - given.indexOf(b))[0] as OptionId }], open: false };
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
  const ask = (between: readonly OptionId[]): Tie => breakTie({ stage: 1, purpose: 'elect', between, history: [new Map(between.map(option => [option, 0n]))] }, contest.ties);
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
