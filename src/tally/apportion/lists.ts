/**
 * Seats for lists: thresholds and alliances around a method.
 *
 * Definition: a list below the threshold of the valid votes gets nothing, and its votes count for nobody; lists in one alliance share in the
 * seats as one claim and then share what it got among themselves, by the same method.
 * Source: Knesset Elections Law, sections 81 and 82 (Bader and Ofer); the threshold as in the laws of Austria, Czechia and Slovakia: a
 * share equal to the threshold passes.
 * Complexity: that of the method, once for the alliances and once for the lists in each.
 */
import { compare, rational, type Rational } from '#kernel/rational.ts';
import { apportion } from './apportion.ts';
import type { Apportionment, Claim, Method } from './method.ts';

export interface ListClaim extends Claim {
  /** Lists that name the same alliance share as one. */
  readonly alliance?: string;
  /** Of the valid votes; in place of the threshold for all. */
  readonly threshold?: Rational;
  /** A seat won elsewhere, which lifts the list over any threshold. */
  readonly passes?: boolean;
}

export interface ListSeats extends Apportionment {
  /** Places of the lists below their threshold. */
  readonly below: readonly number[];
}

/** @param valid all valid votes, where more were cast than for the lists named */
export function apportionLists(method: Method, lists: readonly ListClaim[], seats: number, threshold: Rational, valid?: bigint): ListSeats {
  const all = valid ?? lists.reduce((sum, { votes }) => sum + votes, 0n);
  const passes = (list: ListClaim): boolean => list.passes === true || all === 0n || compare(rational(list.votes, all), list.threshold ?? threshold) >= 0;
  const below = lists.flatMap((list, place) => (passes(list) ? [] : [place]));
  const inside = lists.map((list, place) => (below.includes(place) ? { ...list, votes: 0n, minimum: 0 } : list));
  return { ...(lists.some(({ alliance }) => alliance !== undefined) ? byAlliances(method, inside, seats) : apportion(method, inside, seats)), below };
}

function byAlliances(method: Method, lists: readonly ListClaim[], seats: number): Apportionment {
  const groups = [...Map.groupBy(lists.map((_, place) => place), place => lists[place]?.alliance ?? `list ${place}`).values()];
  const together = apportion(method, groups.map(places => asOne(places.map(place => lists[place] as ListClaim))), seats);
  if (together.tie) return { ...together, seats: lists.map(() => 0), awards: [], tie: { seats: together.tie.seats, between: together.tie.between.flatMap(group => groups[group] as number[]) } };
  return groups.reduce<Apportionment>((so, places, group) => within(so, places, { method, lists, seats: together.seats[group] as number }),
    { seats: lists.map(() => 0), awards: [], status: 'decided', unfilled: together.unfilled });
}

/** What the lists of an alliance claim together. */
function asOne(lists: readonly ListClaim[]): Claim {
  const maximum = lists.reduce((sum, list) => sum + (list.maximum ?? Number.POSITIVE_INFINITY), 0);
  return { votes: lists.reduce((sum, { votes }) => sum + votes, 0n), minimum: lists.reduce((sum, { minimum = 0 }) => sum + minimum, 0), ...(Number.isFinite(maximum) ? { maximum } : {}) };
}

/** Adds what the lists of one alliance share. */
function within(so: Apportionment, places: readonly number[], { method, lists, seats }: { readonly method: Method; readonly lists: readonly ListClaim[]; readonly seats: number }): Apportionment {
  if (seats === 0) return so;
  const shared = apportion(method, places.map(place => lists[place] as ListClaim), seats);
  const held = [...so.seats];
  places.forEach((place, at) => { held[place] = shared.seats[at] as number; });
  const between = shared.tie?.between.map(at => places[at] as number);
  return {
    ...so, seats: held, awards: [...so.awards, ...shared.awards.map(award => ({ ...award, claim: places[award.claim] as number }))], unfilled: so.unfilled + shared.unfilled,
    ...(between && shared.tie ? { status: 'ruling-needed' as const, tie: { between, seats: shared.tie.seats } } : {}),
  };
}
