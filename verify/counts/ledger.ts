/**
 * Single papers that know who holds them, what they are worth and since when; all votes are added up from them anew.
 * For the counts that move papers.
 */
import { settle, type Purpose, type Tie, type Votes } from '../ties.ts';
import { decimal, falling, leastOf, levels, sumOf, type Counted, type CountedStage, type Election } from './contest.ts';

export interface Held {
  readonly names: readonly string[];
  readonly weight: bigint;
  /** Names read so far. */
  read: number;
  holder: string | undefined;
  value: bigint;
  since: number;
}

export class Ledger {
  readonly election: Election;
  readonly decimals: number;
  readonly unit: bigint;
  readonly papers: readonly Held[];
  readonly valid: bigint;
  readonly standing: Set<string>;
  readonly elected: string[] = [];
  readonly excluded: string[] = [];
  readonly ties: Tie[] = [];
  readonly stages: CountedStage[] = [];
  readonly history: Votes[] = [];
  /** What stays with those whose papers have moved on. */
  readonly #kept = new Map<string, bigint>();
  #sums: Map<string, bigint> | undefined;

  constructor(election: Election, decimals: number) {
    this.election = election;
    this.decimals = decimals;
    this.unit = 10n ** BigInt(decimals);
    this.standing = new Set(election.options);
    this.papers = election.papers.map(({ ranks, weight }) => ({ names: clearNames(ranks), weight, read: 0, holder: undefined, value: this.unit, since: 1 })).filter(paper => paper.names.length > 0);
    this.valid = sumOf(this.papers.map(paper => paper.weight));
    this.pass(this.papers);
  }

  votes(): ReadonlyMap<string, bigint> {
    if (this.#sums) return this.#sums;
    const sums = new Map(this.election.options.map(option => [option, 0n]));
    for (const { holder, weight, value } of this.papers) if (holder !== undefined) sums.set(holder, sums.get(holder)! + weight * value);
    for (const [option, kept] of this.#kept) sums.set(option, kept);
    this.#sums = sums;
    return sums;
  }

  of(option: string): bigint {
    return this.votes().get(option)!;
  }

  left(): string[] {
    return this.election.options.filter(option => this.standing.has(option));
  }

  get isVoid(): boolean {
    const { reopen } = this.election;
    return reopen?.elected === 'void' && this.elected.includes(reopen.option);
  }

  get vacancies(): number {
    return this.isVoid ? 0 : this.election.seats - this.elected.length;
  }

  heldBy(option: string): Held[] {
    return this.papers.filter(paper => paper.holder === option);
  }

  names(paper: Held): string | undefined {
    return paper.names.slice(paper.read).find(name => this.standing.has(name));
  }

  /** Each paper to the next name on it that still stands, if there is one. */
  pass(papers: readonly Held[], value: (paper: Held) => bigint = paper => paper.value): void {
    for (const paper of papers) {
      const next = this.names(paper);
      paper.value = value(paper);
      paper.holder = next;
      paper.since = this.stages.length + 1;
      if (next !== undefined) paper.read = paper.names.indexOf(next) + 1;
    }
    this.#sums = undefined;
  }

  /** From now on these votes are theirs, whatever papers lie with them. */
  keep(option: string, votes: bigint): void {
    this.#kept.set(option, votes);
    this.#sums = undefined;
  }

  drop(option: string): void {
    this.standing.delete(option);
    this.excluded.push(option);
  }

  /** By votes; equal ones in the order of the ballot paper. Where re-opened nominations void what is left, whoever has fewer votes than they gets nothing. */
  elect(options: readonly string[]): string[] {
    const { reopen } = this.election;
    const voiding = reopen?.elected === 'void' && options.includes(reopen.option) ? this.of(reopen.option) : undefined;
    const seated = falling(options.filter(option => voiding === undefined || this.of(option) >= voiding), this.votes());
    for (const option of seated) {
      this.standing.delete(option);
      this.elected.push(option);
    }
    return seated;
  }

  one(equal: readonly string[], purpose: Purpose): string | undefined {
    if (equal.length === 1) return equal[0];
    const { chosen, tie } = settle({ stage: this.stages.length + 1, purpose, between: this.election.options.filter(option => equal.includes(option)), history: this.history }, this.election.means);
    this.ties.push(tie);
    return chosen;
  }

  lowest(among: readonly string[]): string[] {
    const least = leastOf(among.map(option => this.of(option)));
    return among.filter(option => this.of(option) === least);
  }

  /** Most from the bottom who together have fewer votes than the next one (or as many, if `orEqual`, with `besides` thrown in), leaving enough for the seats. */
  hopeless(among: readonly string[], atMost: number, hopeless: (sum: bigint, last: bigint, next: bigint) => boolean): string[] {
    const rising = falling(among.toReversed(), this.votes()).toReversed();
    let found = 0;
    for (let many = 1; many <= Math.min(atMost, rising.length - 1); many++) {
      const sum = sumOf(rising.slice(0, many).map(option => this.of(option)));
      if (hopeless(sum, this.of(rising[many - 1]!), this.of(rising[many]!))) found = many;
    }
    return rising.slice(0, found);
  }

  nonTransferable(): bigint {
    return this.valid * this.unit - sumOf(this.votes().values());
  }

  /** @param elect asked for those whom the stage elects, and after them `quota` */
  endStage(action: string, excluded: readonly string[], elect: () => readonly string[], quota?: () => bigint): void {
    const votes = this.votes();
    const elected = elect();
    this.history.push(votes);
    this.stages.push({
      stage: this.stages.length + 1, action, votes: Object.fromEntries([...votes].map(([option, held]) => [option, decimal(held, this.decimals)])),
      nonTransferable: decimal(this.nonTransferable(), this.decimals), ...(quota ? { quota: decimal(quota(), this.decimals) } : {}), elected, excluded,
    });
  }

  outcome(decided: boolean, quota?: bigint): Counted {
    const reopening = this.election.reopen?.option;
    const elected = this.elected.filter(option => option !== reopening);
    const reopened = this.elected.length === elected.length ? undefined : this.isVoid ? this.election.seats - elected.length : 1;
    return {
      elected, ...(reopened === undefined ? {} : { reopened }), ...(quota === undefined ? {} : { quota: decimal(quota, this.decimals) }),
      ranking: decided ? [...levels(this.left(), this.votes()), ...this.excluded.toReversed().map(option => [option])] : [],
      ties: this.ties, stages: this.stages, open: !decided,
    };
  }
}

/** Where two share a rank nobody can say who comes first, and the paper says no more. */
function clearNames(ranks: readonly (readonly string[])[]): string[] {
  const shared = ranks.findIndex(rank => rank.length > 1);
  return ranks.slice(0, shared < 0 ? ranks.length : shared).flat();
}

/** "excluded:a" or "excluded-together:a,b". */
export function exclusionOf(options: readonly string[]): string {
  return options.length === 1 ? `excluded:${options[0]}` : `excluded-together:${options.join(',')}`;
}
