import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotGroup, OptionId } from '../ballot.ts';
import { count } from '../count.ts';
import type { Count } from '../count.ts';
import { PRESETS } from '../presets.ts';

const METHODS = ['schulze-winning', 'schulze-margins', 'ranked-pairs'] as const;
const NAMES = ['A', 'B', 'C', 'D', 'E'] as OptionId[];

const ranking = (options: readonly OptionId[]): fc.Arbitrary<BallotGroup> =>
  fc.record({ order: fc.shuffledSubarray([...options]), joined: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }), times: fc.integer({ min: 1, max: 4 }) }).map(({ order, joined, times }) => {
    const ranks = order.reduce<OptionId[][]>((before, option, i) => (i > 0 && joined[i] ? [...before.slice(0, -1), [...before.at(-1) ?? [], option]] : [...before, [option]]), []);
    return { choice: { kind: 'ranking', ranks }, count: BigInt(times) };
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
