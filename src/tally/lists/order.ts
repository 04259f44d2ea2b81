/**
 * Who of a list takes its seats: closed and open lists.
 *
 * Definition: on a closed list the candidates come in its order. On an open one those with enough preference votes come first, by their votes, and
 * the others after them in the order of the list. Nobody comes first without a vote.
 * Source: Kieswet P 15 and P 17 (a quarter of the quota, in houses of fewer than 19 seats half of it; equal ones by lot); Czech act 247/1995, section 50 (a twentieth of the votes of
 * the list in the region); pure preference as in Finland, act 714/1998, section 89, is a share of nought.
 * Complexity: sorting the candidates.
 */
import { compare, multiply, rational, type Rational } from '#kernel/rational.ts';
import type { ListCandidate, ListOrder } from './list-rule.ts';

export interface Seated {
  /** In the order in which they were seated; those who are certain, while a ruling is needed. */
  readonly elected: readonly ListCandidate[];
  /** The others, in the order in which they follow. Empty while a ruling is needed. */
  readonly following: readonly ListCandidate[];
  /** Preferred candidates with equal votes at the last seats, and the seats left for them. */
  readonly tie?: { readonly between: readonly ListCandidate[]; readonly seats: number };
}

interface Listed {
  readonly votes: bigint;
  readonly candidates: readonly ListCandidate[];
  readonly seats: number;
  /** Votes for a seat, in elections that have one. */
  readonly quota?: Rational;
}

const votesOf = ({ votes = 0n }: ListCandidate): bigint => votes;

/** @throws RangeError for an order that asks for a share of a quota where the seats were shared without one */
export function seatCandidates(order: ListOrder, { votes, candidates, seats, quota }: Listed): Seated {
  if (order.kind === 'closed') return { elected: candidates.slice(0, seats), following: candidates.slice(seats) };
  const base = order.of === 'quota' ? quota : rational(votes);
  if (!base) throw new RangeError('a share of the quota is asked, and the seats are shared without a quota');
  const needed = multiply(base, order.preferred);
  const isPreferred = (candidate: ListCandidate): boolean => votesOf(candidate) > 0n && compare(rational(votesOf(candidate)), needed) >= 0;
  const preferred = candidates.filter(isPreferred).sort((a, b) => (votesOf(a) < votesOf(b) ? 1 : votesOf(a) > votesOf(b) ? -1 : 0));
  const last = preferred[seats - 1];
  const next = preferred[seats];
  if (order.equal === 'ruling' && last && next && votesOf(last) === votesOf(next)) {
    const between = preferred.filter(candidate => votesOf(candidate) === votesOf(last));
    const certain = preferred.filter(candidate => votesOf(candidate) > votesOf(last));
    return { elected: certain, following: [], tie: { between, seats: seats - certain.length } };
  }
  const all = [...preferred, ...candidates.filter(candidate => !isPreferred(candidate))];
  return { elected: all.slice(0, seats), following: all.slice(seats) };
}
