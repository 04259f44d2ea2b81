/**
 * Whole quotas, then the largest remainders.
 *
 * Definition: a claim gets as many seats as its votes hold whole quotas; the seats that are left go, one each, to the largest rests.
 * A small quota can give out more seats than there are; then the seats are taken back where the rest is smallest.
 * Source: the method of Hamilton, also called Hare and Niemeyer; quotas of Hare, Droop and Hagenbach-Bischoff as electoral laws state them;
 * Slovak act 180/2014 on elections, section 68, for the quota rounded to a whole number.
 * Complexity: sorting the claims.
 */
import { compare, floor, formatRational, rational, round, subtract, type Rational } from '#kernel/rational.ts';
import type { Apportionment, Award, Claim, QuotaName } from './method.ts';

export function quotaOf(name: QuotaName, votes: bigint, seats: bigint): Rational {
  switch (name) {
    case 'hare': return rational(votes, seats);
    case 'droop': return rational(votes / (seats + 1n) + 1n);
    case 'hagenbach-bischoff': return rational(votes, seats + 1n);
    case 'hagenbach-bischoff-rounded': return rational(round(rational(votes, seats + 1n)));
  }
}

interface Share {
  readonly claim: number;
  readonly rest: Rational;
}

interface Held {
  readonly seats: number[];
  readonly rests: readonly Share[];
}

function wholeQuotas(claims: readonly Claim[], quota: Rational): Held {
  const exact = claims.map(({ votes }) => rational(votes * quota.den, quota.num));
  const seats = exact.map(quotas => Number(floor(quotas)));
  return { seats, rests: exact.map((quotas, claim) => ({ claim, rest: subtract(quotas, rational(floor(quotas))) })) };
}

/** The next `left` of a sorted list; undefined with the equals when the cut falls among them. */
function cutAt(sorted: readonly Share[], left: number): { readonly taken: readonly Share[]; readonly equal: readonly Share[] } {
  const last = sorted[left - 1];
  const next = sorted[left];
  if (!last || !next || compare(last.rest, next.rest) !== 0) return { taken: sorted.slice(0, left), equal: [] };
  return { taken: sorted.filter(({ rest }, i) => i < left && compare(rest, last.rest) !== 0), equal: sorted.filter(({ rest }) => compare(rest, last.rest) === 0) };
}

/** @throws RangeError when nobody has a vote: there is no quota */
export function byRemainders(name: QuotaName, claims: readonly Claim[], seats: number): Apportionment {
  const quota = quotaOf(name, claims.reduce((sum, { votes }) => sum + votes, 0n), BigInt(seats));
  const { seats: held, rests } = wholeQuotas(claims, quota);
  const given = held.reduce((sum, each) => sum + each, 0);
  const awards: Award[] = held.flatMap((count, claim) => (count > 0 ? [{ claim, seats: count, because: 'quota' as const, figure: formatRational(rational((claims[claim] as Claim).votes * quota.den, quota.num)) }] : []));
  const step = given <= seats ? 1 : -1;
  const sorted = rests.filter(({ claim }) => (claims[claim] as Claim).votes > 0n && (step > 0 || (held[claim] as number) > 0)).sort((a, b) => -step * compare(a.rest, b.rest) || a.claim - b.claim);
  const { taken, equal } = cutAt(sorted, Math.min(Math.abs(seats - given), sorted.length));
  for (const { claim, rest } of taken) {
    held[claim] = (held[claim] as number) + step;
    awards.push({ claim, seats: step, because: 'largest-remainder', figure: formatRational(rest) });
  }
  const left = seats - held.reduce((sum, each) => sum + each, 0);
  const base = { seats: held, awards, quota: formatRational(quota) };
  if (equal.length > 0) return { ...base, status: 'ruling-needed', tie: { between: equal.map(({ claim }) => claim), seats: left }, unfilled: 0 };
  return { ...base, status: 'decided', unfilled: left };
}
