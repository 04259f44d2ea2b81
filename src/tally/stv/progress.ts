/**
 * The account of a transfer count as it goes: who stands, who is elected or out, and every stage so far.
 *
 * Definition: a stage is closed after each transfer, with the votes that everybody then holds and with those whom it elects.
 * Source: the form of the official stage reports of the Scottish council elections.
 * Complexity: the candidates, at each stage.
 */
import type { OptionId } from '../ballot.ts';
import type { Count, RankedContest, Stage, StageAction, StageReason, StageTransfer } from '../contest.ts';
import { fixedPoint, formatFixed, type FixedPoint } from '../fixed-point.ts';
import type { ReadPapers } from '../reading.ts';
import { breakTie, type Tie, type TiePurpose } from '../tie.ts';
import { Parcels, type Moved, type Parcel } from './parcels.ts';
import { Reservations } from './reserved.ts';

export class Progress {
  readonly contest: RankedContest;
  readonly read: ReadPapers;
  readonly fixed: FixedPoint;
  readonly parcels: Parcels;
  /** 1 for those who can still receive votes. */
  readonly open: Uint8Array;
  /** Places, in order of election. */
  readonly elected: number[] = [];
  /** Places, in order of exclusion. */
  readonly excluded: number[] = [];
  readonly stages: Stage[] = [];
  readonly history: ReadonlyMap<OptionId, bigint>[] = [];
  readonly ties: Tie[] = [];
  /** What each of the elected held when elected. */
  readonly heldWhenElected = new Map<number, readonly Parcel[]>();
  /** Absent where no places are reserved. */
  readonly reservations: Reservations | undefined;

  constructor(contest: RankedContest, read: ReadPapers, decimals: number) {
    this.contest = contest;
    this.read = read;
    this.reservations = contest.reserved && contest.reserved.length > 0 ? new Reservations(contest.reserved, contest.options) : undefined;
    this.fixed = fixedPoint(decimals);
    this.parcels = new Parcels(read.papers);
    this.open = new Uint8Array(contest.options.length).fill(1);
  }

  option(place: number): OptionId {
    return this.contest.options[place] as OptionId;
  }

  votes(place: number): bigint {
    return this.parcels.votesOf(place);
  }

  /** Those neither elected nor out. */
  continuing(): number[] {
    return this.contest.options.map((_, place) => place).filter(place => this.open[place] === 1);
  }

  vacancies(): number {
    return this.isVoid() ? 0 : this.contest.seats - this.elected.length;
  }

  /** Whether this is the option to re-open nominations. */
  reopens(place: number): boolean {
    return this.option(place) === this.contest.reopen?.option;
  }

  private isVoid(): boolean {
    return this.contest.reopen?.elected === 'void' && this.elected.some(place => this.reopens(place));
  }

  /** Those who may go. */
  excludable(): number[] {
    const { guarded } = this.fates();
    return this.continuing().filter(place => !guarded.includes(place) && (this.contest.reopen?.excluded !== 'never' || !this.reopens(place)));
  }

  /** Who must and who cannot be elected for the sake of reserved places. */
  fates(): { readonly guarded: readonly number[]; readonly doomed: readonly number[] } {
    return this.reservations?.fates(this.continuing(), this.elected, this.contest.seats) ?? { guarded: [], doomed: [] };
  }

  /** Marks them elected, by votes; equal votes in the order of the paper, which means nothing. */
  elect(places: readonly number[], code: StageReason['code']): StageReason[] {
    const reopening = this.contest.reopen?.elected === 'void' ? places.find(place => this.reopens(place)) : undefined;
    const seated = places.filter(place => reopening === undefined || this.votes(place) >= this.votes(reopening));
    return seated.sort((a, b) => (this.votes(a) < this.votes(b) ? 1 : this.votes(a) > this.votes(b) ? -1 : 0)).map(place => {
      this.open[place] = 0;
      this.elected.push(place);
      this.heldWhenElected.set(place, [...this.parcels.parcelsOf(place)]);
      return { option: this.option(place), code };
    });
  }

  exclude(place: number): void {
    this.open[place] = 0;
    this.excluded.push(place);
  }

  /** Those continuing with the fewest votes. */
  lowest(): readonly number[] {
    const left = this.excludable();
    const fewest = left.reduce((least, place) => (this.votes(place) < least ? this.votes(place) : least), this.votes(left[0] as number));
    return left.filter(place => this.votes(place) === fewest);
  }

  /** The most candidates from the bottom who together have fewer votes than the next one and leave enough to fill the seats. */
  surelyLost(): readonly number[] {
    const places = this.excludable().sort((a, b) => (this.votes(a) < this.votes(b) ? -1 : this.votes(a) > this.votes(b) ? 1 : 0));
    const most = Math.min(this.continuing().length - Math.max(1, this.vacancies()), places.length - 1);
    let [sum, lost] = [0n, 0];
    for (let count = 1; count <= most; count++) {
      sum += this.votes(places[count - 1] as number);
      if (sum < this.votes(places[count] as number)) lost = count;
    }
    return places.slice(0, lost);
  }

  /** The one to act on among those with equal votes; undefined when the tie stays open. */
  settle(purpose: TiePurpose, equal: readonly number[]): { readonly place: number; readonly tied: boolean } | undefined {
    if (equal.length === 1) return { place: equal[0] as number, tied: false };
    const between = [...equal].sort((a, b) => a - b).map(place => this.option(place));
    const tie = breakTie({ stage: this.stages.length + 1, purpose, between, history: this.history }, this.contest.ties);
    this.ties.push(tie);
    return tie.chosen === undefined ? undefined : { place: this.contest.options.indexOf(tie.chosen), tied: true };
  }

  /** Votes that count for nobody, as a whole number of the last decimal. */
  nonTransferable(): bigint {
    return this.contest.options.reduce((left, _, place) => left - this.votes(place), this.read.valid * this.fixed.one);
  }

  /** Writes down the stage that has just been carried out. `elect` is asked for those whom it elects, and then `quota` for the quota, where it can change. */
  close(action: StageAction, why: readonly StageReason[], moved: readonly (readonly [number, Moved])[], elect: () => readonly StageReason[], quota?: () => bigint): void {
    const votes = this.contest.options.map((option, place) => [option, this.votes(place)] as const);
    const reasons = elect();
    this.history.push(new Map(votes));
    this.stages.push({
      stage: this.stages.length + 1, action,
      votes: Object.fromEntries(votes.map(([option, held]) => [option, formatFixed(held, this.fixed)])),
      nonTransferable: formatFixed(this.nonTransferable(), this.fixed), ...(quota ? { quota: formatFixed(quota(), this.fixed) } : {}),
      transfers: moved.flatMap(([from, to]) => this.transfers(from, to)),
      elected: reasons.map(({ option }) => option),
      excluded: action.kind === 'excluded' ? [action.of] : action.kind === 'excluded-together' ? action.all : [],
      reasons: [...why, ...reasons],
    });
  }

  private transfers(from: number, moved: Moved): StageTransfer[] {
    return [...moved].sort(([a], [b]) => a - b).map(([to, votes]) => ({ from: this.option(from), to: this.option(to), votes: formatFixed(votes, this.fixed) }));
  }

  outcome(rule: Count['rule'], quota: bigint | undefined, decided: boolean): Count {
    const { papers: _, ...accepted } = this.read;
    return {
      rule, seats: this.contest.seats, ...accepted, ...(quota === undefined ? {} : { quota: formatFixed(quota, this.fixed) }), ...this.seated(),
      ranking: decided ? this.runnersUp() : [], stages: this.stages, ties: this.ties, status: decided ? 'decided' : 'ruling-needed',
    };
  }

  private seated(): Pick<Count, 'elected' | 'reopened'> {
    const elected = this.elected.filter(place => !this.reopens(place));
    const reopened = elected.length === this.elected.length ? undefined : this.isVoid() ? this.contest.seats - elected.length : 1;
    return { elected: elected.map(place => this.option(place)), ...(reopened === undefined ? {} : { reopened }) };
  }

  /** First those never excluded, by their last votes, then the excluded, the last one first. */
  private runnersUp(): OptionId[][] {
    const groups = Map.groupBy(this.continuing(), place => this.votes(place));
    const neverExcluded = [...groups].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, places]) => places.map(place => this.option(place)));
    return [...neverExcluded, ...this.excluded.toReversed().map(place => [this.option(place)])];
  }
}
