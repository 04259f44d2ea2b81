import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitKindId } from '../src/charter/law.ts';
import type { UnitId } from '../src/assembly/ids.ts';
import type { Choice, GroupedBallots, OrderOfPoll } from '../src/assembly/order.ts';
import { verdictOfElection, verdictOnQuestion } from '../src/assembly/verdicts.ts';
import type { OptionId } from '../src/tally/ballot.ts';
import type { TieStep } from '../src/tally/tie.ts';
import type { Json } from './canonical.ts';
import { changesOf } from './change.ts';
import { totalsOf } from './ballots.ts';
import { recount } from './election.ts';
import { testsOf } from './threshold.ts';
import type { Means } from './ties.ts';
import { unitVerdicts } from './units.ts';

// Two programs that share no line, one made for the server and one for the verifier, have to come to the same numbers.
const OPTIONS = ['a', 'b', 'c', 'd', 'e', 'f'];
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

const group = (choice: fc.Arbitrary<Choice>): fc.Arbitrary<GroupedBallots> =>
  fc.record({ choice, heads: fc.integer({ min: 1, max: 9 }), each: fc.integer({ min: 1, max: 3 }) }).map(({ choice: chosen, heads, each }) => ({ choice: chosen, heads, weight: heads * each }));
const ladder = fc.uniqueArray(fc.constantFrom<TieStep>('earlier-stage', 'first-preferences', 'lot', 'incumbent'), { maxLength: 4 });

const RANKED: ReadonlySet<string> = new Set(['scottish-stv', 'wigm', 'irv']);
const namesOn = ({ method, options, seats }: { method: string; options: readonly string[]; seats: number }): number =>
  Math.min(options.length, method === 'plurality' ? 1 : method === 'block' ? seats : method === 'limited' ? Math.max(1, seats - 1) : options.length);

const elections = fc.record({
  method: fc.constantFrom('scottish-stv' as const, 'wigm' as const, 'irv' as const, 'plurality' as const, 'block' as const, 'limited' as const, 'approval' as const, 'yes-no-each' as const),
  options: fc.integer({ min: 1, max: 6 }).map(n => OPTIONS.slice(0, n)), seats: fc.integer({ min: 1, max: 4 }), ties: ladder,
  lots: fc.option(fc.shuffledSubarray(OPTIONS, { minLength: 6 }), { nil: undefined }), incumbents: fc.subarray(OPTIONS),
  ruling: fc.option(fc.shuffledSubarray(OPTIONS, { minLength: 2 }), { nil: undefined }),
}).map(election => ({ ...election, seats: election.method === 'irv' ? 1 : election.seats })).chain(election => fc.array(group(fc.shuffledSubarray(election.options, { maxLength: namesOn(election) })
  .map((names): Choice => (RANKED.has(election.method) ? { kind: 'ranking', order: names } : { kind: 'picks', options: names }))), { maxLength: 12 })
  .map(ballots => ({ ...election, ballots })));

describe('a recount by the verifier', () => {
  it('comes to the same count as the server, with stages, ties, alternates and open ends', () => {
    fc.assert(fc.property(elections, ({ method, options, seats, ties, lots, incumbents, ruling, ballots }) => {
      const decision = { kind: 'count', method, seats } as const;
      const order = { options: options.map(id => ({ id })), decision, ties, bases: {}, roll: { weight: 1000 } } as unknown as OrderOfPoll;
      const given = ruling === undefined ? undefined : { between: ruling, winner: ruling[0]! };
      const verdict = verdictOfElection({ order, digest: '', ballots, marks: 0 }, decision, {
        ladder: given ? [...ties, 'ruling'] : ties, incumbents: incumbents as OptionId[],
        ...(lots ? { lots: lots as OptionId[] } : {}), ...(given ? { rulings: [given as { between: OptionId[]; winner: OptionId }] } : {}),
      });
      const means: Means = { ladder: given ? [...ties, 'ruling'] : ties, incumbents, ...(lots ? { lots } : {}), ...(given ? { rulings: [given] } : {}) };
      const counted = recount(plain(order) as never, plain(ballots) as Json[], means);
      expect(plain(counted?.record)).toEqual(plain(verdict.count));
      expect(counted?.open).toBe(verdict.outcome === 'ruling-needed');
      expect({ ...totalsOf(plain(ballots) as Json[]) }).toEqual(verdict.totals);
    }), { numRuns: 3_000 });
  });

  it('comes to the same tests and outcome of a question, in heads, weights, split cards, units of several kinds and their inhabitants', () => {
    const units = [
      { kind: 'workplace' as UnitKindId, units: [['w1', 700], ['w2', 300], ['w3', 50]].map(([unit, inhabitants]) => ({ unit: unit as UnitId, inhabitants: inhabitants as number })) },
      { kind: 'city' as UnitKindId, units: [{ unit: 'c1' as UnitId }, { unit: 'c2' as UnitId }] },
    ];
    const line = fc.tuple(fc.subarray(['w1', 'w2', 'w3'], { maxLength: 1 }), fc.subarray(['c1', 'c2'], { maxLength: 1 })).map(each => each.flat() as UnitId[]);
    const choice = fc.record({ vote: fc.constantFrom('for' as const, 'against' as const, 'abstain' as const), of: line }).map(({ vote, of: own }): Choice => ({ kind: 'question', vote, of: own }));
    const split = fc.record({ for: fc.nat(9), against: fc.nat(9), abstain: fc.nat(9), of: line, heads: fc.integer({ min: 1, max: 3 }) })
      .map(({ heads, ...parts }): GroupedBallots => ({ choice: { kind: 'split', ...parts }, heads, weight: heads * (parts.for + parts.against + parts.abstain) }));
    const share = fc.constantFrom('1/2', '2/3', '3/4', '1', '3/5', '1/3');
    const of = fc.constantFrom('cast' as const, 'valid' as const, 'members' as const, 'electors' as const, 'seats' as const, 'filled' as const, 'present' as const);
    const ofUnits = fc.record({ share, strict: fc.boolean(), counts: fc.constantFrom(['units', 'workplace'] as const, ['units', 'city'] as const, ['inhabitants', 'workplace'] as const) })
      .map(({ share: part, strict, counts: [counted, unitKind] }) => ({ share: part, strict, of: counted, counted, unitKind }));
    const threshold = fc.record({
      all: fc.array(fc.record({ share, strict: fc.boolean(), of, counted: fc.constantFrom('heads' as const, 'weights' as const) }).chain(test => fc.oneof(fc.constant(test), ofUnits)), { minLength: 1, maxLength: 4 }),
      quorum: fc.array(fc.record({ share, strict: fc.boolean(), of, measured: fc.constantFrom('cast' as const, 'present' as const) }).chain(test => fc.oneof(fc.constant(test), ofUnits.map(each => ({ ...each, measured: 'cast' as const })))), { maxLength: 2 }),
    });
    fc.assert(fc.property(fc.array(fc.oneof(group(choice), split), { maxLength: 8 }), threshold, fc.constantFrom('ballot' as const, 'card' as const), fc.constantFrom('holders', 'members', 'present'), fc.option(fc.nat(60), { nil: undefined }), (ballots, record, mode, roll, present) => {
      fc.pre(present !== undefined || ![...record.all, ...record.quorum].some(test => test.of === 'present' || ('measured' in test && test.measured === 'present')));
      const order = { mode, units, bases: { members: 50, electors: 50, seats: 40, filled: 30 }, roll: { weight: 200, spec: { of: roll } }, decision: { kind: 'threshold', threshold: record } } as unknown as OrderOfPoll;
      const verdict = verdictOnQuestion({ order, digest: '', ballots, marks: 0, ...(present === undefined ? {} : { present }) }, record);
      const totals = totalsOf(plain(ballots) as Json[]);
      expect({ ...totals }).toEqual(verdict.totals);
      const own = unitVerdicts(plain(order) as never, plain(ballots) as Json[]);
      expect(own).toEqual(plain(verdict.units));
      const figures = { order: plain(order) as never, totals, present, ...(own ? { units: own } : {}) };
      const tests = testsOf(figures, plain(record));
      expect(tests).toEqual(plain(verdict.tests));
      expect(tests.every(test => test.met === true)).toBe(verdict.outcome === 'carried');
      expect(changesOf(figures, plain(record), verdict.outcome === 'carried')).toEqual(plain(verdict.wouldHaveChangedIt));
    }), { numRuns: 3_000 });
  });
});
