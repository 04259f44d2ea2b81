/**
 * Single transferable vote as in Scottish council elections: weighted inclusive Gregory transfers, five decimals.
 *
 * Definition: a candidate with the quota is elected; a surplus moves with every paper held, at value × surplus ÷ total, truncated;
 * without a surplus the lowest candidate is excluded and the papers move at the value they had. One transfer is one stage.
 * Source: Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45 to 52; the 2011 Order (SSI 2011/399) keeps
 * the method under numbers one higher. The tie ladder of that rule is `SCOTTISH_TIES`.
 * Complexity: every paper group moves at most once per preference: O(groups × preferences), plus O(stages × candidates).
 */
import { acceptBallots, wrongBallot } from './ballot.ts';
import type { Choice, InvalidReason, OptionId } from './ballot.ts';
import type { Contest, Count, Stage, StageAction, StageReason } from './contest.ts';
import { fixedPoint, formatFixed } from './fixed-point.ts';
import { breakTie } from './tie.ts';
import type { Tie, TieLadder, TiePurpose } from './tie.ts';

export const SCOTTISH_TIES: TieLadder = ['earlier-stage', 'lot'];

const VALUE = fixedPoint(5);

/** Papers with the same preferences that have come the same way. */
interface Parcel {
  readonly preferences: readonly OptionId[];
  readonly at: number;
  readonly count: bigint;
  readonly value: bigint;
}

interface Candidate {
  readonly id: OptionId;
  state: 'continuing' | 'elected' | 'excluded';
  votes: bigint;
  parcels: Parcel[];
}

interface Progress {
  readonly contest: Contest;
  readonly candidates: ReadonlyMap<OptionId, Candidate>;
  readonly valid: bigint;
  readonly quota: bigint;
  readonly elected: OptionId[];
  readonly excluded: OptionId[];
  readonly stages: Stage[];
  readonly history: ReadonlyMap<OptionId, bigint>[];
  readonly ties: Tie[];
}

/**
 * The preferences up to the first rank shared by several candidates: from there on the paper no longer says who comes next.
 * A paper without a clear first preference is rejected.
 */
export function clearPreferences(choice: Choice): readonly OptionId[] | InvalidReason {
  if (choice.kind !== 'ranking') return wrongBallot('a ranked count', choice);
  if (choice.ranks.length === 0) return 'blank';
  const unclear = choice.ranks.findIndex((rank) => rank.length !== 1);
  if (unclear === 0) return 'unclear-first-preference';
  return choice.ranks.slice(0, unclear < 0 ? undefined : unclear).flat();
}

function continuing(progress: Progress): Candidate[] {
  return [...progress.candidates.values()].filter(({ state }) => state === 'continuing');
}

function vacancies({ contest, elected }: Progress): number {
  return contest.seats - elected.length;
}

/** Gives a parcel to its next continuing candidate, or to nobody. */
function pass(progress: Progress, parcel: Parcel): void {
  for (let at = parcel.at; at < parcel.preferences.length; at++) {
    const candidate = progress.candidates.get(parcel.preferences[at] as OptionId);
    if (candidate?.state !== 'continuing') continue;
    candidate.parcels.push({ ...parcel, at: at + 1 });
    candidate.votes += parcel.count * parcel.value;
    return;
  }
}

/** Rules 48 and 50: the papers leave, and the votes that stay with the candidate are `kept`. */
function passOn(progress: Progress, from: Candidate, kept: bigint, valueOf: (value: bigint) => bigint): void {
  const parcels = from.parcels;
  from.parcels = [];
  from.votes = kept;
  for (const parcel of parcels) pass(progress, { ...parcel, value: valueOf(parcel.value) });
}

/** Rule 47, then rule 52. */
function elect(progress: Progress): { elected: OptionId[]; reasons: StageReason[] } {
  const byVotes = (a: Candidate, b: Candidate): number => (a.votes < b.votes ? 1 : a.votes > b.votes ? -1 : 0);
  const reasons: StageReason[] = [];
  const declare = (candidates: Candidate[], code: StageReason['code']): void => {
    for (const candidate of candidates.sort(byVotes)) {
      candidate.state = 'elected';
      progress.elected.push(candidate.id);
      reasons.push({ option: candidate.id, code });
    }
  };
  declare(continuing(progress).filter(({ votes }) => votes >= progress.quota), 'reached-quota');
  if (continuing(progress).length <= vacancies(progress)) declare(continuing(progress), 'fills-last-vacancy');
  return { elected: reasons.map(({ option }) => option), reasons };
}

function close(progress: Progress, action: StageAction, why: readonly StageReason[]): void {
  const { elected, reasons } = elect(progress);
  const all = [...progress.candidates.values()];
  const held = all.reduce((sum, { votes }) => sum + votes, 0n);
  progress.history.push(new Map(all.map(({ id, votes }) => [id, votes])));
  progress.stages.push({
    stage: progress.stages.length + 1,
    action,
    votes: Object.fromEntries(all.map(({ id, votes }) => [id, formatFixed(votes, VALUE)])),
    nonTransferable: formatFixed(progress.valid * VALUE.one - held, VALUE),
    elected,
    excluded: action.kind === 'excluded' ? [action.of] : [],
    reasons: [...why, ...reasons],
  });
}

/** The one to act on among candidates with equal votes; undefined when the tie stays open. */
function settle(progress: Progress, purpose: TiePurpose, equal: readonly Candidate[]): { id: OptionId; tied: boolean } | undefined {
  if (equal.length === 1) return { id: (equal[0] as Candidate).id, tied: false };
  const between = equal.map(({ id }) => id);
  const tie = breakTie({ stage: progress.stages.length + 1, purpose, between, history: progress.history }, progress.contest.ties);
  progress.ties.push(tie);
  return tie.chosen === undefined ? undefined : { id: tie.chosen, tied: true };
}

/** Rules 48 and 49. */
function transferSurplus(progress: Progress, pending: readonly Candidate[]): boolean {
  const most = pending.reduce((best, { votes }) => (votes > best ? votes : best), 0n);
  const settled = settle(progress, 'transfer', pending.filter(({ votes }) => votes === most));
  if (!settled) return false;
  const surplus = most - progress.quota;
  passOn(progress, progress.candidates.get(settled.id) as Candidate, progress.quota, (value) => (value * surplus) / most);
  close(progress, { kind: 'surplus-transferred', of: settled.id }, settled.tied ? [{ option: settled.id, code: 'tie-broken' }] : []);
  return true;
}

/** Rules 50 and 51. */
function exclude(progress: Progress): boolean {
  const hopeful = continuing(progress);
  const fewest = hopeful.reduce((least, { votes }) => (votes < least ? votes : least), (hopeful[0] as Candidate).votes);
  const settled = settle(progress, 'exclude', hopeful.filter(({ votes }) => votes === fewest));
  if (!settled) return false;
  const candidate = progress.candidates.get(settled.id) as Candidate;
  candidate.state = 'excluded';
  progress.excluded.push(candidate.id);
  passOn(progress, candidate, 0n, (value) => value);
  close(progress, { kind: 'excluded', of: settled.id }, [{ option: settled.id, code: settled.tied ? 'tie-broken' : 'fewest-votes' }]);
  return true;
}

/** False when a tie stays open. */
function run(progress: Progress): boolean {
  close(progress, { kind: 'votes-counted' }, []);
  while (vacancies(progress) > 0 && continuing(progress).length > 0) {
    const pending = [...progress.candidates.values()].filter(({ state, votes }) => state === 'elected' && votes > progress.quota);
    if (!(pending.length > 0 ? transferSurplus(progress, pending) : exclude(progress))) return false;
  }
  return true;
}

function runnersUp(progress: Progress): OptionId[][] {
  const groups = new Map<bigint, OptionId[]>();
  for (const { id, votes } of continuing(progress)) groups.set(votes, [...(groups.get(votes) ?? []), id]);
  const neverExcluded = [...groups].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, ids]) => ids);
  return [...neverExcluded, ...progress.excluded.toReversed().map((id) => [id])];
}

/** The quota is fixed by the first stage and does not fall when papers become non-transferable. */
export function countScottishStv(contest: Contest): Count {
  const { ballots, ...accepted } = acceptBallots(contest, clearPreferences);
  const candidates = new Map(contest.options.map((id): [OptionId, Candidate] => [id, { id, state: 'continuing', votes: 0n, parcels: [] }]));
  const quota = (accepted.valid / BigInt(contest.seats + 1) + 1n) * VALUE.one;
  const progress: Progress = { contest, candidates, valid: accepted.valid, quota, elected: [], excluded: [], stages: [], history: [], ties: [] };
  for (const { vote, count } of ballots) pass(progress, { preferences: vote, at: 0, count, value: VALUE.one });
  const decided = run(progress);
  return {
    rule: 'scottish-stv', seats: contest.seats, ...accepted, quota: formatFixed(quota, VALUE), elected: progress.elected,
    ranking: decided ? runnersUp(progress) : [], stages: progress.stages, ties: progress.ties, status: decided ? 'decided' : 'ruling-needed',
  };
}
