/**
 * Counts by a rule of transfers (see `StvRule`).
 *
 * Definition: whoever has the quota is elected; while a surplus is there it moves, otherwise the lowest is excluded; one transfer is one
 * stage; when as many stand as seats are free, they are elected.
 * Source: Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45 to 52, which the 2011 Order (SSI 2011/399)
 * keeps under numbers one higher; the reference WIGM rule of the Proportional Representation Foundation has the same course.
 * Complexity: every different paper moves at most once per preference; one multiplication and division for each parcel.
 */
import type { Count, RankedContest, StageReason } from '../contest.ts';
import { CLEAR_PREFERENCES, readPapers } from '../reading.ts';
import type { Moved, Parcel } from './parcels.ts';
import { Progress } from './progress.ts';
import type { Reservations } from './reserved.ts';
import type { StvRule } from './stv-rule.ts';

interface Run {
  readonly rule: StvRule;
  readonly progress: Progress;
  /** As a whole number of the last decimal. */
  readonly quota: bigint;
  /** Whether a tie for a seat stays open. */
  open: boolean;
}

function quotaOf({ quota }: StvRule, valid: bigint, seats: bigint, one: bigint): bigint {
  switch (quota) {
    case 'droop': return (valid / (seats + 1n) + 1n) * one;
    case 'droop-fraction': return (valid * one) / (seats + 1n) + 1n;
    case 'hare': return (valid * one) / seats;
  }
}

/** Those whom the votes of this stage elect, and at the end those who fill what is free. */
function electNow(run: Run): readonly StageReason[] {
  const { progress, quota } = run;
  const reached = progress.reservations ? electWithin(run, progress.reservations) : progress.elect(progress.continuing().filter(place => progress.votes(place) >= quota), 'reached-quota');
  const left = progress.continuing();
  return left.length > progress.vacancies() ? reached : [...reached, ...progress.elect(left, 'fills-last-vacancy')];
}

/** Where places are reserved: the most votes first, for each election can doom others; equal ones together if all can be. */
function electWithin(run: Run, reservations: Reservations): readonly StageReason[] {
  const { progress, quota } = run;
  const { doomed } = progress.fates();
  const able = progress.continuing().filter(place => progress.votes(place) >= quota && !doomed.includes(place));
  if (able.length === 0) return [];
  const most = able.reduce((best, place) => (progress.votes(place) > best ? progress.votes(place) : best), 0n);
  const equal = able.filter(place => progress.votes(place) === most);
  const others = progress.continuing().filter(place => !equal.includes(place));
  const settled = reservations.canFill(others, [...progress.elected, ...equal], progress.contest.seats) ? equal : progress.settle('elect', equal)?.place;
  run.open = settled === undefined;
  if (settled === undefined) return [];
  return [...progress.elect(typeof settled === 'number' ? [settled] : settled, 'reached-quota'), ...electWithin(run, reservations)];
}

function add(sum: Moved, moved: Moved): void {
  for (const [place, votes] of moved) sum.set(place, (sum.get(place) ?? 0n) + votes);
}

/** Passes each parcel on at a value of its own, parcels of one value together. */
function passAll({ progress }: Run, parcels: readonly Parcel[], valueOf: (value: bigint) => bigint): Moved {
  const stage = progress.stages.length + 1;
  const sum: Moved = new Map();
  for (const [value, equal] of Map.groupBy(parcels, parcel => valueOf(parcel.value)))
    add(sum, progress.parcels.pass(equal.map(({ papers }) => papers), value, stage, progress.open));
  return sum;
}

const ALL = (): boolean => true;

function sizeOf(parcels: readonly Parcel[]): bigint {
  return parcels.reduce((sum, { size }) => sum + size, 0n);
}

/** What leaves a candidate whose surplus moves, and the value each paper then has. */
function surplusPapers(run: Run, place: number, surplus: bigint): { readonly parcels: readonly Parcel[]; readonly valueOf: (value: bigint) => bigint } {
  const { rule, progress, quota } = run;
  const votes = quota + surplus;
  const held = progress.parcels.parcelsOf(place);
  if (rule.transfer === 'last-parcel') {
    const last = held.at(-1)?.stage;
    const parcels = progress.parcels.take(place, quota, parcel => parcel.stage === last);
    const transferable = progress.parcels.transferable(parcels, progress.open);
    return { parcels, valueOf: value => (transferable === 0n ? 0n : smaller(value, surplus / transferable)) };
  }
  const parcels = progress.parcels.take(place, quota, ALL);
  if (rule.transfer === 'weighted') return { parcels, valueOf: value => (value * surplus) / votes };
  const size = sizeOf(parcels);
  return { parcels, valueOf: () => surplus / size };
}

const smaller = (a: bigint, b: bigint): bigint => (a < b ? a : b);

function surpluses({ progress, quota }: Run): readonly number[] {
  return progress.elected.filter(place => progress.votes(place) > quota);
}

function transferSurplus(run: Run, pending: readonly number[]): boolean {
  const { rule, progress, quota } = run;
  const most = pending.reduce((best, place) => (progress.votes(place) > best ? progress.votes(place) : best), 0n);
  const settled = progress.settle('transfer', rule.surplusOrder === 'largest' ? pending.filter(place => progress.votes(place) === most) : pending.slice(0, 1));
  if (!settled) return false;
  const { place } = settled;
  const { parcels, valueOf } = surplusPapers(run, place, progress.votes(place) - quota);
  const moved = passAll(run, parcels, valueOf);
  progress.close({ kind: 'surplus-transferred', of: progress.option(place) }, settled.tied ? [{ option: progress.option(place), code: 'tie-broken' }] : [], [[place, moved]], () => electNow(run));
  return true;
}

function exclude(run: Run): boolean {
  const { rule, progress } = run;
  const together = rule.exclusion === 'bulk' && !progress.reservations ? progress.surelyLost() : [];
  if (together.length > 1) return excludeTogether(run, together, 'cannot-reach-next');
  const settled = progress.settle('exclude', progress.lowest());
  if (!settled) return false;
  const { place } = settled;
  progress.exclude(place);
  const moved = passAll(run, progress.parcels.take(place, 0n), value => value);
  const option = progress.option(place);
  progress.close({ kind: 'excluded', of: option }, [{ option, code: settled.tied ? 'tie-broken' : 'fewest-votes' }], [[place, moved]], () => electNow(run));
  return true;
}

function excludeTogether(run: Run, places: readonly number[], code: StageReason['code']): boolean {
  const { progress } = run;
  for (const place of places) progress.exclude(place);
  const moved = places.map(place => [place, passAll(run, progress.parcels.take(place, 0n), value => value)] as const);
  const all = places.map(place => progress.option(place));
  const [first, ...others] = all;
  progress.close(others.length === 0 && first !== undefined ? { kind: 'excluded', of: first } : { kind: 'excluded-together', all }, all.map(option => ({ option, code })), moved, () => electNow(run));
  return true;
}

/** One stage. False when a tie stays open. */
function next(run: Run): boolean {
  const { doomed } = run.progress.fates();
  if (doomed.length > 0) return excludeTogether(run, doomed, 'seats-reserved');
  const pending = surpluses(run);
  return pending.length > 0 ? transferSurplus(run, pending) : exclude(run);
}

/** False when a tie stays open. */
function finish(run: Run): boolean {
  const { progress } = run;
  progress.parcels.deal(progress.fixed.one, progress.open);
  progress.close({ kind: 'votes-counted' }, [], [], () => electNow(run));
  while (progress.vacancies() > 0 && progress.continuing().length > 0) {
    if (run.open || !next(run)) return false;
  }
  return !run.open;
}

export interface Counted {
  readonly progress: Progress;
  /** As a whole number of the last decimal. */
  readonly quota: bigint;
  readonly decided: boolean;
}

/** The quota is fixed by the first stage and does not fall when papers become non-transferable. */
export function runStv(rule: StvRule, contest: RankedContest): Counted {
  const read = readPapers(contest, CLEAR_PREFERENCES);
  const progress = new Progress(contest, read, rule.decimals);
  const quota = quotaOf(rule, read.valid, BigInt(contest.seats), progress.fixed.one);
  return { progress, quota, decided: finish({ rule, progress, quota, open: false }) };
}

export function countStv(rule: StvRule, contest: RankedContest, name: Count['rule']): Count {
  const { progress, quota, decided } = runStv(rule, contest);
  return progress.outcome(name, quota, decided);
}
