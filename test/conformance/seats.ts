/** Comparisons of seats shared out by votes, and of marks: official results of lists, textbook examples, published tallies. */
import { parseRational, rational, ZERO, type Rational } from '#kernel/rational.ts';
import { apportion } from '#tally/apportion/apportion.ts';
import type { Method } from '#tally/apportion/method.ts';
import { METHODS, methodNamed, type MethodName } from '#tally/apportion/method-names.ts';
import type { BallotGroup, OptionId } from '#tally/ballot.ts';
import { count } from '#tally/count.ts';
import { countLists, type List, type ListCount } from '#tally/lists/count-lists.ts';
import { LIST_PRESETS } from '#tally/lists/list-presets.ts';
import type { ListRule } from '#tally/lists/list-rule.ts';
import { PRESETS } from '#tally/presets.ts';
import { Comparison, Expected, readJson, type PublishedCase, type Row } from './expectation.ts';

interface Shared { readonly id: string; readonly method?: string; readonly seats: number; readonly minimum?: number; readonly population?: readonly number[]; readonly votes?: readonly number[]; readonly expected?: readonly number[]; readonly expected_by_method?: Readonly<Record<string, readonly number[]>>; readonly expected_by_seats?: Readonly<Record<string, readonly number[]>> }

export function apportionments({ file, case_ids: ids = [] }: PublishedCase): readonly Row[] {
  const { cases, method_names: names } = readJson(file) as { cases: readonly Shared[]; method_names: Readonly<Record<string, string>> };
  return [whole(file, ids, cases), ...cases.flatMap(one => apportionment(file, one, Object.keys(names).map(name => methodNamed(name) as MethodName)))];
}

/** The index and its file name the same cases. */
function whole(file: string, ids: readonly string[], cases: readonly { readonly id: string }[]): Row {
  const found = new Comparison();
  found.same('the same cases in the index and in the file', cases.map(({ id }) => id), ids);
  return found.row(file, file, 'none: the reader');
}

function apportionment(file: string, { id, method, seats, minimum = 0, population, votes = population ?? [], ...expected }: Shared, every: readonly MethodName[]): readonly Row[] {
  const by = (name: MethodName, house: number, want: readonly number[]): Row => {
    const found = new Comparison();
    found.same('seats', apportion(METHODS[name], votes.map(each => ({ votes: BigInt(each), minimum })), house).seats, want);
    return found.row(house === seats || seats === undefined ? id : `${id}, ${house} seats`, file, name);
  };
  if (expected.expected_by_method) return Object.entries(expected.expected_by_method).map(([name, want]) => by(methodNamed(name) as MethodName, seats, want));
  if (expected.expected_by_seats) return Object.entries(expected.expected_by_seats).map(([house, want]) => by(methodNamed(method ?? '') as MethodName, Number(house), want));
  return (method === 'every method' ? every : [methodNamed(method ?? '') as MethodName]).map(name => by(name, seats, expected.expected ?? []));
}

interface ListCase {
  readonly id: string; readonly seats: number; readonly threshold?: string; readonly votes?: readonly number[] | readonly (readonly number[])[]; readonly expected: unknown;
  readonly parties?: readonly string[]; readonly coalition?: readonly number[]; readonly electorate_seats?: Readonly<Record<string, number>>; readonly regions?: readonly string[]; readonly votes_party_by_region?: readonly (readonly number[])[];
}

export function listElections({ file, case_ids: ids = [] }: PublishedCase): readonly Row[] {
  const { cases } = readJson(file) as { cases: readonly ListCase[] };
  return [whole(file, ids, cases), ...cases.map(one => listElection(file, one))];
}

/** "0.04 of valid votes". */
function leading(text = '0.0'): Rational {
  const digits = /^0\.(\d+)/.exec(text)?.[1] ?? '0';
  return rational(BigInt(digits), 10n ** BigInt(digits.length));
}

const closed = (shares: ListRule['shares']): ListRule => ({ shares, order: { kind: 'closed' } });
const plain = (method: Method, threshold: Rational): ListRule => closed({ kind: 'plain', method, threshold });
const flat = (votes: ListCase['votes']): readonly number[] => (votes as readonly number[]);

function listElection(file: string, one: ListCase): Row {
  if (one.id.startsWith('knesset')) return alliances(file, one);
  if (one.id.startsWith('kieswet')) return council(file, one);
  if (one.id.startsWith('czech-psp')) return regions(file, one);
  if (one.id.startsWith('nz')) return mixedMember(file, one);
  const found = new Comparison();
  const slovak = one.id.startsWith('slovakia');
  const lists = flat(one.votes).map((votes, at): List => ({ votes: BigInt(votes), ...(one.coalition?.[at] === 1 ? { threshold: parseRational('7/100') as Rational } : {}) }));
  const method: Method = slovak ? { kind: 'largest-remainder', quota: 'hagenbach-bischoff-rounded' } : METHODS.dhondt;
  found.same('seats', countLists(plain(method, leading(one.threshold)), { lists, seats: one.seats }).seats, one.expected);
  return found.row(one.id, file, slovak ? 'largest-remainder, hagenbach-bischoff-rounded, threshold, a higher one for coalitions' : `dhondt, threshold ${/^0\.\d+/.exec(one.threshold ?? '')?.[0] ?? 'none'}`);
}

function alliances(file: string, one: ListCase): Row {
  const found = new Comparison();
  const lists = (one.votes as readonly (readonly number[])[]).flatMap((allies, at) => allies.map((votes): List => ({ votes: BigInt(votes), alliance: String(at) })));
  found.same('seats', countLists(plain(METHODS.dhondt, ZERO), { lists, seats: one.seats }).seats, (one.expected as readonly (readonly number[])[]).flat());
  return found.row(one.id, file, 'dhondt with alliances');
}

/** Cases number their lists from 1. */
function council(file: string, one: ListCase): Row {
  const found = new Comparison();
  const expected = new Expected(one.expected as Readonly<Record<string, unknown>>, ['error', 'variant']);
  const lists = (one.votes as readonly (number | readonly number[])[]).map((votes): List => (typeof votes === 'number' ? { votes: BigInt(votes) } : { votes: BigInt(votes.reduce((sum, each) => sum + each, 0)), maximum: votes.length }));
  const counted = countLists(LIST_PRESETS.kieswet, { lists, seats: one.seats });
  const gained = (kinds: readonly string[]): number[] => counted.awards.filter(({ seats, because }) => seats > 0 && kinds.includes(because)).map(({ claim }) => claim + 1);
  const whole = counted.awards.filter(({ because }) => because === 'quota').reduce((sum, { seats }) => sum + seats, 0);
  if (expected.has('total')) found.same('seats', counted.seats, expected.take('total'));
  if (expected.has('full')) found.same('whole quotas', whole, expected.take('full'));
  if (expected.has('residual')) found.same('seats besides them', one.seats - whole, expected.take('residual'));
  if (expected.has('residual_order')) found.same('order of the others', gained(['highest-average', 'largest-remainder']), expected.take('residual_order'));
  if (expected.has('removed_from')) found.same('lists that are exhausted', counted.awards.filter(({ because }) => because === 'list-exhausted').map(({ claim }) => claim + 1), expected.take('removed_from'));
  if (expected.has('then_assigned')) found.same('seats given anew', gained(['highest-average', 'largest-remainder']), expected.take('then_assigned'));
  if (expected.has('options')) found.same('between whom a lot is needed', [counted.status, counted.tie?.between.map(place => place + 1)], ['ruling-needed', expected.take('options')]);
  found.same('nothing expected is left', expected.untaken, []);
  return found.row(one.id, file, 'kieswet');
}

const named = (names: readonly string[], seats: readonly number[]): unknown => Object.fromEntries(names.flatMap((name, place) => ((seats[place] ?? 0) > 0 ? [[name, seats[place]] as const] : [])).sort(([a], [b]) => (a < b ? -1 : 1)));
const sorted = (seats: Readonly<Record<string, number>>): unknown => Object.fromEntries(Object.entries(seats).sort(([a], [b]) => (a < b ? -1 : 1)));

function mixedMember(file: string, one: ListCase): Row {
  const found = new Comparison();
  const { parties = [], electorate_seats: constituencies = {} } = one;
  const counted = countLists(LIST_PRESETS['mixed-member-overhang'], { seats: one.seats, lists: flat(one.votes).map((votes, at) => ({ votes: BigInt(votes), constituencies: constituencies[parties[at] as string] ?? 0 })) });
  const expected = one.expected as Readonly<Record<string, number>>;
  found.same('seats', named(parties, counted.seats), sorted(expected));
  found.same('house with its overhang', counted.house, Object.values(expected).reduce((sum, seats) => sum + seats, 0));
  return found.row(one.id, file, 'mixed-member-overhang');
}

function regions(file: string, one: ListCase): Row {
  const found = new Comparison();
  const { parties = [], regions: places = [], votes_party_by_region: rows = [] } = one;
  const counted: ListCount = countLists(LIST_PRESETS.regional, { seats: one.seats, lists: rows.map(row => ({ votes: BigInt(row.reduce((sum, votes) => sum + votes, 0)), regions: row.map(BigInt) })) });
  const expected = one.expected as { readonly national: Readonly<Record<string, number>>; readonly regions: Readonly<Record<string, Readonly<Record<string, number>>>> };
  found.same('seats', named(parties, counted.seats), sorted(expected.national));
  for (const [place, seats] of Object.entries(expected.regions)) found.same('seats in the regions published', named(parties, counted.regions?.[places.indexOf(place)]?.lists.seats ?? []), sorted(seats));
  return found.row(one.id, file, 'regional');
}

interface MarksCase { readonly id: string; readonly kind: string; readonly seats?: number; readonly voters?: number; readonly votes: Readonly<Record<string, number>>; readonly expected: { readonly elected: readonly string[]; readonly run_off_between?: readonly string[] } }

/** Published totals, as papers with one mark each: the counters see the same totals. */
export function markedElections({ file, case_ids: ids = [] }: PublishedCase): readonly Row[] {
  const { cases } = readJson(file) as { cases: readonly MarksCase[] };
  return [whole(file, ids, cases), ...cases.map(one => marked(file, one))];
}

function marked(file: string, { id, kind, seats = 1, votes, expected }: MarksCase): Row {
  const found = new Comparison();
  const options = Object.keys(votes) as OptionId[];
  const papers = options.map((option): BallotGroup => ({ choice: { kind: 'options', chosen: [option] }, count: BigInt(votes[option] as number) }));
  const rule = kind.startsWith('absolute') ? 'block-majority' : kind.startsWith('approval') ? 'approval' : 'plurality';
  found.same('elected', [...count(PRESETS[rule], options, papers, seats, { ladder: [] }).elected].sort(), [...expected.elected].sort());
  if (expected.run_off_between) {
    const first = papers.map((paper): BallotGroup => ({ ...paper, choice: { kind: 'ranking', ranks: paper.choice.kind === 'options' ? [paper.choice.chosen] : [] } }));
    const second = count(PRESETS['majority-runoff'], options, first, 1, { ladder: [] }).stages[1];
    found.same('the two of the run-off', options.filter(option => !second?.excluded.includes(option)).sort(), [...expected.run_off_between].sort());
  }
  return found.row(id, file, expected.run_off_between ? `${rule}, majority-runoff` : rule);
}
