/**
 * Counts that move papers, counted again. Single transferable vote: every paper carries a value of some decimals, what lies beyond is dropped at
 * each transfer, and the quota stays as the first stage sets it. Instant run-off: no surplus, and more than half of the votes in play elect.
 *
 * @see Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45 to 52
 * @see Reference WIGM rule of the Proportional Representation Foundation, for four decimals and the quota with a fraction
 */
import type { Counted, CountedStage, Election } from './contest.ts';
import { settle, type Purpose, type Tie, type Votes } from './ties.ts';

export interface TransferRule {
  /** Of values and votes. */
  readonly decimals: number;
  /** A whole number above the share of the seats and one more; the share cut at the last decimal, and one unit of it more; or a majority of what is in play. */
  readonly elects: 'whole quota' | 'quota with a fraction' | 'majority in play';
}

interface Bundle {
  /** Names still to be read, the next first. */
  readonly names: readonly string[];
  readonly papers: bigint;
  readonly value: bigint;
}

class Recount {
  readonly #election: Election;
  readonly #rule: TransferRule;
  readonly #unit: bigint;
  readonly #standing: Set<string>;
  readonly #bundles = new Map<string, Bundle[]>();
  readonly #votes: Map<string, bigint>;
  readonly #history: Votes[] = [];
  readonly #valid: bigint;
  readonly quota: bigint;
  readonly elected: string[] = [];
  readonly excluded: string[] = [];
  readonly ties: Tie[] = [];
  readonly stages: CountedStage[] = [];

  constructor(election: Election, rule: TransferRule) {
    this.#election = election;
    this.#rule = rule;
    this.#unit = 10n ** BigInt(rule.decimals);
    this.#standing = new Set(election.options);
    this.#votes = new Map(election.options.map(option => [option, 0n]));
    const papers = election.papers.filter(paper => paper.names.length > 0);
    this.#valid = papers.reduce((sum, paper) => sum + paper.weight, 0n);
    const places = BigInt(election.seats + 1);
    this.quota = rule.elects === 'quota with a fraction' ? (this.#valid * this.#unit) / places + 1n : (this.#valid / places + 1n) * this.#unit;
    for (const { names, weight } of papers) this.#give({ names, papers: weight, value: this.#unit });
  }

  /** True when every seat that can be filled is filled; false when people must break a tie. */
  run(): boolean {
    this.#endStage('votes-counted', []);
    while (this.elected.length < this.#election.seats && this.#standing.size > 0) {
      const surplus = this.elected.length === 0 ? [] : this.#election.options.filter(option => this.elected.includes(option) && this.#votes.get(option)! > this.quota);
      if (!(surplus.length > 0 ? this.#transfer(surplus) : this.#exclude())) return false;
    }
    return true;
  }

  /** Never excluded ones by their last votes, then the excluded, the last first. */
  runnersUp(): (readonly string[])[] {
    const left = this.#election.options.filter(option => this.#standing.has(option));
    const sums = [...new Set(left.map(option => this.#votes.get(option)!))].sort((a, b) => (a < b ? 1 : -1));
    return [...sums.map(sum => left.filter(option => this.#votes.get(option) === sum)), ...[...this.excluded].reverse().map(option => [option])];
  }

  #give(bundle: Bundle): void {
    const next = bundle.names.findIndex(name => this.#standing.has(name));
    const name = bundle.names[next];
    if (name === undefined) return;
    this.#bundles.set(name, [...(this.#bundles.get(name) ?? []), { ...bundle, names: bundle.names.slice(next + 1) }]);
    this.#votes.set(name, this.#votes.get(name)! + bundle.papers * bundle.value);
  }

  #handOver(from: string, kept: bigint, value: (old: bigint) => bigint): void {
    const bundles = this.#bundles.get(from) ?? [];
    this.#bundles.delete(from);
    this.#votes.set(from, kept);
    for (const bundle of bundles) this.#give({ ...bundle, value: value(bundle.value) });
  }

  #one(equal: readonly string[], purpose: Purpose): string | undefined {
    if (equal.length === 1) return equal[0];
    const { chosen, tie } = settle({ stage: this.stages.length + 1, purpose, between: equal, history: this.#history }, this.#election.means);
    this.ties.push(tie);
    return chosen;
  }

  #transfer(surplus: readonly string[]): boolean {
    const most = surplus.map(option => this.#votes.get(option)!).reduce((a, b) => (a > b ? a : b));
    const from = this.#one(surplus.filter(option => this.#votes.get(option) === most), 'transfer');
    if (from === undefined) return false;
    this.#handOver(from, this.quota, old => (old * (most - this.quota)) / most);
    this.#endStage(`surplus-transferred:${from}`, []);
    return true;
  }

  #exclude(): boolean {
    const standing = this.#election.options.filter(option => this.#standing.has(option));
    const fewest = standing.map(option => this.#votes.get(option)!).reduce((a, b) => (a < b ? a : b));
    const out = this.#one(standing.filter(option => this.#votes.get(option) === fewest), 'exclude');
    if (out === undefined) return false;
    this.#standing.delete(out);
    this.excluded.push(out);
    this.#handOver(out, 0n, old => old);
    this.#endStage(`excluded:${out}`, [out]);
    return true;
  }

  #endStage(action: string, excluded: readonly string[]): void {
    const already = this.elected.length;
    this.#elect(this.#election.options.filter(option => this.#standing.has(option) && this.#hasEnough(this.#votes.get(option)!)));
    if (this.#standing.size <= this.#election.seats - this.elected.length) this.#elect(this.#election.options.filter(option => this.#standing.has(option)));
    this.#history.push(new Map(this.#votes));
    const held = [...this.#votes.values()].reduce((sum, votes) => sum + votes, 0n);
    this.stages.push({
      stage: this.stages.length + 1, action, elected: this.elected.slice(already), excluded: [...excluded],
      votes: Object.fromEntries([...this.#votes].map(([option, votes]) => [option, this.decimal(votes)])), nonTransferable: this.decimal(this.#valid * this.#unit - held),
    });
  }

  /** In the order of their votes; equal ones in the order of the ballot paper. */
  #elect(options: readonly string[]): void {
    for (const option of options.toSorted((a, b) => Number(this.#votes.get(b)! > this.#votes.get(a)!) - Number(this.#votes.get(b)! < this.#votes.get(a)!))) {
      this.elected.push(option);
      this.#standing.delete(option);
    }
  }

  #hasEnough(votes: bigint): boolean {
    if (this.#rule.elects !== 'majority in play') return votes >= this.quota;
    const inPlay = this.#election.options.filter(option => this.#standing.has(option)).reduce((sum, option) => sum + this.#votes.get(option)!, 0n);
    return 2n * votes > inPlay;
  }

  decimal(value: bigint): string {
    const { decimals } = this.#rule;
    return decimals === 0 ? String(value) : `${value / this.#unit}.${String(value % this.#unit).padStart(decimals, '0')}`;
  }
}

export function countTransfers(election: Election, rule: TransferRule): Counted {
  const recount = new Recount(election, rule);
  const decided = recount.run();
  const { quota, elected, ties, stages } = recount;
  return { ...(rule.elects === 'majority in play' ? {} : { quota: recount.decimal(quota) }), elected, ranking: decided ? recount.runnersUp() : [], ties, stages, open: !decided };
}
