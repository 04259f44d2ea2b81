/**
 * The quota method: D'Hondt's divisors, never beyond the upper quota.
 *
 * Definition: for houses of 1, 2, … seats in turn, the next seat goes to the largest votes ÷ (seats + 1) among the claims that a further
 * seat keeps below their share of that house rounded up. Where claims are equal on the way, every order is followed; what all of them end in is
 * certain, and people decide on the rest.
 * Source: Balinski and Young, "The quota method of apportionment", American Mathematical Monthly 82 (1975), 701-730.
 * Complexity: seats × claims, times the different courses that equals open.
 */
import { formatRational, rational } from '#kernel/rational.ts';
import type { Apportionment, Award, Claim } from './method.ts';

type Held = readonly number[];

interface Course {
  readonly held: Held;
  readonly awards: readonly Award[];
}

/** The claims whose turn it may be, one for each number of votes: among claims with the same votes it is that of whoever has fewest. */
function turns(claims: readonly Claim[], held: Held, house: number): readonly number[] {
  const all = claims.reduce((sum, { votes }) => sum + votes, 0n);
  const votes = (claim: number): bigint => (claims[claim] as Claim).votes;
  const next = (claim: number): bigint => BigInt((held[claim] as number) + 1);
  const eligible = claims.flatMap((_, claim) => ((next(claim) - 1n) * all < votes(claim) * BigInt(house) ? [claim] : []));
  const best = eligible.reduce<number[]>((found, claim) => {
    const difference = found[0] === undefined ? 1n : votes(claim) * next(found[0]) - votes(found[0]) * next(claim);
    return difference > 0n ? [claim] : difference === 0n ? [...found, claim] : found;
  }, []);
  return [...new Map(best.toReversed().map(claim => [votes(claim), claim])).values()];
}

function given({ held, awards }: Course, claim: number, claims: readonly Claim[]): Course {
  const seats = (held[claim] as number) + 1;
  return { held: held.with(claim, seats), awards: [...awards, { claim, seats: 1, because: 'highest-average', figure: formatRational(rational((claims[claim] as Claim).votes, seats)) }] };
}

/** Seats that a claim has in every course, whoever of those with the same votes came first. */
function certain(claims: readonly Claim[], courses: readonly Course[]): { readonly least: Held; readonly most: Held } {
  const range = claims.map(({ votes }) => {
    const seats = courses.flatMap(({ held }) => held.filter((_, other) => claims[other]?.votes === votes));
    return [Math.min(...seats), Math.max(...seats)] as const;
  });
  return { least: range.map(([least]) => least), most: range.map(([, most]) => most) };
}

/** As many awards of each claim as are certain. */
function firstOf(awards: readonly Award[], least: Held): readonly Award[] {
  const left = [...least];
  return awards.filter(({ claim }) => {
    const certain = (left[claim] as number) > 0;
    left[claim] = (left[claim] as number) - 1;
    return certain;
  });
}

export function byQuotaMethod(claims: readonly Claim[], seats: number): Apportionment {
  let courses: readonly Course[] = [{ held: claims.map(() => 0), awards: [] }];
  for (let house = 1; house <= seats; house++) {
    const next = new Map<string, Course>();
    for (const course of courses) for (const claim of turns(claims, course.held, house)) {
      const further = given(course, claim, claims);
      next.set(further.held.join(' '), further);
    }
    if (next.size === 0) return { seats: courses[0]?.held ?? [], awards: courses[0]?.awards ?? [], status: 'decided', unfilled: seats - house + 1 };
    courses = [...next.values()];
  }
  const { least, most } = certain(claims, courses);
  const between = claims.flatMap((_, claim) => (least[claim] === most[claim] ? [] : [claim]));
  const [{ held, awards }] = courses as [Course];
  if (between.length === 0) return { seats: held, awards, status: 'decided', unfilled: 0 };
  return { seats: least, awards: firstOf(awards, least), status: 'ruling-needed', tie: { between, seats: seats - least.reduce((sum, each) => sum + each, 0) }, unfilled: 0 };
}
