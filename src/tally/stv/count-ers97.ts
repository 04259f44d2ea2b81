/**
 * Counts by the rules of the Electoral Reform Society of 1997 (see `Ers97Rule`).
 *
 * Definition: whoever has the quota, or an equal share of the active vote for one more than the free seats, is elected. The largest surplus
 * moves by the last batch, unless all surpluses together cannot change who goes next; then as many of the lowest go together as surely lost.
 * Their papers move batch by batch, the dearest first, and after each batch the elected are looked for.
 * Source: "How to conduct an election by the Single Transferable Vote", third edition (1997), rules 5.1.6 to 5.6.2; Rosenstiel, "The problem of
 * surpluses when the quota is reduced", Voting matters 11 (2000), for the batch of a surplus that arises from a falling quota.
 * Complexity: every different paper moves at most once per preference; the candidates at each batch.
 */
import type { OptionId } from '../ballot.ts';
import type { Count, RankedContest, StageAction, StageReason } from '../contest.ts';
import { formatFixed } from '../fixed-point.ts';
import { CLEAR_PREFERENCES, readPapers } from '../reading.ts';
import { breakTie } from '../tie.ts';
import type { Counted } from './count-stv.ts';
import type { Moved, Parcel } from './parcels.ts';
import { Progress } from './progress.ts';

/** Rules 5.1.6 and 5.3.7. */
const DECIMALS = 2;

interface Run {
  readonly progress: Progress;
  /** As a whole number of the last decimal. */
  quota: bigint;
}

const ascending = (a: bigint, b: bigint): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0);

/** Rules 5.1.6 and 5.4.8: what is still transferable ÷ (seats + 1), rounded up at the second decimal. */
function quotaOf({ contest, read, fixed }: Progress, lost: bigint): bigint {
  const parts = BigInt(contest.seats) + 1n;
  return (read.valid * fixed.one - lost + parts - 1n) / parts;
}

/** Rules 5.6.1 and 6: all votes in the count but those that the elected keep. */
function activeVote({ progress, quota }: Run): bigint {
  const kept = progress.elected.reduce((sum, place) => sum + (progress.votes(place) < quota ? progress.votes(place) : quota), 0n);
  return progress.read.valid * progress.fixed.one - progress.nonTransferable() - kept;
}

/** Rules 5.1.7, 5.3.13 and 5.4.9. */
function codeFor(run: Run, votes: bigint): StageReason['code'] | undefined {
  if (votes >= run.quota) return 'reached-quota';
  return votes * BigInt(run.progress.vacancies() + 1) >= activeVote(run) ? 'reached-active-share' : undefined;
}

/** Those of the equal ones who come first; nobody when they were always equal and the seats do not suffice for them (rule 5.6.2). */
function firstOfEqual(run: Run, equal: readonly number[]): number | undefined {
  const { progress } = run;
  if (equal.length <= progress.vacancies()) return beforeReopening(run, equal);
  const between = equal.map(place => progress.option(place));
  const tie = breakTie({ stage: progress.stages.length + 1, purpose: 'elect', between, history: progress.history }, { ladder: ['earliest-stage'] });
  const left = tie.narrowed.at(-1)?.left ?? between;
  if (left.length > progress.vacancies()) return undefined;
  if (tie.chosen !== undefined) progress.ties.push(tie);
  return beforeReopening(run, left.map(option => progress.contest.options.indexOf(option)));
}

/** Equal ones are all elected in turn: the option to re-open nominations last, so that it voids no seat of an equal. */
function beforeReopening({ progress }: Run, places: readonly number[]): number | undefined {
  return places.find(place => !progress.reopens(place)) ?? places[0];
}

/** The next one to be deemed elected, of those with the most votes; each changes the seats and the active vote for the next. */
function electNext(run: Run): readonly StageReason[] {
  const { progress } = run;
  const left = progress.continuing();
  if (progress.vacancies() === 0 || left.length === 0) return [];
  const most = left.reduce((best, place) => (progress.votes(place) > best ? progress.votes(place) : best), 0n);
  const code = codeFor(run, most);
  const place = code === undefined ? undefined : firstOfEqual(run, left.filter(each => progress.votes(each) === most));
  return code === undefined || place === undefined ? [] : progress.elect([place], code);
}

function electNow(run: Run): readonly StageReason[] {
  const { progress } = run;
  const elected: StageReason[] = [];
  for (let next = electNext(run); next.length > 0; next = electNext(run)) elected.push(...next);
  const left = progress.continuing();
  return left.length > progress.vacancies() ? elected : [...elected, ...progress.elect(left, 'fills-last-vacancy')];
}

/** Rule 5.4.8: the quota falls with the papers that leave, while nobody is elected. */
function lowerQuota(run: Run): void {
  if (run.progress.elected.length === 0) run.quota = quotaOf(run.progress, run.progress.nonTransferable());
}

function close(run: Run, action: StageAction, why: readonly StageReason[], moved: readonly (readonly [number, Moved])[]): void {
  run.progress.close(action, why, moved, () => electNow(run), () => run.quota);
}

function surpluses({ progress, quota }: Run): { readonly of: readonly number[]; readonly total: bigint } {
  const of = progress.elected.filter(place => progress.votes(place) > quota);
  return { of, total: of.reduce((sum, place) => sum + progress.votes(place) - quota, 0n) };
}

/**
 * Rules 5.2.2 and 5.2.5: the most candidates from the bottom who with all surpluses have no more votes than the next one and leave enough.
 * Nobody while a surplus could change who goes. Two with equal votes are never parted here: that takes the ladder.
 */
function surelyLost({ progress }: Run, surplus: bigint): readonly number[] {
  const places = progress.excludable().sort((a, b) => ascending(progress.votes(a), progress.votes(b)));
  const most = Math.min(progress.continuing().length - progress.vacancies(), places.length - 1);
  const votes = places.map(place => progress.votes(place));
  let [sum, lost] = [surplus, 0];
  for (let count = 1; count <= most; count++) {
    const [last, next] = [votes[count - 1] as bigint, votes[count] as bigint];
    sum += last;
    if (sum <= next && last < next) lost = count;
  }
  return places.slice(0, lost);
}

/** Rules 5.3.1 to 5.3.10. */
function transferSurplus(run: Run, pending: readonly number[]): boolean {
  const { progress, quota } = run;
  const most = pending.reduce((best, place) => (progress.votes(place) > best ? progress.votes(place) : best), 0n);
  const settled = progress.settle('transfer', pending.filter(place => progress.votes(place) === most));
  if (!settled) return false;
  const { place } = settled;
  const last = progress.parcels.parcelsOf(place).at(-1)?.stage;
  const batch = progress.parcels.take(place, quota, ({ stage }) => stage === last);
  const moved = pass(run, batch, surplusValue(run, batch, most - quota));
  const option = progress.option(place);
  close(run, { kind: 'surplus-transferred', of: option }, settled.tied ? [{ option, code: 'tie-broken' }] : [], [[place, moved]]);
  return true;
}

/** Rule 5.3.7: of each transferable paper, and never more than it is worth. Papers of one batch are all worth the same. */
function surplusValue({ progress }: Run, batch: readonly Parcel[], surplus: bigint): bigint {
  const present = batch[0]?.value ?? 0n;
  const papers = progress.parcels.transferable(batch, progress.open);
  return papers * present > surplus ? surplus / papers : present;
}

function pass({ progress }: Run, parcels: readonly Parcel[], value: bigint): Moved {
  return progress.parcels.pass(parcels.map(({ papers }) => papers), value, progress.stages.length + 1, progress.open);
}

/** False while the tie for the last place stays open. */
function exclude(run: Run, lost: readonly number[]): boolean {
  const { progress } = run;
  const settled = lost.length > 0 ? undefined : progress.settle('exclude', progress.lowest());
  if (lost.length === 0 && !settled) return false;
  const places = settled ? [settled.place] : lost;
  const code = settled?.tied ? 'tie-broken' : places.length > 1 ? 'cannot-reach-next' : 'fewest-votes';
  const all = places.map(place => progress.option(place));
  const why = all.map((option): StageReason => ({ option, code }));
  for (const place of places) progress.exclude(place);
  transferBatches(run, places, all.length === 1 ? { kind: 'excluded', of: all[0] as OptionId } : { kind: 'excluded-together', all }, why);
  return true;
}

/** Rules 5.4.1 to 5.4.11 and 5.5.1. Nothing moves any more once the seats are full, or as many stand as seats are free. */
function transferBatches(run: Run, places: readonly number[], action: StageAction, why: readonly StageReason[]): void {
  const { progress } = run;
  const values = new Set(places.flatMap(place => progress.parcels.parcelsOf(place).map(({ value }) => value)));
  const [first, ...others] = [...values].sort((a, b) => ascending(b, a));
  const complete = progress.continuing().length <= progress.vacancies();
  const moved = complete || first === undefined ? [] : transferBatch(run, places, first);
  if (!complete) lowerQuota(run);
  close(run, action, why, moved);
  for (const value of others) {
    if (progress.vacancies() === 0) return;
    const batch = transferBatch(run, places, value);
    lowerQuota(run);
    close(run, { kind: 'batch-transferred', all: places.map(place => progress.option(place)), value: formatFixed(value, progress.fixed) }, [], batch);
  }
}

/** All papers of one value, whoever of the excluded held them. */
function transferBatch(run: Run, places: readonly number[], value: bigint): readonly (readonly [number, Moved])[] {
  const { progress: { parcels } } = run;
  return places.map(place => {
    const held = parcels.parcelsOf(place).filter(parcel => parcel.value === value);
    const votes = held.reduce((sum, { size }) => sum + size * value, 0n);
    return [place, pass(run, parcels.take(place, parcels.votesOf(place) - votes, parcel => parcel.value === value), value)] as const;
  });
}

/** False when a tie stays open. */
function finish(run: Run): boolean {
  const { progress } = run;
  progress.parcels.deal(progress.fixed.one, progress.open);
  close(run, { kind: 'votes-counted' }, [], []);
  while (progress.vacancies() > 0 && progress.continuing().length > 0) {
    const { of, total } = surpluses(run);
    const lost = surelyLost(run, total);
    if (!(total > 0n && lost.length === 0 ? transferSurplus(run, of) : exclude(run, lost))) return false;
  }
  return true;
}

export function runErs97(contest: RankedContest): Counted {
  const progress = new Progress(contest, readPapers(contest, CLEAR_PREFERENCES), DECIMALS);
  const quota = quotaOf(progress, 0n);
  return { progress, quota, decided: finish({ progress, quota }) };
}

/** The quota of the count is that of the first stage; each stage has its own. */
export function countErs97(contest: RankedContest, name: Count['rule']): Count {
  const { progress, quota, decided } = runErs97(contest);
  return progress.outcome(name, quota, decided);
}
