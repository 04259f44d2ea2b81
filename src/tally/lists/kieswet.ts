/**
 * The Dutch rule for councils: whole quotas, then averages or remainders.
 *
 * Definition: the quota is votes ÷ seats, exactly (P 5), and a list gets a seat for each whole one (P 6). The rest goes by the largest
 * average in houses of 19 and more (P 7); in smaller ones by the largest remainder, one to each list with three quarters of the quota, then by averages, one to each
 * list, then by averages (P 8). A list with more than half of the votes and not more than half of the seats takes the seat that was given
 * last (P 9). Seats beyond the candidates of a list are given anew (P 10).
 * Source: Kieswet, chapter P, as in force in 2026; where it leaves a question, the count software of the Kiesraad (Abacus).
 * Complexity: seats × lists.
 */
import { compare, floor, formatRational, multiply, rational, subtract, type Rational } from '#kernel/rational.ts';
import type { Apportionment, Award, Claim } from '../apportion/method.ts';
import type { KieswetShares } from './list-rule.ts';

interface Turn {
  readonly places: readonly number[];
  readonly figure: (place: number) => Rational;
  readonly because: 'largest-remainder' | 'highest-average';
  /** Where the law gives one such seat to each list: how many it has. */
  readonly once?: number[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

class Sharing {
  readonly awards: Award[] = [];
  readonly full: number[];
  readonly rest: number[];
  tie: Apportionment['tie'];
  readonly quota: Rational;
  private readonly byRemainder: number[];
  private readonly byOneAverage: number[];
  /** The lists that got the last seats at the same figure. */
  private last: { figure: Rational; places: number[]; once: number[] | undefined } | undefined;
  private readonly rule: KieswetShares;
  private readonly claims: readonly Claim[];
  private readonly seats: number;
  private readonly lots: readonly number[] | undefined;

  constructor(rule: KieswetShares, claims: readonly Claim[], seats: number, lots: readonly number[] | undefined) {
    [this.rule, this.claims, this.seats, this.lots] = [rule, claims, seats, lots];
    this.quota = rational(this.allVotes, seats);
    this.full = claims.map(({ votes }) => Number(floor(this.quotas(votes))));
    [this.rest, this.byRemainder, this.byOneAverage] = [claims.map(() => 0), claims.map(() => 0), claims.map(() => 0)];
    this.full.forEach((held, claim) => { if (held > 0) this.awards.push({ claim, seats: held, because: 'quota', figure: formatRational(this.quotas(this.votes(claim))) }); });
  }

  get allVotes(): bigint {
    return this.claims.reduce((all, { votes }) => all + votes, 0n);
  }

  held(place: number): number {
    return (this.full[place] as number) + (this.rest[place] as number);
  }

  /** Seats that nobody has. */
  get left(): number {
    return this.seats - sum(this.full) - sum(this.rest);
  }

  /** P 7 and P 8. @param exhausted whether a list without further candidates is passed over */
  giveRest(exhausted: boolean): void {
    while (this.left > 0 && !this.tie) {
      const turn = this.turn(this.claims.flatMap(({ votes, maximum = Number.MAX_SAFE_INTEGER }, place) => (votes > 0n && !(exhausted && this.held(place) >= maximum) ? [place] : [])));
      if (turn.places.length === 0) return;
      const best = turn.places.map(turn.figure).reduce((a, b) => (compare(a, b) >= 0 ? a : b));
      const equal = turn.places.filter(place => compare(turn.figure(place), best) === 0);
      const place = equal.length > this.left ? this.drawn(equal) : equal[0];
      if (place === undefined) this.tie = { between: equal, seats: this.left };
      else this.give(place, best, turn);
    }
  }

  /** P 9. */
  rewardMajority(): void {
    const place = this.claims.findIndex(({ votes }) => 2n * votes > this.allVotes);
    if (place < 0 || !this.last || 2 * this.held(place) > this.seats) return;
    const { places, once } = this.last;
    const loser = places.length === 1 ? places[0] : this.drawn(places, 'last');
    if (loser === undefined) {
      this.tie = { between: [...places], seats: 1 };
      return;
    }
    this.move(loser, -1, 'absolute-majority');
    this.move(place, 1, 'absolute-majority');
    if (once) once[loser] = (once[loser] as number) - 1;
  }

  /** P 10. */
  takeFromExhausted(): void {
    this.claims.forEach(({ maximum = Number.MAX_SAFE_INTEGER }, place) => { while (this.held(place) > maximum) this.move(place, -1, 'list-exhausted'); });
    this.giveRest(true);
  }

  private votes(place: number): bigint {
    return (this.claims[place] as Claim).votes;
  }

  private quotas(votes: bigint): Rational {
    return rational(votes * this.quota.den, this.quota.num);
  }

  /** Whose turn the next seat is. */
  private turn(open: readonly number[]): Turn {
    const average = (place: number): Rational => rational(this.votes(place), this.held(place) + 1);
    const averages: Turn = { places: open, figure: average, because: 'highest-average' };
    if (this.seats >= this.rule.averagesFrom) return averages;
    const enough = open.filter(place => this.byRemainder[place] === 0 && compare(rational(this.votes(place)), multiply(this.quota, this.rule.remainderFrom)) >= 0);
    if (enough.length > 0) return { places: enough, figure: place => this.remainder(place), because: 'largest-remainder', once: this.byRemainder };
    const withoutOne = open.filter(place => this.byOneAverage[place] === 0);
    return withoutOne.length > 0 ? { ...averages, places: withoutOne, once: this.byOneAverage } : averages;
  }

  /** In votes. */
  private remainder(place: number): Rational {
    return subtract(rational(this.votes(place)), multiply(this.quota, rational(floor(this.quotas(this.votes(place))))));
  }

  private drawn(equal: readonly number[], which: 'first' | 'last' = 'first'): number | undefined {
    return (which === 'first' ? this.lots : this.lots?.toReversed())?.find(place => equal.includes(place));
  }

  private give(place: number, figure: Rational, { because, once }: Turn): void {
    this.rest[place] = (this.rest[place] as number) + 1;
    this.awards.push({ claim: place, seats: 1, because, figure: formatRational(figure) });
    if (once) once[place] = (once[place] as number) + 1;
    const same = this.last && this.last.once === once && compare(this.last.figure, figure) === 0;
    if (same) this.last?.places.push(place);
    else this.last = { figure, places: [place], once };
  }

  private move(place: number, seats: 1 | -1, because: Award['because']): void {
    const from = seats > 0 || (this.rest[place] as number) > 0 ? this.rest : this.full;
    from[place] = (from[place] as number) + seats;
    this.awards.push({ claim: place, seats, because });
  }
}

/**
 * While a lot must be drawn the answer holds what is certain so far, and asks.
 *
 * @param lots places of the lists in the order drawn, the earlier before the later; without it an equality that matters asks for a ruling
 * @throws RangeError when nobody has a vote: there is no quota
 */
export function shareByKieswet(rule: KieswetShares, claims: readonly Claim[], seats: number, lots?: readonly number[]): Apportionment {
  const sharing = new Sharing(rule, claims, seats, lots);
  sharing.giveRest(false);
  if (!sharing.tie) sharing.rewardMajority();
  if (!sharing.tie) sharing.takeFromExhausted();
  const base = { seats: claims.map((_, place) => sharing.held(place)), awards: sharing.awards, quota: formatRational(sharing.quota) };
  return sharing.tie ? { ...base, status: 'ruling-needed', tie: sharing.tie, unfilled: 0 } : { ...base, status: 'decided', unfilled: sharing.left };
}
