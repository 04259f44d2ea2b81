/**
 * Single transferable vote by transfers of papers, counted again paper by paper.
 *
 * @see Scottish Local Government Elections Order 2007 (SSI 2007/42), schedule 1, rules 45 to 52
 * @see Reference WIGM rule of the Proportional Representation Foundation, for the quota with a fraction
 * @see I. D. Hill, "STV with constraints", Voting matters 9, for reserved places
 */
import type { Members } from '../shape.ts';
import { leastOf, mostOf, sumOf, type Counted, type Election } from './contest.ts';
import { exclusionOf, Ledger } from './ledger.ts';
import { mustAndCannot, possible } from './reserved.ts';
import { oneOf, wholeIn } from './settings.ts';

class Recount {
  readonly #ledger: Ledger;
  readonly #rule: Members;
  readonly #quota: bigint;
  /** A tie for a seat is open. */
  #open = false;

  constructor(election: Election, rule: Members) {
    this.#rule = rule;
    this.#ledger = new Ledger(election, wholeIn(rule.decimals, 'decimals'));
    const { valid, unit } = this.#ledger;
    const [places, seats] = [BigInt(election.seats + 1), BigInt(election.seats)];
    const quotas = { droop: (valid / places + 1n) * unit, 'droop-fraction': (valid * unit) / places + 1n, hare: (valid * unit) / seats };
    this.#quota = quotas[oneOf(rule, 'quota', ['droop', 'droop-fraction', 'hare'])];
  }

  run(): Counted {
    const ledger = this.#ledger;
    this.#end('votes-counted', []);
    while (!this.#open && ledger.vacancies > 0 && ledger.standing.size > 0) if (!this.#step()) return ledger.outcome(false, this.#quota);
    return ledger.outcome(!this.#open, this.#quota);
  }

  #step(): boolean {
    const ledger = this.#ledger;
    const { cannot } = this.#fates();
    if (cannot.length > 0) return this.#exclude(cannot);
    const over = ledger.elected.filter(option => ledger.of(option) > this.#quota);
    if (over.length > 0) return this.#transfer(over);
    const may = this.#excludable();
    const bulk = oneOf(this.#rule, 'exclusion', ['single', 'bulk']) === 'bulk' && ledger.election.reserved.length === 0;
    const together = bulk ? ledger.hopeless(may, ledger.left().length - Math.max(1, ledger.vacancies), (sum, _, next) => sum < next) : [];
    if (together.length > 1) return this.#exclude(together);
    const out = ledger.one(ledger.lowest(may), 'exclude');
    return out !== undefined && this.#exclude([out]);
  }

  #fates(): { readonly must: readonly string[]; readonly cannot: readonly string[] } {
    const { election, elected } = this.#ledger;
    return mustAndCannot(election.reserved, this.#ledger.left(), elected, election.seats);
  }

  #excludable(): string[] {
    const { reopen } = this.#ledger.election;
    const { must } = this.#fates();
    return this.#ledger.left().filter(option => !must.includes(option) && !(reopen?.excluded === 'never' && reopen.option === option));
  }

  #exclude(options: readonly string[]): true {
    const ledger = this.#ledger;
    for (const option of options) ledger.drop(option);
    ledger.pass(options.flatMap(option => ledger.heldBy(option)));
    this.#end(exclusionOf(options), options);
    return true;
  }

  #transfer(over: readonly string[]): boolean {
    const ledger = this.#ledger;
    const most = mostOf(over.map(option => ledger.of(option)));
    const first = oneOf(this.#rule, 'surplusOrder', ['largest', 'first-elected']) === 'first-elected';
    const from = first ? over[0] : ledger.one(over.filter(option => ledger.of(option) === most), 'transfer');
    if (from === undefined) return false;
    this.#move(from, ledger.of(from));
    ledger.keep(from, this.#quota);
    this.#end(`surplus-transferred:${from}`, []);
    return true;
  }

  #move(from: string, votes: bigint): void {
    const ledger = this.#ledger;
    const surplus = votes - this.#quota;
    const held = ledger.heldBy(from);
    switch (oneOf(this.#rule, 'transfer', ['weighted', 'unweighted', 'last-parcel'])) {
      case 'weighted': return ledger.pass(held, ({ value }) => (value * surplus) / votes);
      case 'unweighted': {
        const size = sumOf(held.map(paper => paper.weight));
        return ledger.pass(held, () => surplus / size);
      }
      case 'last-parcel': {
        const last = Math.max(...held.map(paper => paper.since));
        const came = held.filter(paper => paper.since === last);
        const useful = sumOf(came.filter(paper => ledger.names(paper) !== undefined).map(paper => paper.weight));
        return ledger.pass(came, ({ value }) => (useful === 0n ? 0n : leastOf([value, surplus / useful])));
      }
    }
  }

  #end(action: string, excluded: readonly string[]): void {
    this.#ledger.endStage(action, excluded, () => this.#elect());
  }

  #elect(): string[] {
    const ledger = this.#ledger;
    const reached = ledger.election.reserved.length > 0 ? this.#electAllowed() : ledger.elect(ledger.left().filter(option => ledger.of(option) >= this.#quota));
    return ledger.standing.size <= ledger.vacancies ? [...reached, ...ledger.elect(ledger.left())] : reached;
  }

  /** One level of votes after another, for every election can bar others from the seats that are reserved. */
  #electAllowed(): string[] {
    const ledger = this.#ledger;
    const elected: string[] = [];
    for (;;) {
      const { cannot } = this.#fates();
      const able = ledger.left().filter(option => ledger.of(option) >= this.#quota && !cannot.includes(option));
      if (able.length === 0) return elected;
      const most = mostOf(able.map(option => ledger.of(option)));
      const equal = able.filter(option => ledger.of(option) === most);
      const { election } = ledger;
      const allFit = possible(election.reserved, ledger.left().filter(option => !equal.includes(option)), [...ledger.elected, ...equal], election.seats);
      const one = allFit ? undefined : ledger.one(equal, 'elect');
      if (!allFit && one === undefined) {
        this.#open = true;
        return elected;
      }
      elected.push(...ledger.elect(one === undefined ? equal : [one]));
    }
  }
}

export function countStv(election: Election, rule: Members): Counted {
  return new Recount(election, rule).run();
}
