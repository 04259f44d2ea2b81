/**
 * The smallest change of the votes that would have turned the result.
 *
 * Definition: a shift moves k votes in one way (k more for, k against fewer, …). A change is one or more shifts that together turn the
 * result, while one vote less of any of them does not. Several changes are alternatives.
 * Source: every test is linear in k: d·(have + h·k) − n·(base + b·k) compared with 0 for a share n/d, so the smallest k follows by division.
 * Complexity: kinds of shift × tests.
 */
import { countedBy, figuresFor, measureOf, sizeOf, wayOf } from './majority.ts';
import type { Counted, CountedFigures, Figures, QuorumTest, SizedBase, Test, Threshold } from './majority.ts';

export type ShiftKind =
  | 'more-for' | 'fewer-against' | 'against-to-for' | 'abstain-to-for' | 'more-present'
  | 'fewer-for' | 'more-against' | 'for-to-against' | 'for-to-abstain' | 'fewer-present';

export interface Shift {
  readonly kind: ShiftKind;
  readonly counted: Counted;
  readonly unitKind?: string;
  /** In heads, weights, units or their inhabitants as `counted` says. */
  readonly by: bigint;
}

/** All shifts together turn the result. */
export interface Change {
  readonly shifts: readonly Shift[];
}

interface Step {
  readonly for?: bigint;
  readonly against?: bigint;
  readonly abstain?: bigint;
  readonly present?: bigint;
}

const STEPS: Readonly<Record<ShiftKind, Step>> = {
  'more-for': { for: 1n },
  'fewer-against': { against: -1n },
  'against-to-for': { for: 1n, against: -1n },
  'abstain-to-for': { for: 1n, abstain: -1n },
  'more-present': { present: 1n },
  'fewer-for': { for: -1n },
  'more-against': { against: 1n },
  'for-to-against': { for: -1n, against: 1n },
  'for-to-abstain': { for: -1n, abstain: 1n },
  'fewer-present': { present: -1n },
};
const WINNING: readonly ShiftKind[] = ['more-for', 'fewer-against', 'against-to-for', 'abstain-to-for'];
const LOSING: readonly ShiftKind[] = ['fewer-for', 'more-against', 'for-to-against', 'for-to-abstain', 'fewer-present'];
const COUNTED: readonly Counted[] = ['heads', 'weights', 'units', 'inhabitants'];
/** Nobody votes or attends who is not among these; where units vote, no unit that does not exist. */
const PLACES: readonly SizedBase[] = ['filled', 'seats', 'members', 'electors'];
const PLACES_OF_UNITS: Readonly<Partial<Record<Counted, readonly SizedBase[]>>> = { units: ['units'], inhabitants: ['inhabitants'] };

/** Holds when start + slope · k ≥ 0. */
interface Line {
  readonly start: bigint;
  readonly slope: bigint;
}

/** Whole k from `least`, up to `most` if there is a bound; undefined when no k will do. */
interface Span {
  readonly least: bigint;
  readonly most: bigint | undefined;
}

export function shifted(figures: CountedFigures, kind: ShiftKind, by: bigint): CountedFigures {
  const step = STEPS[kind];
  const moved = (value: bigint, each: bigint | undefined): bigint => value + (each ?? 0n) * by;
  const { present } = figures.bases;
  return {
    for: moved(figures.for, step.for), against: moved(figures.against, step.against), abstain: moved(figures.abstain, step.abstain),
    bases: present === undefined ? figures.bases : { ...figures.bases, present: moved(present, step.present) },
  };
}

/** A figure as a line in k: its value now, and its difference after one step. */
function line(of: (figures: CountedFigures) => bigint, figures: CountedFigures, kind: ShiftKind): Line {
  const start = of(figures);
  return { start, slope: of(shifted(figures, kind, 1n)) - start };
}

/** The lines that must all hold for the test to be met: the comparison, and a base of somebody. */
function linesOf(test: Test | QuorumTest, figures: CountedFigures, kind: ShiftKind): Line[] {
  const { share, strict, of } = test;
  const margin = line((f) => share.den * measureOf(test, f) - share.num * sizeOf(of, f) - (strict ? 1n : 0n), figures, kind);
  return [margin, line((f) => sizeOf(of, f) - 1n, figures, kind)];
}

/** Nothing falls below zero, and nobody votes or attends without a place; a limit that is already passed limits nothing. */
function limits(figures: CountedFigures, counted: Counted, kind: ShiftKind): Line[] {
  const { present } = figures.bases;
  const places = (PLACES_OF_UNITS[counted] ?? PLACES).flatMap((place) => {
    const size = figures.bases[place];
    return size === undefined ? [] : [
      line((f) => size - sizeOf('valid', f), figures, kind),
      ...(present === undefined ? [] : [line((f) => size - sizeOf('present', f), figures, kind)]),
    ];
  });
  const hall = present === undefined ? [] : [line((f) => sizeOf('present', f) - sizeOf('valid', f), figures, kind), line((f) => sizeOf('present', f), figures, kind)];
  const votes = (['for', 'against', 'abstain'] as const).map((vote) => line((f) => f[vote], figures, kind));
  return [...places, ...hall, ...votes].filter(({ start }) => start >= 0n);
}

function spanOf({ start, slope }: Line): Span | undefined {
  if (slope === 0n) return start >= 0n ? { least: 0n, most: undefined } : undefined;
  if (slope > 0n) return { least: start >= 0n ? 0n : (-start + slope - 1n) / slope, most: undefined };
  return start < 0n ? undefined : { least: 0n, most: start / -slope };
}

/** The smallest k at which all lines hold. */
function smallest(lines: readonly Line[]): bigint | undefined {
  let least = 0n;
  let most: bigint | undefined;
  for (const each of lines) {
    const span = spanOf(each);
    if (!span) return undefined;
    if (span.least > least) least = span.least;
    if (span.most !== undefined && (most === undefined || span.most < most)) most = span.most;
  }
  return most !== undefined && least > most ? undefined : least;
}

type AnyTest = Test | QuorumTest;
type Way = Pick<Shift, 'counted' | 'unitKind'>;

/** The ways in which these tests are counted: in the order of COUNTED, and kinds of unit in the order of the tests. */
function waysOf(tests: readonly AnyTest[]): readonly Way[] {
  const ways = new Map(tests.map((test) => [wayOf(test), { counted: countedBy(test), ...(test.unitKind === undefined ? {} : { unitKind: test.unitKind }) }]));
  return COUNTED.flatMap((counted) => [...ways.values()].filter((way) => way.counted === counted));
}

function isOfPresence(test: AnyTest): boolean {
  return 'measured' in test && test.measured === 'present';
}

/** The shift of one kind that makes all these tests hold, in every way of counting they use; undefined when it cannot. */
function shiftsToMeet(tests: readonly AnyTest[], figures: Figures, kind: ShiftKind): Shift[] | undefined {
  const shifts: Shift[] = [];
  for (const way of waysOf(tests)) {
    const own = tests.filter((test) => wayOf(test) === wayOf(way));
    const now = figuresFor(figures, wayOf(way));
    const by = smallest([...own.flatMap((test) => linesOf(test, now, kind)), ...limits(now, way.counted, kind)]);
    if (by === undefined) return undefined;
    if (by > 0n) shifts.push({ kind, ...way, by });
  }
  return shifts;
}

export function applyShifts(figures: Figures, shifts: readonly Shift[]): Figures {
  return shifts.reduce<Figures>((now, { kind, by, ...way }) => ({ ...now, [wayOf(way)]: shifted(figuresFor(now, wayOf(way)), kind, by) }), figures);
}

/** First the hall is filled to its quorum, then the votes are sought: more people present can raise the base of the votes. */
export function changesToCarry({ all, quorum }: Threshold, figures: Figures): Change[] {
  const tests = [...all, ...quorum];
  const presence = shiftsToMeet(tests.filter(isOfPresence), figures, 'more-present');
  if (!presence) return [];
  const filled = applyShifts(figures, presence);
  const votes = WINNING.flatMap((kind) => {
    const shifts = shiftsToMeet(tests.filter((test) => !isOfPresence(test)), filled, kind);
    return shifts ? [shifts] : [];
  });
  if (votes.some((shifts) => shifts.length === 0)) return [{ shifts: presence }];
  return votes.map((shifts) => ({ shifts: [...presence, ...shifts] }));
}

/** One test failing is enough to lose. */
export function changesToLose({ all, quorum }: Threshold, figures: Figures): Change[] {
  const tests = [...all, ...quorum];
  return waysOf(tests).flatMap((way) => LOSING.flatMap((kind) => {
    const own = tests.filter((test) => wayOf(test) === wayOf(way));
    const now = figuresFor(figures, wayOf(way));
    const broken = own.flatMap((test) => linesOf(test, now, kind)).flatMap(({ start, slope }) => {
      const by = smallest([{ start: -start - 1n, slope: -slope }, ...limits(now, way.counted, kind)]);
      return by === undefined ? [] : [by];
    });
    const by = broken.reduce<bigint | undefined>((least, each) => (least === undefined || each < least ? each : least), undefined);
    return by === undefined ? [] : [{ shifts: [{ kind, ...way, by }] }];
  }));
}
