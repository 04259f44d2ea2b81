/**
 * Majorities and quorums, exactly.
 *
 * Definition: a threshold is a list of tests that must all be met. A test compares the votes for with a share of a named base;
 * a quorum compares participation or presence with a share of a base. A base of nobody never carries.
 * Source: RONR (12th ed.) 44 for the bases; the two-thirds card vote that fell at 65.8 % (UNISON 2010) for why nothing is rounded.
 * Complexity: linear in the tests.
 */
import { compare, multiply, rational } from '#kernel/rational.ts';
import type { Rational } from '#kernel/rational.ts';
import { unreachable } from '#kernel/unreachable.ts';
import type { MotionVotes } from './marks/yes-no.ts';

/**
 * cast: for and against. valid: for, against and abstentions. present: those in the hall. filled: seats that have a holder.
 * seats: all seats of the body. members, electors, inhabitants: people. units: units of the federation.
 */
export type Base = 'cast' | 'valid' | 'present' | 'filled' | 'seats' | 'members' | 'electors' | 'inhabitants' | 'units';
/** Bases whose size the votes do not tell. */
export type SizedBase = Exclude<Base, 'cast' | 'valid'>;
/** Units that are for count one each, or as many as their inhabitants. */
export type Counted = 'heads' | 'weights' | 'units' | 'inhabitants';

/** "At least `share` of the base", or with `strict` "more than `share`". Unanimity is share 1, not strict, and the base says of whom. */
export interface Test {
  readonly share: Rational;
  readonly strict: boolean;
  readonly of: Base;
  readonly counted: Counted;
  /** Which units are counted, where several kinds are. */
  readonly unitKind?: string;
}

/** `cast` measures ballots cast, abstentions among them: who abstains has taken part. */
export interface QuorumTest {
  readonly share: Rational;
  readonly strict: boolean;
  readonly of: Base;
  readonly measured: 'cast' | 'present';
  /** Heads when absent. */
  readonly counted?: Counted;
  readonly unitKind?: string;
}

export interface Threshold {
  readonly all: readonly Test[];
  readonly quorum: readonly QuorumTest[];
}

/** Votes and sizes in one way of counting. A weighted body has its sizes in weight there. */
export interface CountedFigures extends MotionVotes {
  readonly bases: Readonly<Partial<Record<SizedBase, bigint>>>;
}

/** By way of counting, as `wayOf` names it. */
export type Figures = Readonly<Record<string, CountedFigures>>;

/** `need` is share × base, to be reached, or exceeded when the test is strict. */
export interface TestResult<T extends Test | QuorumTest> {
  readonly test: T;
  readonly have: Rational;
  readonly need: Rational;
  readonly base: bigint;
  readonly met: boolean;
}

export interface Evaluation {
  readonly carried: boolean;
  readonly tests: readonly TestResult<Test>[];
  readonly quorum: readonly TestResult<QuorumTest>[];
}

export function countedBy(test: Test | QuorumTest): Counted {
  return test.counted ?? 'heads';
}

/** In what the test is counted: "heads", "units of workplace". Every way has its own figures. */
export function wayOf(test: Pick<Test | QuorumTest, 'counted' | 'unitKind'>): string {
  const counted = test.counted ?? 'heads';
  return test.unitKind === undefined ? counted : `${counted} of ${test.unitKind}`;
}

/** @throws RangeError when the votes were not counted this way: the poll should have been. */
export function figuresFor(figures: Figures, way: string): CountedFigures {
  const found = figures[way];
  if (!found) throw new RangeError(`no figures in ${way}`);
  return found;
}

/** @throws RangeError when the size of the base is missing. */
export function sizeOf(base: Base, figures: CountedFigures): bigint {
  switch (base) {
    case 'cast': return figures.for + figures.against;
    case 'valid': return figures.for + figures.against + figures.abstain;
    case 'present': case 'filled': case 'seats': case 'members': case 'electors': case 'inhabitants': case 'units': {
      const size = figures.bases[base];
      if (size === undefined) throw new RangeError(`the size of the base ${base} is missing`);
      return size;
    }
    default: return unreachable(base);
  }
}

/** What a test compares with its share of the base. */
export function measureOf(test: Test | QuorumTest, figures: CountedFigures): bigint {
  if (!('measured' in test)) return figures.for;
  return sizeOf(test.measured === 'present' ? 'present' : 'valid', figures);
}

function judge<T extends Test | QuorumTest>(test: T, figures: Figures): TestResult<T> {
  const counted = figuresFor(figures, wayOf(test));
  const [have, base] = [rational(measureOf(test, counted)), sizeOf(test.of, counted)];
  const need = multiply(test.share, rational(base));
  const difference = compare(have, need);
  return { test, have, need, base, met: base > 0n && (test.strict ? difference > 0 : difference >= 0) };
}

export function evaluateQuorum(quorum: readonly QuorumTest[], figures: Figures): readonly TestResult<QuorumTest>[] {
  return quorum.map((test) => judge(test, figures));
}

/**
 * Every test with its numbers; carried when all are met. With as many for as against, "more than half of the votes cast" is not met
 * and "half of the votes cast" is: the charter's word decides, and a tie is never a majority.
 *
 * @throws RangeError for a threshold that tests nothing, for it would carry everything, and for figures that are missing
 */
export function evaluateTests(threshold: Threshold, figures: Figures): Evaluation {
  if (threshold.all.length + threshold.quorum.length === 0) throw new RangeError('a threshold without tests');
  const tests = threshold.all.map((test) => judge(test, figures));
  const quorum = evaluateQuorum(threshold.quorum, figures);
  return { carried: [...tests, ...quorum].every(({ met }) => met), tests, quorum };
}
