import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotGroup, OptionId } from '../ballot.ts';
import { count } from '../count.ts';
import type { Count } from '../count.ts';
import { PRESETS } from '../presets.ts';

const METHODS = ['schulze-winning', 'schulze-margins', 'ranked-pairs'] as const;
const NAMES = ['A', 'B', 'C', 'D', 'E'] as OptionId[];

/** Now and then so many that all together are beyond what plain numbers hold exactly. */
const times = fc.oneof({ weight: 9, arbitrary: fc.bigInt({ min: 1n, max: 4n }) }, { weight: 1, arbitrary: fc.bigInt({ min: 2n ** 54n, max: 2n ** 54n + 4n }) });

const ranking = (options: readonly OptionId[]): fc.Arbitrary<BallotGroup> =>
  fc.record({ order: fc.shuffledSubarray([...options]), joined: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), times }).map(({ order, joined, times }) => {
    const ranks = order.reduce<OptionId[][]>((before, option, i) => (i > 0 && joined[i] ? [...before.slice(0, -1), [...before.at(-1) ?? [], option]] : [...before, [option]]), []);
    return { choice: { kind: 'ranking', ranks }, count: times };
  });
const election = fc.integer({ min: 1, max: 5 }).chain(size => {
  const options = NAMES.slice(0, size);
  return fc.record({ options: fc.constant(options), ballots: fc.array(ranking(options), { maxLength: 9 }), lots: fc.shuffledSubarray(options, { minLength: size }) });
});

/** One ballot and one pair at a time. */
function prefers(ballots: readonly BallotGroup[], x: OptionId, y: OptionId): bigint {
  let votes = 0n;
  for (const { choice, count: times } of ballots) {
    if (choice.kind !== 'ranking') continue;
    const rank = (option: OptionId): number => { const at = choice.ranks.findIndex(names => names.includes(option)); return at < 0 ? 99 : at; };
    if (choice.ranks.flat().length > 0 && rank(x) < rank(y)) votes += times;
  }
  return votes;
}

/** Schulze's definition read off all paths, which a few options allow. */
function naiveWinners(options: readonly OptionId[], strength: (x: OptionId, y: OptionId) => bigint): OptionId[] {
  const best = (x: OptionId, y: OptionId, through: readonly OptionId[]): bigint =>
    through.reduce((found, via) => {
      const first = strength(x, via);
      const rest = best(via, y, through.filter(other => other !== via));
      const weakest = first < rest ? first : rest;
      return weakest > found ? weakest : found;
    }, strength(x, y));
  const path = (x: OptionId, y: OptionId): bigint => best(x, y, options.filter(option => option !== x && option !== y));
  return options.filter(x => options.every(y => x === y || path(x, y) >= path(y, x)));
}

const counted = (rule: (typeof METHODS)[number], { options, ballots, lots }: { options: readonly OptionId[]; ballots: readonly BallotGroup[]; lots: readonly OptionId[] }, withLot: boolean): Count =>
  count(PRESETS[rule], options, ballots, 1, withLot ? { ladder: ['lot'], lots } : { ladder: [] });

describe('rules of pairs', () => {
  it('compare every two options as the ballots do, one by one', () => fc.assert(fc.property(election, case_ => {
    const result = counted('schulze-winning', case_, true);
    for (const x of case_.options) for (const y of case_.options) if (x !== y) expect(result.pairwise?.preferred[x]?.[y]).toBe(String(prefers(case_.ballots, x, y)));
  })));
  it('find by Schulze whom the definition over all paths finds, by winning votes and by margins', () => fc.assert(fc.property(election, case_ => {
    const d = (x: OptionId, y: OptionId): bigint => prefers(case_.ballots, x, y);
    for (const rule of ['schulze-winning', 'schulze-margins'] as const) {
      const strength = (x: OptionId, y: OptionId): bigint => (d(x, y) <= d(y, x) ? 0n : rule === 'schulze-winning' ? d(x, y) : d(x, y) - d(y, x));
      const result = counted(rule, case_, false);
      expect([...(result.status === 'decided' ? result.elected : result.ties.at(-1)?.between ?? [])].sort()).toEqual(naiveWinners(case_.options, strength).sort());
    }
  })));
  it.each(METHODS)('%s elects whoever wins every comparison', rule => { fc.assert(fc.property(election, case_ => {
    const winner = case_.options.find(x => case_.options.every(y => x === y || prefers(case_.ballots, x, y) > prefers(case_.ballots, y, x)));
    if (winner !== undefined) expect(counted(rule, case_, true).elected).toEqual([winner]);
  })); });
  it.each(METHODS)('%s elects from the smallest set that beats all outside it', rule => { fc.assert(fc.property(election, case_ => {
    const beats = (x: OptionId, y: OptionId): boolean => prefers(case_.ballots, x, y) > prefers(case_.ballots, y, x);
    const smith = subsetsBySize(case_.options).find(set => set.every(x => case_.options.every(y => set.includes(y) || beats(x, y))));
    expect(smith).toContain(counted(rule, case_, true).elected[0]);
  })); });
  it.each(METHODS)('%s does not depend on the order of ballots, nor on that of the options except by lot', rule => { fc.assert(fc.property(election, case_ => {
    const turned = { ...case_, options: case_.options.toReversed(), ballots: case_.ballots.toReversed() };
    expect(counted(rule, turned, true).elected).toEqual(counted(rule, case_, true).elected);
  })); });
  it('asks for a ruling on a circle of equals, and names it', () => {
    const circle = ['ABC', 'BCA', 'CAB'].map((order): BallotGroup => ({ choice: { kind: 'ranking', ranks: [...order].map(name => [name as OptionId]) }, count: 1n }));
    for (const rule of METHODS) {
      const result = count(PRESETS[rule], ['A', 'B', 'C'] as OptionId[], circle, 1, { ladder: [] });
      expect([result.status, result.ties.at(-1)?.between]).toEqual(['ruling-needed', ['A', 'B', 'C']]);
    }
  });
});

function subsetsBySize(options: readonly OptionId[]): OptionId[][] {
  const all = Array.from({ length: 2 ** options.length - 1 }, (_, bits) => options.filter((_option, i) => ((bits + 1) >> i) & 1));
  return all.sort((a, b) => a.length - b.length);
}

/** Ranked pairs one victory at a time, the order drawn deciding between equally strong ones that exclude one another. */
function naiveRankedPairs(options: readonly OptionId[], d: (x: OptionId, y: OptionId) => bigint, lots: readonly OptionId[]): readonly (readonly [OptionId, OptionId])[] {
  const victories = options.flatMap(x => options.filter(y => x !== y && d(x, y) > d(y, x)).map(y => [x, y] as const));
  const sorted = victories.sort(([a, b], [c, e]) => Number(d(c, e) - d(a, b)) || Number(d(b, a) - d(e, c)) || lots.indexOf(a) - lots.indexOf(c) || lots.indexOf(e) - lots.indexOf(b));
  const locked: (readonly [OptionId, OptionId])[] = [];
  const leads = (from: OptionId, to: OptionId): boolean => from === to || locked.some(([x, y]) => x === from && leads(y, to));
  for (const [x, y] of sorted) if (!leads(y, x)) locked.push([x, y]);
  return locked;
}

describe('ranked pairs', () => {
  it('lock what a naive count locks, with the order drawn between equals', () => { fc.assert(fc.property(election, case_ => {
    const locked = naiveRankedPairs(case_.options, (x, y) => prefers(case_.ballots, x, y), case_.lots);
    const source = case_.options.filter(x => !locked.some(([, y]) => y === x));
    const { elected, ties, status } = counted('ranked-pairs', case_, true);
    expect([status, elected]).toEqual(['decided', [case_.lots.find(name => source.includes(name))]]);
    for (const tie of ties) expect([tie.stage, tie.purpose, tie.brokenBy, tie.chosen]).toEqual([1, 'elect', 'lot', case_.lots.find(name => tie.between.includes(name))]);
  }), { numRuns: 1000 }); });
  it('take an order of the charter as they take a lot, and ask when it does not name everybody', () => {
    const circle = ['ABC', 'BCA', 'CAB'].map((order): BallotGroup => ({ choice: { kind: 'ranking', ranks: [...order].map(name => [name as OptionId]) }, count: 1n }));
    const by = (order: string): Count => count(PRESETS['ranked-pairs'], ['A', 'B', 'C'] as OptionId[], circle, 1, { ladder: ['order'], order: [...order] as OptionId[] });
    // By B, A, C: the victory of B over C comes first, then that of A over B, and that of C over A would close the circle.
    expect([by('BAC').elected, by('CAB').elected, by('BAC').ties[0]?.brokenBy]).toEqual([['A'], ['C'], 'order']);
    expect(by('BA')).toMatchObject({ status: 'ruling-needed', elected: [], ranking: [], ties: [{ stage: 1, between: ['A', 'B', 'C'], brokenBy: 'nothing' }] });
  });
  it('call the victory with fewer votes against the stronger of two with the same votes', () => {
    // B beats C and C beats A with six votes each; A beats B with seven. Six to three is stronger than six to four.
    const ranks = (times: number, ...names: string[]): BallotGroup => ({ choice: { kind: 'ranking', ranks: names.map(rank => [...rank] as OptionId[]) }, count: BigInt(times) });
    const papers = [ranks(4, 'A', 'B', 'C'), ranks(3, 'C', 'A', 'B'), ranks(2, 'B', 'C', 'A'), ranks(1, 'BC', 'A')];
    const result = count(PRESETS['ranked-pairs'], ['A', 'B', 'C'] as OptionId[], papers, 1, { ladder: [] });
    expect(result.pairwise?.preferred).toMatchObject({ A: { B: '7' }, B: { C: '6' }, C: { A: '6', B: '3' } });
    expect(result.elected).toEqual(['A']);
  });
});

describe('the sheet of a rule of pairs', () => {
  it.each(METHODS)('%s: the votes of the one stage are comparisons won', rule => { fc.assert(fc.property(election, case_ => {
    const { stages } = counted(rule, case_, true);
    const won = (x: OptionId): number => case_.options.filter(y => y !== x && prefers(case_.ballots, x, y) > prefers(case_.ballots, y, x)).length;
    expect(stages).toMatchObject([{ stage: 1, action: { kind: 'compared' }, votes: Object.fromEntries(case_.options.map(x => [x, String(won(x))])), nonTransferable: '0', excluded: [] }]);
  })); });
  it.each(METHODS)('%s counts votes beyond what ordinary numbers hold exactly', rule => { fc.assert(fc.property(election, fc.bigInt({ min: 2n ** 53n, max: 2n ** 56n }), (case_, times) => {
    // Papers hold at most 2^64 - 1 votes.
    fc.pre(case_.ballots.reduce((sum, group) => sum + group.count, 0n) * times < 2n ** 64n);
    const [plain, huge] = [case_.ballots, case_.ballots.map(group => ({ ...group, count: group.count * times }))].map(ballots => counted(rule, { ...case_, ballots }, true));
    const scaled = (table: Count['pairwise']): unknown => Object.values(table?.preferred ?? {}).flatMap(row => Object.values(row).map(votes => String(BigInt(votes) * times)));
    expect([huge?.elected, huge?.ranking, Object.values(huge?.pairwise?.preferred ?? {}).flatMap(row => Object.values(row))]).toEqual([plain?.elected, plain?.ranking, scaled(plain?.pairwise)]);
    if (rule !== 'ranked-pairs') expect(Object.values(huge?.pairwise?.paths ?? {}).flatMap(row => Object.values(row))).toEqual(Object.values(plain?.pairwise?.paths ?? {}).flatMap(row => Object.values(row).map(votes => String(BigInt(votes) * times))));
  })); });
  it('ranks everybody, those beaten by nobody first', () => { fc.assert(fc.property(election, case_ => {
    for (const rule of METHODS) {
      const { elected } = count(PRESETS[rule], case_.options, case_.ballots, case_.options.length, { ladder: ['lot'], lots: case_.lots });
      const paths = count(PRESETS[rule], case_.options, case_.ballots, case_.options.length, { ladder: ['lot'], lots: case_.lots }).pairwise?.paths;
      elected.forEach((y, at) => { for (const x of elected.slice(at + 1)) if (paths) expect(BigInt(paths[x]?.[y] ?? 0) <= BigInt(paths[y]?.[x] ?? 0)).toBe(true); });
    }
  })); });
});
