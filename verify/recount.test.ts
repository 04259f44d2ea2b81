import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UnitKindId } from '../src/charter/law.ts';
import type { UnitId } from '../src/assembly/ids.ts';
import { choiceFault as offeredFault } from '../src/assembly/choices.ts';
import type { Choice, CountDecision, GroupedBallots, OrderOfPoll } from '../src/assembly/order.ts';
import { verdictOfElection, verdictOnQuestion } from '../src/assembly/verdicts.ts';
import { ballotFormOf, fillsOneSeat } from '../src/tally/ballot-form.ts';
import type { OptionId } from '../src/tally/ballot.ts';
import { reopensUnder, reservesUnder } from '../src/tally/contest-settings.ts';
import { nameOf, PRESETS } from '../src/tally/presets.ts';
import { contradictionIn } from '../src/tally/rule-check.ts';
import type { CountRule } from '../src/tally/rule.ts';
import { reservedProblems, type ReservedPlaces } from '../src/tally/stv/reserved.ts';
import type { TieStep } from '../src/tally/tie.ts';
import type { Json } from './canonical.ts';
import { changesOf } from './change.ts';
import { choiceFault, totalsOf } from './ballots.ts';
import { recount } from './election.ts';
import { testsOf } from './threshold.ts';
import type { Means } from './ties.ts';
import { unitVerdicts } from './units.ts';

// Two programs that share no line, one made for the server and one for the verifier, have to come to the same numbers.
const OPTIONS = ['a', 'b', 'c', 'd', 'e', 'f'];
const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value)) as Json;

const group = (choice: fc.Arbitrary<Choice>): fc.Arbitrary<GroupedBallots> =>
  fc.record({ choice, heads: fc.integer({ min: 1, max: 9 }), each: fc.integer({ min: 1, max: 3 }) }).map(({ choice: chosen, heads, each }) => ({ choice: chosen, heads, weight: heads * each }));
const ladder = fc.uniqueArray(fc.constantFrom<TieStep>('earlier-stage', 'earliest-stage', 'first-preferences', 'lot', 'incumbent'), { maxLength: 4 });

const all = 'all' as const;
/** One arbitrary for each family, over every setting that it has. */
const FAMILIES: Readonly<Record<Exclude<CountRule['kind'], 'yes-no'>, fc.Arbitrary<CountRule>>> = {
  marks: fc.record({ kind: fc.constant('marks' as const), most: fc.constantFrom(1, 2, 'seats' as const, 'fewer-than-seats' as const, 'any' as const), majority: fc.constantFrom('none' as const, 'of-valid-ballots' as const), empty: fc.constantFrom('invalid' as const, 'valid' as const) }),
  points: fc.record({ kind: fc.constant('points' as const), each: fc.constantFrom(1, 3, 'together' as const), together: fc.constantFrom(2, 5, 'seats' as const) }),
  irv: fc.record({ kind: fc.constant('irv' as const), majority: fc.constantFrom('of-continuing' as const, 'of-valid' as const), exclusion: fc.constantFrom('single' as const, 'bulk' as const), rounds: fc.constant('one-ballot' as const), reading: fc.record({ shared: fc.constantFrom('ends' as const, 'passed-over' as const), skipped: fc.constant('any' as const), ranks: fc.constantFrom(all, 1, 2, 3) }) }),
  contingent: fc.record({ kind: fc.constant('contingent' as const), ranks: fc.constantFrom(all, 2, 3) }),
  bucklin: fc.constant({ kind: 'bucklin' as const }),
  schulze: fc.record({ kind: fc.constant('schulze' as const), strength: fc.constantFrom('winning' as const, 'margins' as const) }),
  'ranked-pairs': fc.constant({ kind: 'ranked-pairs' as const }),
  stv: fc.record({ kind: fc.constant('stv' as const), quota: fc.constantFrom('droop' as const, 'droop-fraction' as const, 'hare' as const), decimals: fc.constantFrom(0, 2, 5), transfer: fc.constantFrom('weighted' as const, 'unweighted' as const, 'last-parcel' as const), surplusOrder: fc.constantFrom('largest' as const, 'first-elected' as const), exclusion: fc.constantFrom('single' as const, 'bulk' as const) }),
  ers97: fc.constant({ kind: 'ers97' as const }),
  meek: fc.record({ kind: fc.constant('meek' as const), keeps: fc.constantFrom('share' as const, 'price' as const), decimals: fc.constantFrom(2, 6, 9), guard: fc.constantFrom(0, 4), balance: fc.constantFrom(1, 2, 6), quota: fc.constantFrom('exceeded' as const, 'plus-one-unit' as const), exclusion: fc.constantFrom('single' as const, 'bulk' as const), tied: fc.constantFrom('within-surplus' as const, 'same-votes' as const), electing: fc.constantFrom('at-once' as const, 'in-balance' as const) }).filter(rule => contradictionIn(rule) === undefined),
};

const MARKED: readonly CountRule['kind'][] = ['marks', 'points'];
const ranked = (options: readonly string[], { most, equal }: { readonly most: number; readonly equal: boolean }): fc.Arbitrary<Choice> => fc.shuffledSubarray([...options]).chain((names): fc.Arbitrary<Choice> => {
  if (!equal) return fc.constant({ kind: 'ranking', order: names.slice(0, most) });
  return fc.array(fc.boolean(), { minLength: names.length, maxLength: names.length }).map((joined): Choice => {
    const ranks: string[][] = [];
    for (const [place, name] of names.entries()) if (joined[place] && ranks.length > 0) ranks.at(-1)!.push(name); else ranks.push([name]);
    return { kind: 'ranks', ranks };
  });
});

function ballotOf(rule: CountRule, options: readonly string[], seats: number): fc.Arbitrary<Choice> {
  const form = ballotFormOf(rule, seats, options.length);
  if (form.kind === 'ranking') return ranked(options, form);
  if (form.kind === 'marks') return fc.shuffledSubarray([...options], { maxLength: Math.min(form.most, options.length) }).map((chosen): Choice => ({ kind: 'picks', options: chosen }));
  if (form.kind !== 'points') throw new Error('a ballot of an election');
  const most = Math.min(form.each, form.together === 'any' ? form.each : form.together);
  return fc.array(fc.tuple(fc.constantFrom(...options), fc.integer({ min: 1, max: most })), { maxLength: 3 }).map((given): Choice => {
    const [points, left] = [new Map<string, number>(), { points: form.together === 'any' ? Infinity : form.together }];
    for (const [name, number] of given) if (!points.has(name) && number <= left.points) { points.set(name, number); left.points -= number; }
    return { kind: 'points', points: Object.fromEntries(points) };
  });
}

const reserving = (options: readonly string[], seats: number): fc.Arbitrary<readonly ReservedPlaces[]> =>
  fc.array(fc.record({ name: fc.constant('group'), options: fc.subarray([...options]) as fc.Arbitrary<OptionId[]>, atLeast: fc.integer({ min: 1, max: 2 }) }), { maxLength: 2 })
    .map(reserved => (reservedProblems(reserved, { options: options as OptionId[], seats: Math.min(seats, options.length) }).length > 0 ? [] : reserved));

/** Few options and short papers, so that ties are common. */
const elections = (rules: fc.Arbitrary<CountRule>) => fc.record({
  rule: rules, options: fc.integer({ min: 1, max: 6 }).map(n => OPTIONS.slice(0, n)), seats: fc.integer({ min: 1, max: 4 }), ties: ladder,
  lots: fc.option(fc.shuffledSubarray(OPTIONS, { minLength: 6 }), { nil: undefined }), incumbents: fc.subarray(OPTIONS),
  ruling: fc.option(fc.shuffledSubarray(OPTIONS, { minLength: 2 }), { nil: undefined }),
  reopen: fc.option(fc.record({ elected: fc.constantFrom('void' as const, 'empty' as const), excluded: fc.constantFrom('as-any' as const, 'never' as const) }), { nil: undefined }),
}).map(election => ({ ...election, seats: fillsOneSeat(election.rule) ? 1 : election.seats })).chain(({ reopen, ...election }) => fc.record({
  ballots: fc.array(group(ballotOf(election.rule, election.options, election.seats)), { maxLength: 12 }),
  reserved: reservesUnder(election.rule) && !reopen ? reserving(election.options, election.seats) : fc.constant([]),
}).map(({ ballots, reserved }) => ({ ...election, ballots, decision: {
  kind: 'count' as const, method: nameOf(election.rule), rule: election.rule, seats: election.seats, ...(reserved.length > 0 ? { reserved } : {}),
  ...(reopen && reopensUnder(election.rule) ? { reopen: { option: election.options[0] as OptionId, ...reopen } } : {}),
} })));

type Case = ReturnType<typeof elections> extends fc.Arbitrary<infer T> ? T : never;

/** Counts by both programs; says how often a tie came up. */
function bothAgree({ decision, options, ties, lots, incumbents, ruling, ballots }: Omit<Case, 'decision'> & { readonly decision: CountDecision }): number {
  const order = { options: options.map(id => ({ id })), decision, ties, bases: {}, roll: { weight: 1000 } } as unknown as OrderOfPoll;
  const given = ruling === undefined ? undefined : { between: ruling, winner: ruling[0]! };
  const verdict = verdictOfElection({ order, digest: '', ballots, marks: 0 }, decision, {
    ladder: given ? [...ties, 'ruling'] : ties, incumbents: incumbents as OptionId[],
    ...(lots ? { lots: lots as OptionId[] } : {}), ...(given ? { rulings: [given as { between: OptionId[]; winner: OptionId }] } : {}),
  });
  const means: Means = { ladder: given ? [...ties, 'ruling'] : ties, incumbents, ...(lots ? { lots } : {}), ...(given ? { rulings: [given] } : {}) };
  for (const { choice, weight } of ballots) expect(choiceFault(plain(order) as never, plain(choice), weight)).toBe(offeredFault(order, choice, weight));
  const counted = recount(plain(order) as never, plain(ballots) as Json[], means);
  expect(plain(counted?.record)).toEqual(plain(verdict.count));
  expect(counted?.open).toBe(verdict.outcome === 'ruling-needed');
  expect({ ...totalsOf(plain(ballots) as Json[]) }).toEqual(verdict.totals);
  return verdict.count?.ties.length ?? 0;
}

describe('a recount by the verifier', () => {
  it.each(Object.entries(FAMILIES))('comes to the same count of %s as the server, with stages, ties, alternates and open ends', (kind, rules) => {
    let tied = 0;
    fc.assert(fc.property(elections(rules), election => { tied += bothAgree(election); }), { numRuns: 2_000 });
    // With a majority asked of marks there is seldom more than one who has it.
    expect(tied, kind).toBeGreaterThan(MARKED.includes(kind as CountRule['kind']) ? 100 : 200);
  });

  it.each(Object.entries(PRESETS).filter(([, rule]) => rule.kind !== 'yes-no'))('comes to the same count by %s', (_name, rule) => {
    fc.assert(fc.property(elections(fc.constant(rule)), election => { bothAgree(election); }), { numRuns: 300 });
  });

  it('counts orders that name their rule as before rules were written out', () => {
    const named = fc.constantFrom('scottish-stv' as const, 'wigm' as const, 'irv' as const, 'plurality' as const, 'block' as const, 'limited' as const, 'approval' as const, 'yes-no-each' as const);
    fc.assert(fc.property(named.chain(method => elections(fc.constant<CountRule>(PRESETS[method])).map(election => ({ method, ...election }))), ({ method, ...election }) => {
      bothAgree({ ...election, decision: { kind: 'count', method, seats: election.seats } });
    }), { numRuns: 1_000 });
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
