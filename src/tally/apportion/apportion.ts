/**
 * One door to all methods of sharing seats out.
 *
 * Definition: seats by the method, with minimums that everybody has first, maximums nobody goes beyond, thresholds below which a claim gets
 * nothing, and alliances that share as one and then among themselves by the same method.
 * Source: each method names its own. Minimums as in the apportionment of the United States House (2 U.S.C. 2a: "no State to receive less
 * than one"); alliances as in section 82 of the Knesset Elections Law (Bader and Ofer).
 * Complexity: that of the method; with maximums once more for each claim that reaches its maximum.
 */
import type { Apportionment, Award, Claim, Method } from './method.ts';
import { byDivisors } from './divisors.ts';
import { byQuotaMethod } from './quota-method.ts';
import { byRemainders } from './remainders.ts';

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** @throws RangeError for a number of seats that is not whole or below one, negative votes, or a minimum above the maximum */
function refuseBadClaims(claims: readonly Claim[], seats: number): void {
  if (!Number.isSafeInteger(seats) || seats < 1) throw new RangeError('seats must be a whole number from 1');
  if (claims.length === 0) throw new RangeError('nobody to share the seats');
  for (const { votes, minimum = 0, maximum = minimum } of claims) if (votes < 0n || minimum < 0 || maximum < minimum) throw new RangeError('votes and minimums are not negative, and no minimum is above its maximum');
}

export function apportion(method: Method, claims: readonly Claim[], seats: number): Apportionment {
  refuseBadClaims(claims, seats);
  const least = claims.map(({ minimum = 0 }) => minimum);
  const none = { awards: [], unfilled: 0 };
  if (sum(least) > seats) return { ...none, seats: claims.map(() => 0), status: 'impossible', impossible: 'minimums-exceed-seats' };
  if (claims.every(({ votes }) => votes === 0n)) return { ...none, seats: least, awards: minimums(least), status: 'decided', unfilled: seats - sum(least) };
  if (method.kind !== 'divisor') return withinBounds(method, claims, seats);
  const shared = byDivisors(method.divisors, claims, seats, least);
  return { ...shared, awards: [...minimums(least), ...shared.awards] };
}

function minimums(least: readonly number[]): readonly Award[] {
  return least.flatMap((seats, claim) => (seats > 0 ? [{ claim, seats, because: 'minimum' as const }] : []));
}

function plainly(method: Exclude<Method, { kind: 'divisor' }>, claims: readonly Claim[], seats: number): Apportionment {
  return method.kind === 'quota' ? byQuotaMethod(claims, seats) : byRemainders(method.quota, claims, seats);
}

type Bounds = ReadonlyMap<number, number>;

/**
 * Claims above their maximum are fixed there, for good; with these out of the way, claims below their minimum are fixed at it, and the others
 * share the rest. Whoever reaches a maximum leaves more for the others, so minimums are looked at anew after it.
 */
function withinBounds(method: Exclude<Method, { kind: 'divisor' }>, claims: readonly Claim[], seats: number): Apportionment {
  const most = new Map<number, number>();
  for (;;) {
    const least = new Map<number, number>();
    let round = shareAround(method, claims, seats, new Map([...most]));
    for (let below = belowMinimum(claims, round); below.size > 0; below = belowMinimum(claims, round)) {
      for (const [place, bound] of below) least.set(place, bound);
      round = shareAround(method, claims, seats, new Map([...most, ...least]));
    }
    const above = aboveMaximum(claims, round);
    if (above.size === 0) return round.apportionment;
    for (const [place, bound] of above) most.set(place, bound);
  }
}

interface Round {
  /** Places of the claims that shared. */
  readonly free: readonly number[];
  readonly apportionment: Apportionment;
}

/** Shares what the fixed ones leave among the others. */
function shareAround(method: Exclude<Method, { kind: 'divisor' }>, claims: readonly Claim[], seats: number, fixed: Bounds): Round {
  const free = claims.flatMap((_, place) => (fixed.has(place) ? [] : [place]));
  const left = seats - sum([...fixed.values()]);
  const held = claims.map((_, place) => fixed.get(place) ?? 0);
  const nobody = free.every(place => (claims[place] as Claim).votes === 0n);
  if (nobody || left === 0) return { free, apportionment: { seats: held, awards: minimums(held), status: 'decided', unfilled: left } };
  return { free, apportionment: spread(plainly(method, free.map(place => claims[place] as Claim), left), free, held, minimums(held)) };
}

function belowMinimum(claims: readonly Claim[], { free, apportionment: { seats } }: Round): Bounds {
  return new Map(free.flatMap(place => ((seats[place] as number) < (claims[place]?.minimum ?? 0) ? [[place, claims[place]?.minimum ?? 0] as const] : [])));
}

function aboveMaximum(claims: readonly Claim[], { free, apportionment: { seats } }: Round): Bounds {
  return new Map(free.flatMap(place => {
    const maximum = claims[place]?.maximum;
    return maximum !== undefined && (seats[place] as number) > maximum ? [[place, maximum] as const] : [];
  }));
}

function spread(shared: Apportionment, free: readonly number[], held: number[], before: readonly Award[]): Apportionment {
  const at = (claim: number): number => free[claim] as number;
  free.forEach((place, index) => { held[place] = shared.seats[index] as number; });
  return {
    ...shared, seats: held, awards: [...before, ...shared.awards.map(award => ({ ...award, claim: at(award.claim) }))],
    ...(shared.tie ? { tie: { ...shared.tie, between: shared.tie.between.map(at) } } : {}),
  };
}
