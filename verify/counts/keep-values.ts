/**
 * Single transferable vote by keep values, Meek's and Warren's, counted again ballot by ballot.
 *
 * @see Reference Meek rule of the Proportional Representation Foundation, parts B and C
 * @see Warren, Voting matters 4, for prices in the place of shares
 */
import type { Members } from '../shape.ts';
import { settle, type Tie, type Votes } from '../ties.ts';
import { decimal, falling, leastOf, levels, sumOf, type Counted, type CountedStage, type Election, type Paper } from './contest.ts';
import { oneOf, wholeIn } from './settings.ts';

/** How the stage at hand came about. */
interface Cause {
  readonly action: string;
  readonly excluded: readonly string[];
}

class Recount {
  readonly #election: Election;
  readonly #rule: Members;
  readonly #papers: readonly Paper[];
  readonly #one: bigint;
  readonly #decimals: number;
  readonly #guard: number;
  /** Differences up to here mean nothing. */
  readonly #blur: bigint;
  readonly #keep: Map<string, bigint>;
  readonly #elected: string[] = [];
  readonly #excluded: string[] = [];
  readonly #ties: Tie[] = [];
  readonly #history: Votes[] = [];
  readonly #stages: CountedStage[] = [];
  #votes = new Map<string, bigint>();
  #quota = 0n;

  constructor(election: Election, rule: Members) {
    this.#election = election;
    this.#rule = rule;
    [this.#decimals, this.#guard] = [wholeIn(rule.decimals, 'decimals'), wholeIn(rule.guard, 'guard')];
    this.#one = 10n ** BigInt(this.#decimals + this.#guard);
    this.#blur = this.#guard === 0 ? 0n : 10n ** BigInt(this.#guard) / 2n;
    this.#keep = new Map(election.options.map(option => [option, this.#one]));
    this.#papers = election.papers.filter(paper => paper.ranks.length > 0);
  }

  get #hopeful(): string[] {
    return this.#election.options.filter(option => !this.#elected.includes(option) && !this.#excluded.includes(option));
  }

  get #free(): number {
    return this.#election.seats - this.#elected.length;
  }

  /** Every ballot gives to each of its names in turn, and the quota is taken of what was given. */
  #spread(): void {
    this.#votes = new Map(this.#election.options.map(option => [option, 0n]));
    for (const { ranks, weight } of this.#papers) this.#give(ranks.map(rank => rank.filter(option => !this.#excluded.includes(option))), weight);
    const share = sumOf(this.#votes.values()) / BigInt(this.#election.seats + 1);
    this.#quota = this.#reaches ? share + 1n : share;
  }

  #give(ranks: readonly (readonly string[])[], weight: bigint): void {
    let has = this.#one;
    for (const rank of ranks) {
      if (rank.length === 0) continue;
      const part = has / BigInt(rank.length);
      for (const option of rank) {
        const kept = this.#kept(part, this.#keep.get(option)!);
        this.#votes.set(option, this.#votes.get(option)! + kept * weight);
        has -= kept;
      }
      // What a division by equals leaves over goes nowhere where everybody keeps everything.
      if (has <= 0n || rank.every(option => this.#keep.get(option) === this.#one)) return;
    }
  }

  #kept(part: bigint, keep: bigint): bigint {
    if (keep === this.#one) return part;
    return oneOf(this.#rule, 'keeps', ['share', 'price']) === 'price' ? leastOf([part, keep]) : roundedUp(part * keep, this.#one);
  }

  /** Whether reaching the quota elects; otherwise it has to be exceeded. */
  get #reaches(): boolean {
    return oneOf(this.#rule, 'quota', ['exceeded', 'plus-one-unit']) === 'plus-one-unit';
  }

  #hasQuota(option: string): boolean {
    const over = this.#votes.get(option)! - this.#quota;
    return this.#reaches ? over + this.#blur >= 0n : over > this.#blur;
  }

  #surplus(): bigint {
    const sum = sumOf(this.#elected.map(option => this.#votes.get(option)! - this.#quota));
    return sum < 0n ? 0n : sum;
  }

  run(): Counted {
    this.#spread();
    let cause: Cause = { action: 'votes-counted', excluded: [] };
    while (this.#free > 0 && this.#hopeful.length > this.#free) {
      const round = this.#round();
      if (round.elected.length > 0) {
        const seated = round.elected.slice(0, this.#free);
        this.#elected.push(...seated);
        this.#endStage(cause, seated);
        cause = { action: 'balanced', excluded: [] };
        continue;
      }
      this.#endStage(cause, []);
      const next = round.lost.length > 0 ? this.#excludeAll(round.lost) : this.#excludeLowest(round.surplus);
      if (!next) return this.#outcome(false);
      cause = next;
    }
    this.#fill(cause);
    return this.#outcome(true);
  }

  /** Keep values are lowered until somebody has the quota, several are lost, or the surplus is as good as gone. */
  #round(): { readonly elected: readonly string[]; readonly lost: readonly string[]; readonly surplus: bigint } {
    const gone = 10n ** BigInt(this.#decimals + this.#guard - wholeIn(this.#rule.balance, 'balance'));
    const atOnce = oneOf(this.#rule, 'electing', ['at-once', 'in-balance']) === 'at-once';
    const bulk = oneOf(this.#rule, 'exclusion', ['single', 'bulk']) === 'bulk';
    for (let before: bigint | undefined; ;) {
      this.#spread();
      const surplus = this.#surplus();
      const balanced = surplus < gone || (before !== undefined && surplus >= before);
      const elected = atOnce || balanced ? rising(this.#hopeful.filter(option => this.#hasQuota(option)), this.#votes).reverse() : [];
      const lost = bulk && !balanced && elected.length === 0 ? this.#lost(surplus) : [];
      if (balanced || elected.length > 0 || lost.length > 0) return { elected, lost, surplus };
      before = surplus;
      for (const option of this.#elected) this.#keep.set(option, roundedUp(roundedUp(this.#keep.get(option)! * this.#quota, this.#one) * this.#one, this.#votes.get(option)!));
    }
  }

  /** Groups that the surplus could bring level; the most of them, from the bottom, that stay below the next one even with all of it. */
  #lost(surplus: bigint): string[] {
    const order = rising(this.#hopeful, this.#votes);
    const starts: number[] = [];
    for (const [place, option] of order.entries()) if (starts.length === 0 || this.#votes.get(order[starts.at(-1)!]!)! + surplus < this.#votes.get(option)!) starts.push(place);
    let found: string[] = [];
    for (const start of starts.slice(1)) {
      const below = order.slice(0, start);
      if (start <= this.#hopeful.length - this.#free && sumOf(below.map(option => this.#votes.get(option)!)) + surplus < this.#votes.get(order[start]!)!) found = below;
    }
    return found;
  }

  #exclude(option: string): Cause {
    this.#excluded.push(option);
    this.#keep.set(option, 0n);
    return { action: `excluded:${option}`, excluded: [option] };
  }

  /** One by one in the order of the ballot paper, with the votes spread after each. */
  #excludeAll(lost: readonly string[]): Cause {
    const order = this.#election.options.filter(option => lost.includes(option));
    for (const option of order.slice(0, -1)) {
      const cause = this.#exclude(option);
      this.#spread();
      this.#endStage(cause, []);
    }
    return this.#exclude(order.at(-1)!);
  }

  #excludeLowest(surplus: bigint): Cause | undefined {
    const hopeful = this.#hopeful;
    const within = oneOf(this.#rule, 'tied', ['within-surplus', 'same-votes']) === 'within-surplus' ? surplus : 0n;
    const reach = leastOf(hopeful.map(option => this.#votes.get(option)!)) + within + this.#blur;
    const equal = hopeful.filter(option => this.#votes.get(option)! <= reach);
    if (equal.length === 1) return this.#exclude(equal[0]!);
    const { chosen, tie } = settle({ stage: this.#stages.length + 1, purpose: 'exclude', between: equal, history: this.#history.slice(0, -1) }, this.#election.means);
    this.#ties.push(tie);
    return chosen === undefined ? undefined : this.#exclude(chosen);
  }

  /** Those left take the seats left; the votes of the last one out are not spread any more. */
  #fill(cause: Cause): void {
    const left = this.#free > 0 ? rising(this.#hopeful, this.#votes).reverse() : [];
    if (left.length === 0 && cause.action === 'balanced') return;
    for (const option of this.#excluded) this.#votes.set(option, 0n);
    this.#elected.push(...left);
    this.#endStage(cause, left);
  }

  #shown(value: bigint): string {
    const unit = 10n ** BigInt(this.#guard);
    return decimal((2n * value + unit) / (2n * unit), this.#decimals);
  }

  #endStage({ action, excluded }: Cause, elected: readonly string[]): void {
    const votes = new Map(this.#votes);
    this.#history.push(votes);
    const valid = sumOf(this.#papers.map(paper => paper.weight));
    this.#stages.push({
      stage: this.#stages.length + 1, action, elected, excluded, votes: Object.fromEntries([...votes].map(([option, sum]) => [option, this.#shown(sum)])),
      nonTransferable: this.#shown(valid * this.#one - sumOf(votes.values())), quota: this.#shown(this.#quota),
    });
  }

  #outcome(decided: boolean): Counted {
    const quota = this.#stages[0]?.quota;
    const level = levels(rising(this.#hopeful, this.#votes).reverse(), this.#votes);
    return {
      ...(quota === undefined ? {} : { quota }), elected: this.#elected, ties: this.#ties, stages: this.#stages, open: !decided,
      ranking: decided ? [...level, ...this.#excluded.toReversed().map(option => [option])] : [],
    };
  }
}

const roundedUp = (a: bigint, b: bigint): bigint => a / b + (a % b === 0n ? 0n : 1n);

function rising(options: readonly string[], votes: ReadonlyMap<string, bigint>): string[] {
  return falling(options.toReversed(), votes).toReversed();
}

export function countKeepValues(election: Election, rule: Members): Counted {
  return new Recount(election, rule).run();
}
