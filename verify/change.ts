/**
 * The smallest changes that would have turned a vote, computed again by the rule of docs/record.md. A shift moves k votes
 * or people of one kind; every test and every limit is a line in k, so the k that satisfy it are those above or below one
 * number, and all of them together leave a span whose lower end is the answer.
 */
import type { Json } from './canonical.ts';
import { countIn, listIn, membersIn, textIn } from './fields.ts';
import type { Members } from './shape.ts';
import { countedIn, fractionIn, sizeInWeight, type Poll } from './threshold.ts';
import { unitTotals } from './units.ts';

/** What a shift does to for, against, abstain and present, for each of k. */
type Move = readonly [inFavour: bigint, against: bigint, abstain: bigint, present: bigint];

const TO_CARRY: Readonly<Record<string, Move>> = {
  'more-for': [1n, 0n, 0n, 0n], 'fewer-against': [0n, -1n, 0n, 0n], 'against-to-for': [1n, -1n, 0n, 0n], 'abstain-to-for': [1n, 0n, -1n, 0n],
};
const TO_LOSE: Readonly<Record<string, Move>> = {
  'fewer-for': [-1n, 0n, 0n, 0n], 'more-against': [0n, 1n, 0n, 0n], 'for-to-against': [-1n, 1n, 0n, 0n], 'for-to-abstain': [-1n, 0n, 1n, 0n], 'fewer-present': [0n, 0n, 0n, -1n],
};
const MORE_PRESENT: Move = [0n, 0n, 0n, 1n];
const COUNTED = ['heads', 'weights', 'units', 'inhabitants'] as const;

/** What is counted, and of units which kind. */
interface Way {
  readonly counted: (typeof COUNTED)[number];
  readonly unitKind?: string;
}

function nameOf({ counted, unitKind }: Way): string {
  return unitKind === undefined ? counted : `${counted} of ${unitKind}`;
}

/** The ways in which the rules count: in the order above, and kinds of units in the order of the rules. */
function waysOf(rules: readonly Rule[]): readonly Way[] {
  const ways = new Map(rules.map(({ way }) => [nameOf(way), way]));
  return COUNTED.flatMap(counted => [...ways.values()].filter(way => way.counted === counted));
}

/** The votes in one way of counting, those present where a meeting voted, and the sizes that do not move. */
interface State {
  readonly votes: Move;
  readonly isInHall: boolean;
  readonly sizes: Readonly<Record<string, bigint>>;
}
type States = Readonly<Record<string, State>>;

interface Rule {
  readonly way: Way;
  readonly isOfPresence: boolean;
  /** Number that must not be negative for the test to be met, and the size of its base. */
  readonly margin: (state: State) => bigint;
  readonly base: (state: State) => bigint;
}

function moved(state: State, move: Move, times: bigint): State {
  const [a, b, c, d] = state.votes;
  return { ...state, votes: [a + move[0] * times, b + move[1] * times, c + move[2] * times, state.isInHall ? d + move[3] * times : d] };
}

function valid({ votes: [inFavour, against, abstain] }: State): bigint {
  return inFavour + against + abstain;
}

function size(base: string, state: State): bigint {
  if (base === 'cast') return state.votes[0] + state.votes[1];
  if (base === 'valid') return valid(state);
  return base === 'present' && state.isInHall ? state.votes[3] : state.sizes[base] ?? 0n;
}

function ruleOf(order: Members, kind: 'majority' | 'quorum', test: Members): Rule {
  const { p, q } = fractionIn(test.share);
  const base = (state: State): bigint => size(textIn(test.of, 'of'), state);
  const isOfPresence = kind === 'quorum' && test.measured === 'present';
  const have = (state: State): bigint => (kind === 'majority' ? state.votes[0] : isOfPresence ? size('present', state) : valid(state));
  const least = test.strict === true ? 1n : 0n;
  const way = { counted: countedIn(order, kind, test) as Way['counted'], ...(test.unitKind === undefined ? {} : { unitKind: textIn(test.unitKind, 'unitKind') }) };
  return { way, isOfPresence, base, margin: state => q * have(state) - p * base(state) - least };
}

function rulesOf(order: Members, threshold: Json | undefined): readonly Rule[] {
  const { all, quorum } = membersIn(threshold, 'threshold');
  return [
    ...listIn(all, 'all').map(test => ruleOf(order, 'majority', membersIn(test, 'test'))),
    ...listIn(quorum, 'quorum').map(test => ruleOf(order, 'quorum', membersIn(test, 'test'))),
  ];
}

type Measure = (state: State) => bigint;

/** Nobody votes or attends twice or without a place, no vote is negative, and nobody votes in a hall who is not in it. What is broken already binds nobody. */
const PLACES_OF_UNITS: Readonly<Record<string, readonly string[]>> = { units: ['units'], inhabitants: ['inhabitants'] };

function limitsOf({ counted }: Way, state: State): readonly Measure[] {
  const places = (PLACES_OF_UNITS[counted] ?? ['filled', 'seats', 'members', 'electors']).filter(place => state.sizes[place] !== undefined);
  const room = places.flatMap((place): Measure[] => [at => size(place, at) - valid(at), ...(state.isInHall ? [(at: State) => size(place, at) - at.votes[3]] : [])]);
  const hall: Measure[] = state.isInHall ? [at => at.votes[3] - valid(at), at => at.votes[3]] : [];
  const votes: Measure[] = [at => at.votes[0], at => at.votes[1], at => at.votes[2]];
  return [...room, ...hall, ...votes].filter(limit => limit(state) >= 0n);
}

/** The smallest k from 0 on for which none of the measures is negative after k moves. */
function least(measures: readonly Measure[], state: State, move: Move): bigint | undefined {
  let [from, to] = [0n, undefined as bigint | undefined];
  for (const measure of measures) {
    const now = measure(state);
    const slope = measure(moved(state, move, 1n)) - now;
    if (now < 0n && slope <= 0n) return undefined;
    if (now < 0n) from = larger(from, (slope - 1n - now) / slope);
    else if (slope < 0n) to = to === undefined ? now / -slope : smaller(to, now / -slope);
  }
  return to !== undefined && to < from ? undefined : from;
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

interface Shift {
  readonly kind: string;
  readonly way: Way;
  readonly by: bigint;
}

/** The shifts of one kind, one for each way of counting, that make all the rules hold. */
function shiftsFor(rules: readonly Rule[], states: States, kind: string, move: Move): readonly Shift[] | undefined {
  const shifts: Shift[] = [];
  for (const way of waysOf(rules)) {
    const [own, state] = [rules.filter(rule => nameOf(rule.way) === nameOf(way)), states[nameOf(way)]!];
    const measures = own.flatMap((rule): Measure[] => [rule.margin, state => rule.base(state) - 1n]);
    const by = least([...measures, ...limitsOf(way, state)], state, move);
    if (by === undefined) return undefined;
    if (by > 0n) shifts.push({ kind, way, by });
  }
  return shifts;
}

/** A hall is filled to its quorum first, and votes are sought among more people then. */
function toCarry(rules: readonly Rule[], states: States): readonly (readonly Shift[])[] {
  const presence = shiftsFor(rules.filter(rule => rule.isOfPresence), states, 'more-present', MORE_PRESENT);
  if (!presence) return [];
  const full = presence.reduce<States>((now, { way, by }) => ({ ...now, [nameOf(way)]: moved(now[nameOf(way)]!, MORE_PRESENT, by) }), states);
  const votes = Object.entries(TO_CARRY).flatMap(([kind, move]) => {
    const shifts = shiftsFor(rules.filter(rule => !rule.isOfPresence), full, kind, move);
    return shifts ? [shifts] : [];
  });
  return votes.some(shifts => shifts.length === 0) ? [presence] : votes.map(shifts => [...presence, ...shifts]);
}

/** One rule that fails is enough. */
function toLose(rules: readonly Rule[], states: States): readonly (readonly Shift[])[] {
  return waysOf(rules).flatMap(way => Object.entries(TO_LOSE).flatMap(([kind, move]) => {
    const [own, state] = [rules.filter(rule => nameOf(rule.way) === nameOf(way)), states[nameOf(way)]!];
    const limits = limitsOf(way, state);
    const broken = own.flatMap((rule): Measure[] => [state => -rule.margin(state) - 1n, state => -rule.base(state)])
      .flatMap(failing => least([failing, ...limits], state, move) ?? []);
    return broken.length === 0 ? [] : [[{ kind, way, by: broken.reduce(smaller) }]];
  }));
}

function statesOf(poll: Poll): States {
  const { order, totals } = poll;
  const bases = membersIn(order.bases, 'bases');
  const present = poll.present ?? (bases.present === undefined ? undefined : countIn(bases.present, 'present'));
  const state = (by: 'heads' | 'weight'): State => ({
    votes: [BigInt(totals.for?.[by] ?? 0), BigInt(totals.against?.[by] ?? 0), BigInt(totals.abstain?.[by] ?? 0), BigInt(present ?? 0)], isInHall: present !== undefined,
    sizes: { ...Object.fromEntries(Object.entries(bases).map(([base, found]) => [base, BigInt(countIn(found, base))])), ...(by === 'weight' ? sizeInWeight(order) : {}) },
  });
  return { heads: state('heads'), weights: state('weight'), ...statesOfUnits(poll) };
}

function statesOfUnits({ units = [] }: Poll): States {
  const states: Record<string, State> = {};
  for (const kind of new Set(units.map(each => textIn(each.kind, 'kind')))) for (const counted of ['units', 'inhabitants'] as const) {
    if (counted === 'inhabitants' && units.some(each => each.kind === kind && each.inhabitants === undefined)) continue;
    const totals = unitTotals(units, kind, counted);
    states[nameOf({ counted, unitKind: kind })] = { votes: [totals.for, totals.against, totals.abstain, 0n], isInHall: false, sizes: { [counted]: totals.size } };
  }
  return states;
}

/** As the verdict on a question should show them. */
export function changesOf(poll: Poll, threshold: Json | undefined, carried: boolean): readonly Members[] {
  const [rules, states] = [rulesOf(poll.order, threshold), statesOf(poll)];
  return (carried ? toLose : toCarry)(rules, states).map(shifts => ({ shifts: shifts.map(({ kind, way, by }) => ({ kind, ...way, by: String(by) })) }));
}
