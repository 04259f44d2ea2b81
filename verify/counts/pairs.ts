/**
 * Rules that compare every two options, counted again: Schulze's method and ranked pairs.
 *
 * @see Schulze, Social Choice and Welfare 36 (2011)
 * @see Tideman, Social Choice and Welfare 4 (1987); Zavist and Tideman (1989) for winning votes
 */
import type { Members } from '../shape.ts';
import { settle, type Tie } from '../ties.ts';
import { sumOf, type Counted, type Election } from './contest.ts';
import { fillSeats } from './most-votes.ts';
import { oneOf } from './settings.ts';

type Over = (x: string, y: string) => bigint;
type Above = (x: string, y: string) => boolean;

/** Votes whose papers put x before y; whoever is not named stands behind all who are. */
function preferencesIn({ options, papers }: Election): Over {
  const rankings = papers.map(({ ranks, weight }) => ({ weight, place: new Map(ranks.flatMap((rank, place) => rank.map(option => [option, place] as const))) }));
  const table = new Map(options.map(x => [x, new Map(options.map(y => [y, sumOf(rankings.filter(({ place }) => (place.get(x) ?? Infinity) < (place.get(y) ?? Infinity)).map(({ weight }) => weight))]))]));
  return (x, y) => table.get(x)!.get(y)!;
}

/** The strongest way from x to y, found by improving ways until none gets stronger. */
function strongestWays(options: readonly string[], over: Over, margins: boolean): Over {
  const link: Over = (x, y) => (over(x, y) > over(y, x) ? over(x, y) - (margins ? over(y, x) : 0n) : 0n);
  const ways = new Map(options.map(x => [x, new Map(options.map(y => [y, x === y ? 0n : link(x, y)]))]));
  const triples = options.flatMap(x => options.flatMap(y => options.map(z => [x, y, z] as const))).filter(triple => new Set(triple).size === 3);
  for (let better = true; better;) {
    better = false;
    for (const [x, y, z] of triples) {
      const [first, second] = [ways.get(x)!.get(z)!, link(z, y)];
      const way = first < second ? first : second;
      if (way <= ways.get(x)!.get(y)!) continue;
      ways.get(x)!.set(y, way);
      better = true;
    }
  }
  return (x, y) => ways.get(x)!.get(y)!;
}

type Victory = readonly [winner: string, loser: string];

function leads(locked: readonly Victory[], from: string, to: string): boolean {
  const reached = new Set([from]);
  for (let more = true; more;) {
    more = false;
    for (const [winner, loser] of locked) if (reached.has(winner) && !reached.has(loser)) more = Boolean(reached.add(loser));
  }
  return reached.has(to);
}

/** Victories from the strongest, those of one strength together; a circle among them is opened in an order that the ladder gives. */
function lockPairs(election: Election, over: Over): { readonly above: Above; readonly ties: readonly Tie[]; readonly open: boolean } {
  const { options } = election;
  const victories = options.flatMap(x => options.filter(y => over(x, y) > over(y, x)).map((y): Victory => [x, y]));
  const strength = ([x, y]: Victory): string => `${over(x, y)}:${over(y, x)}`;
  const stronger = ([a, b]: Victory, [c, d]: Victory): number => Number(over(c, d) - over(a, b)) || Number(over(b, a) - over(d, c));
  const ties: Tie[] = [];
  let locked: Victory[] = [];
  for (const equal of Map.groupBy(victories.toSorted(stronger), strength).values()) {
    const fitting = equal.filter(([winner, loser]) => !leads(locked, loser, winner));
    const all = [...locked, ...fitting];
    const circular = fitting.filter(([winner, loser]) => leads(all, loser, winner));
    if (circular.length === 0) {
      locked = all;
      continue;
    }
    const order = orderOf(election, options.filter(option => circular.some(pair => pair.includes(option))), ties);
    if (!order) return { above: () => false, ties, open: true };
    locked.push(...fitting.filter(pair => !circular.includes(pair)));
    const sorted = circular.toSorted(([a, b], [c, d]) => order.indexOf(a) - order.indexOf(c) || order.indexOf(d) - order.indexOf(b));
    for (const [winner, loser] of sorted) if (!leads(locked, loser, winner)) locked.push([winner, loser]);
  }
  return { above: (x, y) => x !== y && leads(locked, x, y), ties, open: false };
}

/** The ladder is asked for the first of them, then for the first of the others, and so on. */
function orderOf({ means }: Election, options: readonly string[], ties: Tie[]): readonly string[] | undefined {
  const order: string[] = [];
  for (let left = options; left.length > 0; left = left.filter(option => !order.includes(option))) {
    if (left.length === 1) return [...order, ...left];
    const { chosen, tie } = settle({ stage: 1, purpose: 'elect', between: left, history: [] }, means);
    ties.push(tie);
    if (chosen === undefined) return undefined;
    order.push(chosen);
  }
  return order;
}

function layersOf(options: readonly string[], above: Above): string[][] {
  const layers: string[][] = [];
  for (let left = options; left.length > 0; left = left.filter(option => !layers.at(-1)!.includes(option))) layers.push(left.filter(y => left.every(x => !above(x, y))));
  return layers;
}

function tableOf(options: readonly string[], of: Over): NonNullable<Counted['pairwise']>['preferred'] {
  return Object.fromEntries(options.map(x => [x, Object.fromEntries(options.filter(y => y !== x).map(y => [y, String(of(x, y))]))]));
}

export function countPairs(election: Election, rule: Members): Counted {
  const { options, seats, means } = election;
  const over = preferencesIn(election);
  const ways = rule.kind === 'schulze' ? strongestWays(options, over, oneOf(rule, 'strength', ['winning', 'margins']) === 'margins') : undefined;
  const { above, ties, open } = ways ? { above: ((x, y) => ways(x, y) > ways(y, x)) as Above, ties: [], open: false } : lockPairs(election, over);
  const filled = open ? { elected: [], ranking: [], ties: [], open } : fillSeats(layersOf(options, above), seats, between => settle({ stage: 1, purpose: 'elect', between, history: [] }, means));
  const votes = Object.fromEntries(options.map(x => [x, String(options.filter(y => over(x, y) > over(y, x)).length)]));
  return {
    ...filled, ties: [...ties, ...filled.ties], pairwise: { preferred: tableOf(options, over), ...(ways ? { paths: tableOf(options, ways) } : {}) },
    stages: [{ stage: 1, action: 'compared', votes, nonTransferable: '0', elected: filled.elected, excluded: [] }],
  };
}
