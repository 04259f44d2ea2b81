/**
 * Mixed-member proportional: seats won in constituencies count as part of the share of a list.
 *
 * Definition: lists with the share of votes, or the number of constituencies, that the rule asks share the seats by its method, less the constituencies
 * of those without; a list has its constituencies and is filled up to its share. What happens to those that won more than
 * their share is the setting `overhang`.
 * Source: kept: Electoral Act 1993 of New Zealand, sections 191 and 192. Levelled: Bundeswahlgesetz, section 6, as in force for 2013, in
 * the plain form of one country without states. Within: Scotland Act 1998, section 7, where the divisors begin at the constituencies.
 * Complexity: that of the method, once for each seat by which the house grows.
 */
import { compare, rational } from '#kernel/rational.ts';
import { apportion } from '../apportion/apportion.ts';
import type { Apportionment, Claim } from '../apportion/method.ts';
import type { MixedMemberShares } from './list-rule.ts';

export interface MixedList {
  readonly votes: bigint;
  /** Seats won in constituencies. */
  readonly constituencies: number;
}

export interface MixedSeats extends Apportionment {
  /** Places of the lists that only keep the constituencies they won. */
  readonly below: readonly number[];
  /** Seats of the whole house. */
  readonly house: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** The seats that a list won beyond its share can ask for a house so large that nobody meant it. */
const LARGEST_HOUSE = 100;

/** @throws RangeError for a house that would have to grow beyond a hundred times its seats, or constituencies beyond the seats where it does not grow */
export function shareMixed(rule: MixedMemberShares, lists: readonly MixedList[], seats: number, valid?: bigint): MixedSeats {
  const all = valid ?? lists.reduce((votes, list) => votes + list.votes, 0n);
  const passes = ({ votes, constituencies }: MixedList): boolean => constituencies >= rule.orConstituencies || all === 0n || compare(rational(votes, all), rule.threshold) >= 0;
  const below = lists.flatMap((list, place) => (passes(list) ? [] : [place]));
  const claims = lists.map(({ votes }, place): Claim => ({ votes: below.includes(place) ? 0n : votes }));
  const left = seats - sum(below.map(place => (lists[place] as MixedList).constituencies));
  if (left < 1) throw new RangeError('lists that do not share won all the seats');
  const shared = shareAround(rule, lists, claims, left);
  const held = shared.seats.map((share, place) => (below.includes(place) ? (lists[place] as MixedList).constituencies : Math.max(share, (lists[place] as MixedList).constituencies)));
  return { ...shared, seats: held, below, house: sum(held) + (shared.tie?.seats ?? 0) + shared.unfilled };
}

function shareAround({ method, overhang }: MixedMemberShares, lists: readonly MixedList[], claims: readonly Claim[], seats: number): Apportionment {
  switch (overhang) {
    case 'kept': return apportion(method, claims, seats);
    case 'within': return apportion(method, claims.map((claim, place) => (claim.votes === 0n ? claim : { ...claim, minimum: (lists[place] as MixedList).constituencies })), seats);
    case 'levelled':
      for (let house = seats; house <= seats * LARGEST_HOUSE; house++) {
        const shared = apportion(method, claims, house);
        if (claims.every(({ votes }, place) => votes === 0n || (shared.seats[place] as number) >= (lists[place] as MixedList).constituencies)) return shared;
      }
      throw new RangeError(`no house of up to ${seats * LARGEST_HOUSE} seats levels what was won in constituencies`);
  }
}
