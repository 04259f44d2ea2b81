import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OptionId } from '#tally/ballot.ts';
import type { PresetName } from '#tally/presets.ts';
import type { TieStep } from '#tally/tie.ts';
import type { Choice, GroupedBallots, OrderOfPoll } from './order.ts';
import { recountElection } from './recount.ts';
import { countElection, verdictOfElection } from './verdicts.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e'] as unknown as readonly OptionId[];
const METHODS: readonly PresetName[] = ['scottish-stv', 'wigm', 'irv', 'plurality', 'block', 'limited', 'approval', 'yes-no-each'];
const RANKED: ReadonlySet<PresetName> = new Set(['scottish-stv', 'wigm', 'irv']);

/** What recounting reads of an order. */
function orderOf(method: PresetName, seats: number, ties: readonly TieStep[]): OrderOfPoll {
  return { options: NAMES.map(id => ({ id })), decision: { kind: 'count', method, seats }, ties, bases: {}, roll: { spec: { of: 'members' }, root: '', size: 9, weight: 9 } } as unknown as OrderOfPoll;
}

const elections = fc.record({
  method: fc.constantFrom(...METHODS), seats: fc.integer({ min: 1, max: 3 }), papers: fc.array(fc.shuffledSubarray([...NAMES], { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 14 }),
  ladder: fc.constantFrom<TieStep[]>(['earlier-stage', 'lot'], ['lot'], ['first-preferences', 'incumbent', 'lot'], ['earlier-stage'], ['incumbent', 'earlier-stage', 'order']), lots: fc.shuffledSubarray([...NAMES], { minLength: 5, maxLength: 5 }), incumbents: fc.subarray([...NAMES]),
}).map(given => ({ ...given, seats: given.method === 'irv' ? 1 : given.seats }));

function ballotsOf(method: PresetName, papers: readonly (readonly OptionId[])[]): readonly GroupedBallots[] {
  return papers.map(names => {
    const choice: Choice = RANKED.has(method) ? { kind: 'ranking', order: names } : { kind: 'picks', options: method === 'plurality' ? names.slice(0, 1) : names.slice(0, 2) };
    return { choice, heads: 1, weight: 1 };
  });
}

/** As a database gives it back: the members of its objects in an order of its own. */
function asStored<T>(value: T): T {
  if (Array.isArray(value)) return value.map(each => asStored<unknown>(each)) as T;
  return (typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).reverse().map(([key, each]) => [key, asStored<unknown>(each)])) : value) as T;
}

describe('an election counted again from what the record tells', () => {
  it('has the whole account of the count, whatever broke its ties, and stops where it stopped', () => {
    fc.assert(fc.property(elections, ({ method, seats, papers, ladder, lots, incumbents }) => {
      const order = orderOf(method, seats, ladder);
      const ballots = ballotsOf(method, papers);
      const ties = { ladder, lots, order: lots, incumbents };
      if (order.decision.kind !== 'count') throw new Error('an election');
      const counted = countElection({ order, ballots }, order.decision, ties);
      const { count: record } = verdictOfElection({ order, digest: '', ballots, marks: papers.length }, order.decision, ties);
      const again = recountElection(order, ballots, asStored(record!));
      expect(again).toMatchObject({ elected: counted.elected, stages: counted.stages, ranking: counted.ranking, status: counted.status });
      expect(again?.ties.map(({ chosen, brokenBy, between }) => ({ chosen, brokenBy, between }))).toEqual(counted.ties.map(({ chosen, brokenBy, between }) => ({ chosen, brokenBy, between })));
    }), { numRuns: 400 });
  });

  it('is not shown when the ballots lead elsewhere', () => {
    const order = orderOf('plurality', 1, ['lot']);
    const ballots = ballotsOf('plurality', [['a' as OptionId], ['a' as OptionId], ['b' as OptionId]]);
    if (order.decision.kind !== 'count') throw new Error('an election');
    const { count: record } = verdictOfElection({ order, digest: '', ballots, marks: 3 }, order.decision, { ladder: ['lot'] });
    expect(recountElection(order, ballots.slice(1), record!)).toBeUndefined();
  });
});
