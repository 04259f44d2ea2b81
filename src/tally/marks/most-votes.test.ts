import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotGroup, OptionId } from '../ballot.ts';
import { count } from '../count.ts';
import { PRESETS } from '../presets.ts';
import type { TieInputs } from '../tie.ts';
import { votesOf } from './yes-no.ts';

const ids = (...names: string[]): OptionId[] => names as OptionId[];
const marked = (times: number, ...names: string[]): BallotGroup => ({ choice: { kind: 'options', chosen: ids(...names) }, count: BigInt(times) });
const vote = (kind: 'for' | 'against' | 'abstain', votes: number, heads = votes): BallotGroup =>
  ({ choice: { kind: 'motion', vote: kind }, count: BigInt(votes), heads: BigInt(heads) });
const noTies: TieInputs = { ladder: [] };

describe('plurality', () => {
  it('elects the most votes without asking for a majority, and orders the rest', () => {
    const result = count(PRESETS['plurality'], ids('A', 'B', 'C', 'D'), [marked(4, 'A'), marked(3, 'B'), marked(2, 'C'), marked(2, 'D')], 1, noTies);
    expect(result).toMatchObject({ elected: ['A'], ranking: [['B'], ['C', 'D']], status: 'decided', ties: [], valid: 11n });
  });
  it('counts a second mark as an overvote and an empty ballot as blank', () => {
    const result = count(PRESETS['plurality'], ids('A', 'B'), [marked(1, 'A'), marked(2, 'A', 'B'), marked(3), { choice: { kind: 'spoiled' }, count: 1n }], 1, noTies);
    expect([result.valid, result.invalid]).toEqual([1n, 6n]);
    expect(result.invalidBecause).toEqual([{ reason: 'overvote', count: 2n }, { reason: 'blank', count: 3n }, { reason: 'spoiled', count: 1n }]);
  });
  it('asks no ladder when the tied all find a seat', () =>
    expect(count(PRESETS['plurality'], ids('A', 'B'), [marked(1, 'A'), marked(1, 'B')], 2, noTies)).toMatchObject({ elected: ['A', 'B'], ties: [] }));
  it('stops at a tie for the last seat and says who is tied', () =>
    expect(count(PRESETS['plurality'], ids('A', 'B', 'C'), [marked(3, 'A'), marked(1, 'B'), marked(1, 'C')], 2, noTies))
      .toMatchObject({ elected: ['A'], status: 'ruling-needed', ties: [{ stage: 1, between: ['B', 'C'], brokenBy: 'nothing' }], ranking: [], stages: [{ stage: 1, excluded: [] }] }));
  it('keeps names that objects treat as their own', () =>
    expect(Object.entries(count(PRESETS['plurality'], ids('__proto__', 'B'), [marked(3, '__proto__')], 1, noTies).stages[0]?.votes ?? {})).toEqual([['__proto__', '3'], ['B', '0']]));
});

describe('limited vote', () => {
  const invalid = (seats: number, ...names: string[]): bigint => count(PRESETS['limited'], ids('A', 'B', 'C'), [marked(1, ...names)], seats, noTies).invalid;
  it('takes one mark fewer than seats, and one where there is one seat', () => expect([invalid(3, 'A', 'B'), invalid(3, 'A', 'B', 'C'), invalid(2, 'A', 'B'), invalid(1, 'A'), invalid(1, 'A', 'B')]).toEqual([0n, 1n, 1n, 0n, 1n]));
  it('strikes out the withdrawn before it counts the marks of a paper', () =>
    expect(count(PRESETS['plurality'], ids('A'), [marked(1, 'A', 'B', 'C')], 1, noTies, ids('B', 'C'))).toMatchObject({ valid: 1n, invalid: 0n, elected: ['A'] }));
});

describe('block vote', () => {
  it('takes as many marks as seats, and more of them spoil the ballot', () => {
    const result = count(PRESETS['block'], ids('A', 'B', 'C'), [marked(3, 'A', 'B'), marked(2, 'C'), marked(1, 'A', 'B', 'C')], 2, noTies);
    expect(result).toMatchObject({ elected: ['A', 'B'], valid: 5n, invalid: 1n, invalidBecause: [{ reason: 'overvote', count: 1n }] });
  });
  it('counts an option once, however often it is marked', () =>
    expect(count(PRESETS['block'], ids('A', 'B'), [marked(1, 'A', 'A'), marked(1, 'B'), marked(1, 'B')], 1, noTies).elected).toEqual(['B']));
});

describe('approval', () => {
  it('finds the Python steering council of 2022 from its published totals', () => {
    const totals = { Galindo: 61, Viktorin: 48, Wouters: 48, Smith: 44, Cannon: 42, Warsaw: 39, Stinner: 35 };
    const ballots = Object.entries(totals).map(([name, times]) => marked(times, name));
    expect(count(PRESETS['approval'], ids(...Object.keys(totals)), ballots, 5, noTies))
      .toMatchObject({ elected: ['Galindo', 'Viktorin', 'Wouters', 'Smith', 'Cannon'], ties: [], ranking: [['Warsaw'], ['Stinner']] });
  });
});

describe('the tie ladder at the cut', () => {
  const tied = [marked(2, 'A'), marked(2, 'B'), marked(2, 'C')];
  const elect = (ties: TieInputs, seats = 1) => count(PRESETS['plurality'], ids('A', 'B', 'C'), tied, seats, ties);
  it.each<[string, TieInputs, string[]]>([
    ['a lot: the earlier drawn wins', { ladder: ['lot'], lots: ids('C', 'A', 'B') }, ['C', 'A']],
    ['an order given in the charter', { ladder: ['order'], order: ids('B', 'C', 'A') }, ['B', 'C']],
    ['the incumbent, then the lot', { ladder: ['incumbent', 'lot'], incumbents: ids('B'), lots: ids('C', 'A', 'B') }, ['B', 'C']],
    ['rulings, one for each seat', { ladder: ['ruling'], rulings: [{ between: ids('A', 'B', 'C'), winner: 'B' as OptionId }, { between: ids('C', 'A'), winner: 'C' as OptionId }] }, ['B', 'C']],
  ])('%s', (_name, ties, elected) => expect(elect(ties, 2)).toMatchObject({ elected, status: 'decided' }));
  it.each<[string, TieInputs, string | undefined]>([
    ['an empty ladder', { ladder: [] }, undefined],
    ['steps that cannot tell them apart', { ladder: ['first-preferences', 'earlier-stage'] }, undefined],
    ['a lot that was not drawn, though an order stands further down', { ladder: ['lot', 'order'], order: ids('A', 'B', 'C') }, 'lot'],
    ['a lot drawn among others', { ladder: ['lot'], lots: ids('A', 'B') }, 'lot'],
    ['a lot that names only some of them', { ladder: ['lot'], lots: ids('A') }, 'lot'],
    ['a ruling about more than the tied', { ladder: ['ruling'], rulings: [{ between: ids('A', 'B', 'C', 'D'), winner: 'A' as OptionId }] }, 'ruling'],
    ['a ruling about as many, not all of them tied', { ladder: ['ruling'], rulings: [{ between: ids('A', 'B', 'D'), winner: 'A' as OptionId }] }, 'ruling'],
    ['a ruling about others', { ladder: ['ruling'], rulings: [{ between: ids('A', 'B'), winner: 'A' as OptionId }] }, 'ruling'],
  ])('does not choose with %s', (_name, ties, needs) => {
    const result = elect(ties);
    expect([result.status, result.elected, result.ties[0]?.brokenBy, result.ties[0]?.needs]).toEqual(['ruling-needed', [], 'nothing', needs]);
  });
});

describe('any rule on sets of options', () => {
  const ballots = fc.array(fc.record({ names: fc.subarray(['A', 'B', 'C', 'D']), times: fc.integer({ min: 0, max: 3 }) }), { maxLength: 12 });
  const kinds = fc.constantFrom('plurality' as const, 'block' as const, 'approval' as const);
  it('fills the seats or names the tie, and loses no ballot', () =>
    fc.assert(fc.property(ballots, kinds, fc.integer({ min: 1, max: 5 }), (groups, kind, seats) => {
      const result = count(PRESETS[kind], ids('A', 'B', 'C', 'D'), groups.map(({ names, times }) => marked(times, ...names)), seats, noTies);
      expect(result.valid + result.invalid).toBe(BigInt(groups.reduce((sum, { times }) => sum + times, 0)));
      if (result.status === 'decided') expect(result.elected.length).toBe(Math.min(4, seats));
      else expect(result.ties.at(-1)?.between.length).toBeGreaterThan(seats - result.elected.length);
    })));
  it('does not depend on the order of the ballots', () =>
    fc.assert(fc.property(ballots, kinds, (groups, kind) => {
      const of = (some: typeof groups) => count(PRESETS[kind], ids('A', 'B', 'C', 'D'), some.map(({ names, times }) => marked(times, ...names)), 2, noTies);
      const [one, other] = [of(groups), of(groups.toReversed())];
      expect([other.elected, other.stages, other.ties]).toEqual([one.elected, one.stages, one.ties]);
    })));
});

describe('yes-no', () => {
  it('adopts with more for than against, and abstentions are valid', () =>
    expect(count({ kind: 'yes-no' }, ids('motion'), [vote('for', 2), vote('against', 1), vote('abstain', 9)], 1, noTies))
      .toMatchObject({ elected: ['motion'], valid: 12n, stages: [{ votes: { motion: '2' }, against: '1', nonTransferable: '9' }] }));
  it('lets a tie fall', () =>
    expect(count({ kind: 'yes-no' }, ids('motion'), [vote('for', 2), vote('against', 2)], 1, noTies)).toMatchObject({ elected: [], status: 'decided' }));
  it('counts heads and weights apart', () => {
    const ballots = [{ choice: { kind: 'spoiled' }, count: 5n } as const, vote('for', 1000, 1), vote('against', 300, 3)];
    expect(votesOf(ballots, 'heads')).toEqual({ for: 1n, against: 3n, abstain: 0n });
    expect(votesOf(ballots, 'weights')).toEqual({ for: 1000n, against: 300n, abstain: 0n });
    expect(count({ kind: 'yes-no' }, ids('motion'), ballots, 1, noTies)).toMatchObject({ elected: ['motion'], valid: 1300n, validHeads: 4n, invalid: 5n });
  });
});

describe('instant run-off', () => {
  const ranked = (times: number, ...names: string[]): BallotGroup => ({ choice: { kind: 'ranking', ranks: names.map((name) => ids(name)) }, count: BigInt(times) });
  it('excludes the lowest until one holds more than half of the votes in play', () => {
    const result = count(PRESETS['irv'], ids('A', 'B', 'C'), [ranked(4, 'A'), ranked(3, 'B'), ranked(2, 'C', 'B')], 1, noTies);
    expect(result).toMatchObject({ elected: ['B'], ranking: [['A'], ['C']], status: 'decided' });
    expect(result.stages).toEqual([
      { stage: 1, action: { kind: 'votes-counted' }, votes: { A: '4', B: '3', C: '2' }, nonTransferable: '0', transfers: [], elected: [], excluded: [], reasons: [] },
      { stage: 2, action: { kind: 'excluded', of: 'C' }, votes: { A: '4', B: '5', C: '0' }, nonTransferable: '0', transfers: [{ from: 'C', to: 'B', votes: '2' }], elected: ['B'], excluded: ['C'],
        reasons: [{ option: 'C', code: 'fewest-votes' }, { option: 'B', code: 'majority' }] },
    ]);
  });
  it('stops at a tie between the last two', () =>
    expect(count(PRESETS['irv'], ids('A', 'B'), [ranked(1, 'A'), ranked(1, 'B')], 1, noTies)).toMatchObject({ elected: [], status: 'ruling-needed', ties: [{ between: ['A', 'B'] }] }));
});

describe('a bug of the caller', () => {
  it.each([
    ['no seats', () => count(PRESETS['plurality'], ids('A'), [], 0, noTies)],
    ['an option listed twice', () => count(PRESETS['plurality'], ids('A', 'A'), [], 1, noTies)],
    ['a ballot for somebody else', () => count(PRESETS['plurality'], ids('A'), [marked(1, 'B')], 1, noTies)],
    ['a negative count', () => count(PRESETS['plurality'], ids('A'), [marked(-1, 'A')], 1, noTies)],
    ['two motions in one poll', () => count({ kind: 'yes-no' }, ids('A', 'B'), [], 1, noTies)],
    ['run-off for two seats', () => count(PRESETS['irv'], ids('A', 'B'), [], 2, noTies)],
  ])('throws for %s', (_name, call) => expect(call).toThrow(RangeError));
  it('throws for ballots of another kind', () => {
    expect(() => count(PRESETS['scottish-stv'], ids('A'), [marked(1, 'A')], 1, noTies)).toThrow(TypeError);
    expect(() => count(PRESETS['plurality'], ids('A'), [vote('for', 1)], 1, noTies)).toThrow(TypeError);
  });
});
