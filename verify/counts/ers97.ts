/**
 * The single transferable vote of the Electoral Reform Society, counted again in hundredths, paper by paper.
 *
 * @see "How to conduct an election by the Single Transferable Vote", third edition (1997), sections 5 and 6
 */
import { settle } from '../ties.ts';
import { mostOf, sumOf, type Counted, type Election } from './contest.ts';
import { exclusionOf, Ledger, type Held } from './ledger.ts';

const DECIMALS = 2;

class Recount {
  readonly #ledger: Ledger;
  readonly #parts: bigint;
  readonly #firstQuota: bigint;
  #quota: bigint;

  constructor(election: Election) {
    this.#ledger = new Ledger(election, DECIMALS);
    this.#parts = BigInt(election.seats + 1);
    this.#firstQuota = this.#share(this.#ledger.valid * this.#ledger.unit);
    this.#quota = this.#firstQuota;
  }

  /** Of the votes that still count, the part of one seat and one more, rounded up at the second decimal (5.1.6, 5.4.8). */
  #share(votes: bigint): bigint {
    return votes / this.#parts + (votes % this.#parts === 0n ? 0n : 1n);
  }

  run(): Counted {
    const ledger = this.#ledger;
    this.#end('votes-counted', []);
    while (ledger.vacancies > 0 && ledger.standing.size > 0) if (!this.#step()) return ledger.outcome(false, this.#firstQuota);
    return ledger.outcome(true, this.#firstQuota);
  }

  #step(): boolean {
    const ledger = this.#ledger;
    const over = ledger.elected.filter(option => ledger.of(option) > this.#quota);
    const surplus = sumOf(over.map(option => ledger.of(option) - this.#quota));
    const may = ledger.left().filter(option => !(ledger.election.reopen?.excluded === 'never' && ledger.election.reopen.option === option));
    // 5.2.2 and 5.2.5: with all surpluses no more than the next one has, and never one of two equal ones.
    const lost = ledger.hopeless(may, ledger.left().length - ledger.vacancies, (sum, last, next) => sum + surplus <= next && last < next);
    if (over.length > 0 && lost.length === 0) return this.#transfer(over);
    if (lost.length > 0) return this.#exclude(lost);
    const out = ledger.one(ledger.lowest(may), 'exclude');
    return out !== undefined && this.#exclude([out]);
  }

  /** 5.3: the largest surplus, and of its papers those that came last. */
  #transfer(over: readonly string[]): boolean {
    const ledger = this.#ledger;
    const most = mostOf(over.map(option => ledger.of(option)));
    const from = ledger.one(over.filter(option => ledger.of(option) === most), 'transfer');
    if (from === undefined) return false;
    const held = ledger.heldBy(from);
    const last = Math.max(...held.map(paper => paper.since));
    const batch = held.filter(paper => paper.since === last);
    const useful = sumOf(batch.filter(paper => ledger.names(paper) !== undefined).map(paper => paper.weight));
    const worth = batch[0]?.value ?? 0n;
    const surplus = most - this.#quota;
    ledger.pass(batch, () => (useful * worth > surplus ? surplus / useful : worth));
    ledger.keep(from, this.#quota);
    this.#end(`surplus-transferred:${from}`, []);
    return true;
  }

  /** 5.4: their papers move value by value, the dearest first; nothing moves once nobody is left to be excluded. */
  #exclude(options: readonly string[]): true {
    const ledger = this.#ledger;
    for (const option of options) ledger.drop(option);
    const papers = options.flatMap(option => ledger.heldBy(option));
    const values = [...new Set(papers.map(paper => paper.value))].sort((a, b) => (a < b ? 1 : -1));
    const complete = ledger.standing.size <= ledger.vacancies;
    if (!complete) this.#batch(papers, values[0]);
    this.#end(exclusionOf(options), options);
    for (const value of values.slice(1)) {
      if (ledger.vacancies === 0) break;
      this.#batch(papers, value);
      this.#end(`batch-transferred:${options.join(',')}`, []);
    }
    return true;
  }

  /** 5.4.8: the quota falls with the papers that leave, as long as nobody is elected. */
  #batch(papers: readonly Held[], value: bigint | undefined): void {
    const ledger = this.#ledger;
    if (value !== undefined) ledger.pass(papers.filter(paper => paper.value === value && paper.holder !== undefined && !ledger.standing.has(paper.holder)));
    if (ledger.elected.length === 0) this.#quota = this.#share(ledger.valid * ledger.unit - ledger.nonTransferable());
  }

  #end(action: string, excluded: readonly string[]): void {
    this.#ledger.endStage(action, excluded, () => this.#elect(), () => this.#quota);
  }

  #elect(): string[] {
    const ledger = this.#ledger;
    const elected: string[] = [];
    for (let next = this.#next(); next !== undefined; next = this.#next()) elected.push(...ledger.elect([next]));
    return ledger.standing.size <= ledger.vacancies ? [...elected, ...ledger.elect(ledger.left())] : elected;
  }

  /** 5.1.7, 5.3.13, 5.4.9: the quota, or as much of the active vote as one seat more than the free ones would need. */
  #next(): string | undefined {
    const ledger = this.#ledger;
    const left = ledger.left();
    if (ledger.vacancies === 0 || left.length === 0) return undefined;
    const most = mostOf(left.map(option => ledger.of(option)));
    const kept = sumOf(ledger.elected.map(option => (ledger.of(option) < this.#quota ? ledger.of(option) : this.#quota)));
    const active = ledger.valid * ledger.unit - ledger.nonTransferable() - kept;
    if (most < this.#quota && most * BigInt(ledger.vacancies + 1) < active) return undefined;
    return this.#first(left.filter(option => ledger.of(option) === most));
  }

  /** 5.6.2: equal ones whom the seats do not hold are parted by the first stage at which they differed, or nobody is elected. */
  #first(equal: readonly string[]): string | undefined {
    const ledger = this.#ledger;
    const reopening = ledger.election.reopen?.option;
    const inTurn = (options: readonly string[]): string | undefined => options.find(option => option !== reopening) ?? options[0];
    if (equal.length <= ledger.vacancies) return inTurn(equal);
    let ahead = equal;
    for (const votes of ledger.history) {
      const most = mostOf(ahead.map(option => votes.get(option)!));
      ahead = ahead.filter(option => votes.get(option) === most);
    }
    if (ahead.length > ledger.vacancies) return undefined;
    if (ahead.length === 1) ledger.ties.push(settle({ stage: ledger.stages.length + 1, purpose: 'elect', between: equal, history: ledger.history }, { ladder: ['earliest-stage'], incumbents: [] }).tie);
    return inTurn(ahead);
  }
}

export function countErs97(election: Election): Counted {
  return new Recount(election).run();
}
