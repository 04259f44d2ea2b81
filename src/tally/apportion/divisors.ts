/**
 * Seats one by one to the largest votes ÷ divisor.
 *
 * Definition: with a seats, the divisor is a + 1 (D'Hondt), 2a + 1 (Sainte-Laguë; modified: 1.4 for the first seat), a (Adams),
 * 2a(a + 1) ÷ (2a + 1) (Dean), the root of a(a + 1) (Huntington and Hill, compared by squares). A divisor of nought comes before all others:
 * everybody with votes gets a seat before anybody gets two, the larger first.
 * Source: Balinski and Young, Fair Representation (2001), appendix A; for 1.4 the election laws of Norway and Sweden before 2018.
 * Complexity: seats × log of the claims, plus the claims.
 */
import { formatRational, rational } from '#kernel/rational.ts';
import type { Apportionment, Award, Claim, DivisorName } from './method.ts';
import { Queue } from './queue.ts';

/** num ÷ den; den nought is beyond every number, and then num compares. */
interface Average {
  readonly num: bigint;
  readonly den: bigint;
}

function averageOf(name: DivisorName, votes: bigint, seats: bigint): Average {
  switch (name) {
    case 'dhondt': return { num: votes, den: seats + 1n };
    case 'saintelague': return { num: votes, den: 2n * seats + 1n };
    case 'modified-saintelague': return { num: 5n * votes, den: seats === 0n ? 7n : 5n * (2n * seats + 1n) };
    case 'adams': return { num: votes, den: seats };
    case 'dean': return { num: votes * (2n * seats + 1n), den: 2n * seats * (seats + 1n) };
    case 'huntington': return { num: votes * votes, den: seats * (seats + 1n) };
  }
}

function compareAverages(a: Average, b: Average): number {
  if (a.den === 0n || b.den === 0n) return a.den === b.den ? sign(a.num - b.num) : a.den === 0n ? 1 : -1;
  return sign(a.num * b.den - b.num * a.den);
}

const sign = (number: bigint): number => (number > 0n ? 1 : number < 0n ? -1 : 0);

interface Next {
  readonly claim: number;
  readonly average: Average;
}

/** What a seat more is given for. */
interface Sharing {
  readonly claims: readonly Claim[];
  readonly held: number[];
  readonly awards: Award[];
  readonly queue: Queue<Next>;
  readonly name: DivisorName;
}

function queueUp({ claims, held, queue, name }: Sharing, claim: number): void {
  const { votes, maximum = Number.MAX_SAFE_INTEGER } = claims[claim] as Claim;
  const seats = held[claim] as number;
  if (votes > 0n && seats < maximum) queue.push({ claim, average: averageOf(name, votes, BigInt(seats)) });
}

/** All that stand equal at the head of the queue. */
function takeEqual(queue: Queue<Next>): Next[] {
  const first = queue.pop();
  const equal = first ? [first] : [];
  while (first && queue.first && compareAverages(queue.first.average, first.average) === 0) equal.push(queue.pop() as Next);
  return equal;
}

/** @param held seats that the claims have beforehand, which count for their divisors */
export function byDivisors(name: DivisorName, claims: readonly Claim[], seats: number, held: readonly number[]): Apportionment {
  const sharing: Sharing = { claims, held: [...held], awards: [], queue: new Queue<Next>((a, b) => compareAverages(a.average, b.average) > 0), name };
  claims.forEach((_, claim) => { queueUp(sharing, claim); });
  let left = seats - held.reduce((sum, each) => sum + each, 0);
  while (left > 0) {
    const equal = takeEqual(sharing.queue);
    if (equal.length === 0) break;
    if (equal.length > left) return { seats: sharing.held, awards: sharing.awards, status: 'ruling-needed', tie: { between: equal.map(({ claim }) => claim).sort((a, b) => a - b), seats: left }, unfilled: 0 };
    for (const { claim, average } of equal.sort((a, b) => a.claim - b.claim)) {
      sharing.held[claim] = (sharing.held[claim] as number) + 1;
      sharing.awards.push({ claim, seats: 1, because: 'highest-average', ...(average.den === 0n ? {} : { figure: formatRational(rational(average.num, average.den)) }) });
      queueUp(sharing, claim);
    }
    left -= equal.length;
  }
  return { seats: sharing.held, awards: sharing.awards, status: 'decided', unfilled: left };
}
