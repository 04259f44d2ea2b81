/**
 * Regional lists: seats go to regions by their votes, and within each region to lists.
 *
 * Definition: a list below the threshold of all valid votes gets nothing anywhere; regions share the seats by all votes cast in them, and the
 * lists above the threshold share those of each region by its votes.
 * Source: act 247/1995 on elections to the Parliament of the Czech Republic, sections 48 to 50, as in force in 2017.
 * Complexity: that of the methods, once for the regions and once in each.
 */
import { compare, rational } from '#kernel/rational.ts';
import { apportion } from '../apportion/apportion.ts';
import type { Apportionment } from '../apportion/method.ts';
import type { RegionalShares } from './list-rule.ts';

export interface RegionalSeats {
  /** Of each list, in all regions. */
  readonly seats: readonly number[];
  readonly regions: readonly { readonly seats: number; readonly lists: Apportionment }[];
  /** Among the regions. */
  readonly among: Apportionment;
  readonly below: readonly number[];
  readonly status: Apportionment['status'];
  /** Seats that nobody can fill. */
  readonly unfilled: number;
}

const total = (votes: readonly bigint[]): bigint => votes.reduce((sum, each) => sum + each, 0n);

/**
 * @param votes of each list, by region
 * @throws RangeError for lists that do not name votes in the same number of regions
 */
export function shareByRegions(rule: RegionalShares, votes: readonly (readonly bigint[])[], seats: number): RegionalSeats {
  const [first = []] = votes;
  if (votes.some(row => row.length !== first.length)) throw new RangeError('every list has a number of votes for every region');
  const all = total(votes.flat());
  const below = votes.flatMap((row, list) => (all > 0n && compare(rational(total(row), all), rule.threshold) < 0 ? [list] : []));
  const among = apportion(rule.amongRegions, first.map((_, region) => ({ votes: total(votes.map(row => row[region] as bigint)) })), seats);
  // While it is open which region has a seat, none of them can be shared out for good.
  const regions = among.status !== 'decided' ? [] : among.seats.map((held, region) => ({
    seats: held, lists: within(rule, votes.map((row, list) => ({ votes: below.includes(list) ? 0n : (row[region] as bigint) })), held),
  }));
  return {
    seats: votes.map((_, list) => regions.reduce((sum, { lists }) => sum + (lists.seats[list] as number), 0)), regions, among, below,
    status: [among, ...regions.map(({ lists }) => lists)].some(({ status }) => status === 'ruling-needed') ? 'ruling-needed' : among.status,
    unfilled: among.unfilled + regions.reduce((sum, { lists }) => sum + lists.unfilled, 0),
  };
}

function within({ withinRegion }: RegionalShares, claims: readonly { readonly votes: bigint }[], seats: number): Apportionment {
  return seats === 0 ? { seats: claims.map(() => 0), awards: [], status: 'decided', unfilled: 0 } : apportion(withinRegion, claims, seats);
}
