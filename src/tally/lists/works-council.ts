/**
 * German works councils: D'Hondt over lists, and a least number of seats for the sex in the minority.
 *
 * Definition: the highest figures votes ÷ 1, 2, 3 … earn the seats, of lists with candidates left. While the sex in the minority has fewer than its least number, the person of the
 * other sex with the lowest figure gives way to the next of the minority on the same list; where that list has none, the seat goes to
 * the next figure not yet used of a list that has one (section 15(5) nos. 1 and 2), one after another (no. 3), and stays where it is when no
 * list has any (no. 5). The least number is what D'Hondt gives to the heads of both sexes (section 5).
 * Source: Erste Verordnung zur Durchführung des Betriebsverfassungsgesetzes (Wahlordnung, 2001), sections 5 and 15; BetrVG section 15(2).
 * Complexity: seats × candidates.
 */
import { compare, formatRational, parseRational, rational, ZERO, type Rational } from '#kernel/rational.ts';
import { apportion } from '../apportion/apportion.ts';
import type { Apportionment, Award } from '../apportion/method.ts';
import { METHODS } from '../apportion/method-names.ts';
import type { ListCandidate } from './list-rule.ts';

export interface CouncilList {
  readonly votes: bigint;
  /** In the order of the list. */
  readonly candidates: readonly ListCandidate[];
}

export interface CouncilSeats extends Apportionment {
  /** Of each list, in its order. */
  readonly elected: readonly (readonly ListCandidate[])[];
  /** Seats short of the least number for the minority, which no list could fill. */
  readonly short: number;
}

/** Section 5: seats for the minority, or the two that are possible where a lot must choose. */
export function leastOfMinority(minority: number, majority: number, seats: number): readonly [number] | readonly [number, number] {
  const shared = apportion(METHODS.dhondt, [{ votes: BigInt(minority) }, { votes: BigInt(majority) }], seats);
  const [certain = 0] = shared.seats;
  return shared.tie ? [certain, certain + 1] : [certain];
}

interface Seat {
  list: number;
  figure: Rational;
  /** Place on the list. */
  person: number;
}

class Council {
  readonly moves: Award[] = [];
  tie: Apportionment['tie'];
  readonly seats: Seat[];
  private readonly used: number[];
  private readonly lists: readonly CouncilList[];
  private readonly lots: readonly number[] | undefined;

  constructor(lists: readonly CouncilList[], shared: Apportionment, lots: readonly number[] | undefined) {
    [this.lists, this.lots, this.used] = [lists, lots, [...shared.seats]];
    const next = lists.map(() => 0);
    this.seats = shared.awards.map(({ claim, figure = '0' }) => {
      const person = next[claim] as number;
      next[claim] = person + 1;
      return { list: claim, figure: parseRational(figure) ?? ZERO, person };
    });
  }

  get minority(): number {
    return this.seats.filter(seat => this.isMinority(seat)).length;
  }

  /** False when nothing can be given over: no list has anybody left, or a lot is needed. */
  giveOver(): boolean {
    const seat = this.lowest();
    if (!seat) return false;
    const person = this.nextOfMinority(seat.list);
    if (person !== undefined) {
      this.moves.push({ claim: seat.list, seats: 0, because: 'minority' });
      seat.person = person;
      return true;
    }
    return this.passTo(seat);
  }

  private isMinority({ list, person }: Seat): boolean {
    return this.lists[list]?.candidates[person]?.minority === true;
  }

  /** The seat of the other sex with the lowest figure; undefined when there is none, or a lot must choose between lists. */
  private lowest(): Seat | undefined {
    const others = this.seats.filter(seat => !this.isMinority(seat));
    const least = others.map(({ figure }) => figure).reduce<Rational | undefined>((a, b) => (a === undefined || compare(b, a) < 0 ? b : a), undefined);
    if (!least) return undefined;
    const equal = others.filter(({ figure }) => compare(figure, least) === 0);
    const list = this.chosen(equal.map(seat => seat.list), 'last');
    return equal.find(seat => seat.list === list);
  }

  private passTo(seat: Seat): boolean {
    const open = this.lists.flatMap((_, list) => (list !== seat.list && this.nextOfMinority(list) !== undefined ? [list] : []));
    const figure = (list: number): Rational => rational((this.lists[list] as CouncilList).votes, (this.used[list] as number) + 1);
    const best = open.map(figure).reduce<Rational>((a, b) => (compare(a, b) >= 0 ? a : b), ZERO);
    const list = this.chosen(open.filter(each => compare(figure(each), best) === 0), 'first');
    if (list === undefined) return false;
    this.moves.push({ claim: seat.list, seats: -1, because: 'minority' }, { claim: list, seats: 1, because: 'minority' });
    this.used[list] = (this.used[list] as number) + 1;
    [seat.list, seat.figure, seat.person] = [list, best, this.nextOfMinority(list) as number];
    return true;
  }

  private nextOfMinority(list: number): number | undefined {
    const seated = new Set(this.seats.flatMap(seat => (seat.list === list ? [seat.person] : [])));
    const found = this.lists[list]?.candidates.findIndex((candidate, place) => candidate.minority === true && !seated.has(place)) ?? -1;
    return found < 0 ? undefined : found;
  }

  private chosen(equal: readonly number[], which: 'first' | 'last'): number | undefined {
    if (new Set(equal).size <= 1) return equal[0];
    const drawn = (which === 'first' ? this.lots : this.lots?.toReversed())?.find(list => equal.includes(list));
    if (drawn === undefined) this.tie = { between: [...equal].sort((a, b) => a - b), seats: 1 };
    return drawn;
  }
}

/**
 * @param least seats for the minority
 * @param lots places of the lists in the order drawn, the earlier before the later
 */
export function shareInWorksCouncil(lists: readonly CouncilList[], seats: number, least: number, lots?: readonly number[]): CouncilSeats {
  const shared = apportion(METHODS.dhondt, lists.map(({ votes, candidates }) => ({ votes, maximum: candidates.length })), seats);
  const first = shared.tie && lots ? withLots(shared, shared.tie, lists, lots) : shared;
  const council = new Council(lists, first, lots);
  const wanted = Math.min(least, seats);
  while (!first.tie && !council.tie && council.minority < wanted && council.giveOver());
  const tie = first.tie ?? council.tie;
  const held = lists.map((_, list) => council.seats.filter(seat => seat.list === list));
  return {
    seats: held.map(those => those.length), awards: [...first.awards, ...council.moves], status: tie ? 'ruling-needed' : first.status, ...(tie ? { tie } : {}), unfilled: first.unfilled,
    elected: held.map((those, list) => those.map(({ person }) => person).sort((a, b) => a - b).map(person => (lists[list] as CouncilList).candidates[person] as ListCandidate)),
    short: tie ? 0 : Math.max(0, wanted - council.minority),
  };
}

/** Section 15(2): the last seats, whose figures are equal for several lists, by lot. */
function withLots(shared: Apportionment, { between, seats }: NonNullable<Apportionment['tie']>, lists: readonly CouncilList[], lots: readonly number[]): Apportionment {
  const winners = lots.filter(list => between.includes(list)).slice(0, seats);
  const figure = (list: number): string => formatRational(rational((lists[list] as CouncilList).votes, (shared.seats[list] as number) + 1));
  return {
    seats: shared.seats.map((held, list) => held + (winners.includes(list) ? 1 : 0)), status: 'decided', unfilled: 0,
    awards: [...shared.awards, ...winners.map((claim): Award => ({ claim, seats: 1, because: 'highest-average', figure: figure(claim) }))],
  };
}
