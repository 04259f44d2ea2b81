/**
 * Counts by keep values (see `MeekRule`): Meek's method and Warren's.
 *
 * Definition: round by round. Votes are spread by the keep values and the quota is taken of the votes in play; whoever has it is elected, and
 * the round ends. Otherwise the keep values of the elected are lowered, again and again, until the surpluses are as good as gone;
 * then the lowest is excluded, keeps nothing, and the round ends.
 * Source: the reference Meek rule of the Proportional Representation Foundation, parts B and C; for exclusion of several at once the rule
 * that Droop calls safe batch defeat.
 * Complexity: a round costs its iterations times the nodes of the tree of ballots (see `KeepTree`).
 */
import type { OptionId } from '../ballot.ts';
import type { Count, RankedContest, Stage, StageAction, StageReason } from '../contest.ts';
import { fixedPoint, formatRounded } from '../fixed-point.ts';
import { readPapers, type ReadPapers } from '../reading.ts';
import { breakTie, type Tie } from '../tie.ts';
import { KeepTree } from './keep-tree.ts';
import type { MeekRule } from './meek-rule.ts';

interface Run {
  readonly rule: MeekRule;
  readonly contest: RankedContest;
  readonly read: ReadPapers;
  readonly one: bigint;
  /** Differences up to here mean nothing. */
  readonly blur: bigint;
  /** 1 for the excluded. */
  readonly out: Uint8Array;
  keep: bigint[];
  tree: KeepTree;
  votes: bigint[];
  quota: bigint;
  readonly elected: number[];
  readonly excluded: number[];
  readonly stages: Stage[];
  readonly history: Map<OptionId, bigint>[];
  readonly ties: Tie[];
}

const sum = (numbers: readonly bigint[]): bigint => numbers.reduce((total, number) => total + number, 0n);
const option = (run: Run, place: number): OptionId => run.contest.options[place] as OptionId;

function hopeful(run: Run): number[] {
  return run.contest.options.map((_, place) => place).filter(place => run.out[place] !== 1 && !run.elected.includes(place));
}

function byVotes(run: Run, places: readonly number[]): number[] {
  return [...places].sort((a, b) => ((run.votes[a] as bigint) < (run.votes[b] as bigint) ? -1 : (run.votes[a] as bigint) > (run.votes[b] as bigint) ? 1 : 0));
}

function quotaOf({ rule, contest, votes }: Run): bigint {
  const share = sum(votes) / BigInt(contest.seats + 1);
  return rule.quota === 'plus-one-unit' ? share + 1n : share;
}

function hasQuota({ rule, votes, quota, blur }: Run, place: number): boolean {
  const over = (votes[place] as bigint) - quota;
  return rule.quota === 'plus-one-unit' ? over >= -blur : over > blur;
}

function surplusOf({ elected, votes, quota }: Run): bigint {
  const all = sum(elected.map(place => (votes[place] as bigint) - quota));
  return all > 0n ? all : 0n;
}

const upDivided = (a: bigint, b: bigint): bigint => (a + b - 1n) / b;

function lowerKeepValues(run: Run): void {
  run.keep = run.keep.map((keep, place) => (run.elected.includes(place) ? upDivided(upDivided(keep * run.quota, run.one) * run.one, run.votes[place] as bigint) : keep));
}

type RoundEnd = { readonly elected: readonly number[] } | { readonly lost: readonly number[] } | { readonly surplus: bigint };

/** One round: until somebody is elected, several have surely lost, or the surpluses are as good as gone. */
function iterate(run: Run): RoundEnd {
  let last: bigint | undefined;
  for (;;) {
    spread(run);
    const surplus = surplusOf(run);
    const balanced = surplus < balanceOf(run) || (last !== undefined && surplus >= last);
    const elected = balanced || run.rule.electing === 'at-once' ? byVotes(run, hopeful(run).filter(place => hasQuota(run, place))).reverse() : [];
    if (elected.length > 0) return { elected };
    if (balanced) return { surplus };
    const lost = run.rule.exclusion === 'bulk' ? surelyLost(run, surplus) : [];
    if (lost.length > 0) return { lost };
    last = surplus;
    lowerKeepValues(run);
  }
}

/** Below this the surpluses are as good as gone. */
function balanceOf({ rule }: Run): bigint {
  return 10n ** BigInt(rule.decimals + rule.guard - rule.balance);
}

/** From the bottom, groups that the surplus could bring together; as many groups as together stay below the next one even with all of it. */
function surelyLost(run: Run, surplus: bigint): readonly number[] {
  const most = hopeful(run).length - (run.contest.seats - run.elected.length);
  const groups = groupedWithin(run, surplus);
  const collected: number[] = [];
  let [held, lost] = [0n, 0];
  for (const [index, group] of groups.slice(0, -1).entries()) {
    if (collected.length + group.length > most) break;
    collected.push(...group);
    held += sum(group.map(place => run.votes[place] as bigint));
    if (held + surplus < (run.votes[(groups[index + 1] as number[])[0] as number] as bigint)) lost = collected.length;
  }
  return collected.slice(0, lost);
}

function groupedWithin(run: Run, surplus: bigint): number[][] {
  const groups: number[][] = [];
  let first = 0n;
  for (const place of byVotes(run, hopeful(run))) {
    const votes = run.votes[place] as bigint;
    const group = groups.at(-1);
    if (group && first + surplus >= votes) group.push(place);
    else {
      groups.push([place]);
      first = votes;
    }
  }
  return groups;
}

/** Undefined while the tie stays open. */
function lowest(run: Run, surplus: bigint): { readonly place: number; readonly tied: boolean } | undefined {
  const places = byVotes(run, hopeful(run));
  const reach = (run.votes[places[0] as number] as bigint) + (run.rule.tied === 'within-surplus' ? surplus : 0n) + run.blur;
  const equal = places.filter(place => (run.votes[place] as bigint) <= reach);
  if (equal.length === 1) return { place: equal[0] as number, tied: false };
  const between = equal.sort((a, b) => a - b).map(place => option(run, place));
  const tie = breakTie({ stage: run.stages.length + 1, purpose: 'exclude', between, history: run.history.slice(0, -1) }, run.contest.ties);
  run.ties.push(tie);
  return tie.chosen === undefined ? undefined : { place: run.contest.options.indexOf(tie.chosen), tied: true };
}

function exclude(run: Run, place: number): void {
  run.out[place] = 1;
  run.keep[place] = 0n;
  run.excluded.push(place);
  run.tree = new KeepTree(run.read.papers, run.out);
}

/** Votes under the keep values as they stand, and the quota of what is in play. */
function spread(run: Run): void {
  run.votes = run.tree.votes({ keep: run.keep, one: run.one, keeps: run.rule.keeps });
  run.quota = quotaOf(run);
}

function elect(run: Run, places: readonly number[], code: StageReason['code']): readonly StageReason[] {
  run.elected.push(...places);
  return places.map(place => ({ option: option(run, place), code }));
}

function close(run: Run, { action, why }: Pending, elected: readonly StageReason[]): void {
  const fixed = { ...fixedPoint(run.rule.decimals), guard: run.rule.guard };
  const votes = run.contest.options.map((id, place) => [id, run.votes[place] as bigint] as const);
  run.history.push(new Map(votes));
  run.stages.push({
    stage: run.stages.length + 1, action,
    votes: Object.fromEntries(votes.map(([id, held]) => [id, formatRounded(held, fixed)])),
    nonTransferable: formatRounded(run.read.valid * run.one - sum(run.votes), fixed), quota: formatRounded(run.quota, fixed),
    elected: elected.map(reason => reason.option),
    excluded: action.kind === 'excluded' ? [action.of] : [],
    reasons: [...why, ...elected],
  });
}

/** How the stage at hand came about. */
interface Pending {
  readonly action: StageAction;
  readonly why: readonly StageReason[];
}

const BALANCED: Pending = { action: { kind: 'balanced' }, why: [] };

function excludedAs(run: Run, place: number, code: StageReason['code']): Pending {
  return { action: { kind: 'excluded', of: option(run, place) }, why: [{ option: option(run, place), code }] };
}

/** Carries out the exclusion that ends a round; undefined while its tie is open. */
function excludeAfter(run: Run, end: { readonly lost: readonly number[] } | { readonly surplus: bigint }): Pending | undefined {
  if ('lost' in end) return excludeOneByOne(run, end.lost);
  const chosen = lowest(run, end.surplus);
  if (!chosen) return undefined;
  exclude(run, chosen.place);
  return excludedAs(run, chosen.place, chosen.tied ? 'tie-broken' : 'fewest-votes');
}

/** Each in a stage of its own, in the order of the ballot paper, which changes nothing in the end. */
function excludeOneByOne(run: Run, lost: readonly number[]): Pending {
  const [last, ...others] = [...lost].sort((a, b) => b - a) as [number, ...number[]];
  for (const place of others.reverse()) {
    exclude(run, place);
    spread(run);
    close(run, excludedAs(run, place, 'cannot-reach-next'), []);
  }
  exclude(run, last);
  return excludedAs(run, last, 'cannot-reach-next');
}

function isComplete(run: Run): boolean {
  return run.elected.length >= run.contest.seats || run.elected.length + hopeful(run).length <= run.contest.seats;
}

/** Elects whoever is left to fill the seats, without spreading the votes of the last excluded. */
function complete(run: Run, pending: Pending): void {
  const left = run.elected.length < run.contest.seats ? byVotes(run, hopeful(run)).reverse() : [];
  if (left.length === 0 && pending === BALANCED) return;
  run.votes = run.votes.map((votes, place) => (run.out[place] === 1 ? 0n : votes));
  close(run, pending, elect(run, left, 'fills-last-vacancy'));
}

/** False when a tie stays open. */
function finish(run: Run): boolean {
  let pending: Pending = { action: { kind: 'votes-counted' }, why: [] };
  while (!isComplete(run)) {
    const end = iterate(run);
    if ('elected' in end) {
      close(run, pending, elect(run, end.elected.slice(0, run.contest.seats - run.elected.length), 'reached-quota'));
      pending = BALANCED;
      continue;
    }
    close(run, pending, []);
    const next = excludeAfter(run, end);
    if (!next) return false;
    pending = next;
  }
  complete(run, pending);
  return true;
}

function start(rule: MeekRule, contest: RankedContest): Run {
  const read = readPapers(contest, { shared: 'split', skipped: 'any', ranks: 'all' });
  const { one } = fixedPoint(rule.decimals + rule.guard);
  const out = new Uint8Array(contest.options.length);
  const tree = new KeepTree(read.papers, out);
  const keep = contest.options.map(() => one);
  const run: Run = { rule, contest, read, one, blur: rule.guard === 0 ? 0n : 10n ** BigInt(rule.guard) / 2n, out, keep, tree, votes: [], quota: 0n, elected: [], excluded: [], stages: [], history: [], ties: [] };
  spread(run);
  return run;
}

function runnersUp(run: Run): OptionId[][] {
  const groups = Map.groupBy(byVotes(run, hopeful(run)).reverse(), place => run.votes[place]);
  return [...[...groups.values()].map(places => places.map(place => option(run, place))), ...run.excluded.toReversed().map(place => [option(run, place)])];
}

export function countMeek(rule: MeekRule, contest: RankedContest, name: Count['rule']): Count {
  const run = start(rule, contest);
  const decided = finish(run);
  const { papers: _, ...accepted } = run.read;
  const quota = run.stages[0]?.quota;
  return {
    rule: name, seats: contest.seats, ...accepted, ...(quota === undefined ? {} : { quota }), elected: run.elected.map(place => option(run, place)),
    ranking: decided ? runnersUp(run) : [], stages: run.stages, ties: run.ties, status: decided ? 'decided' : 'ruling-needed',
  };
}
