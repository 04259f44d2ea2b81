import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotGroup, OptionId } from '../ballot.ts';
import { countContest, type Count } from '../count.ts';
import { PRESETS, SCOTTISH_TIES } from '../presets.ts';
import type { CountRule } from '../rule.ts';
import { reservedProblems, type ReservedPlaces } from './reserved.ts';

const ids = (...names: string[]): OptionId[] => names as OptionId[];
const ranked = (times: number, names: string): BallotGroup => ({ choice: { kind: 'ranking', ranks: [...names].map(name => ids(name)) }, count: BigInt(times) });
const places = (name: string, members: string, atLeast: number): ReservedPlaces => ({ name, options: ids(...members), atLeast });
const by = (rule: CountRule, seats: number, options: string, ballots: readonly BallotGroup[], reserved: readonly ReservedPlaces[], lots?: string): Count =>
  countContest(rule, { options: ids(...options), withdrawn: [], ballots, seats, ties: { ladder: SCOTTISH_TIES, ...(lots === undefined ? {} : { lots: ids(...lots) }) }, reserved });

const RULES: readonly CountRule[] = [PRESETS['scottish-stv'], PRESETS.wigm, { ...PRESETS.wigm, exclusion: 'bulk' }, { ...PRESETS.wigm, transfer: 'last-parcel', surplusOrder: 'first-elected' }];
const ballots = fc.array(fc.tuple(fc.shuffledSubarray([...'ABCDEF'], { minLength: 1 }), fc.integer({ min: 1, max: 6 })), { maxLength: 14 }).map(all => all.map(([names, times]) => ranked(times, names.join(''))));
const groups = fc.array(fc.tuple(fc.subarray([...'ABCDEF'], { minLength: 1 }), fc.integer({ min: 0, max: 3 })), { minLength: 1, maxLength: 3 }).map(all => all.map(([members, atLeast], index) => places(`group ${index}`, members.join(''), atLeast)));

/** Every choice of so many. */
const choices = (names: readonly string[], size: number): string[][] =>
  size === 0 ? [[]] : names.flatMap((name, index) => choices(names.slice(index + 1), size - 1).map(rest => [name, ...rest]));
const met = (elected: readonly string[], reserved: readonly ReservedPlaces[]): boolean => reserved.every(({ options, atLeast }) => elected.filter(name => options.includes(name as OptionId)).length >= atLeast);

describe('reserved places', () => {
  it('keep their last members in the count, and put out those for whom no seat is left', () => {
    // Without the reservation A and B win. With A elected the other seat belongs to D or E: B and C are out at once.
    const papers = [ranked(40, 'A'), ranked(35, 'B'), ranked(15, 'C'), ranked(6, 'D'), ranked(4, 'E')];
    expect(by(PRESETS.wigm, 2, 'ABCDE', papers, []).elected).toEqual(['A', 'B']);
    const count = by(PRESETS.wigm, 2, 'ABCDE', papers, [places('young', 'DE', 1)]);
    expect([count.elected, count.stages.map(({ action, elected }) => [action, elected])]).toEqual([['A', 'D'], [
      [{ kind: 'votes-counted' }, ['A']], [{ kind: 'excluded-together', all: ['B', 'C'] }, []], [{ kind: 'surplus-transferred', of: 'A' }, []], [{ kind: 'excluded', of: 'E' }, ['D']],
    ]]);
    expect(count.stages[1]?.reasons).toEqual([{ option: 'B', code: 'seats-reserved' }, { option: 'C', code: 'seats-reserved' }]);
  });

  it('guard whom two of them need together: the example of Hill', () => {
    // At least two women and two black members among three. V and W are white women, X the black woman, Y and Z black men: without X it cannot be done.
    const papers = [ranked(6, 'V'), ranked(6, 'W'), ranked(5, 'Y'), ranked(5, 'Z'), ranked(1, 'X')];
    const { stages, elected } = by(PRESETS.wigm, 3, 'VWXYZ', papers, [places('women', 'VWX', 2), places('black', 'XYZ', 2)], 'VWYZX');
    expect(stages.flatMap(({ excluded }) => excluded)).not.toContain('X');
    expect([elected.length, elected.includes('X' as OptionId)]).toEqual([3, true]);
  });

  it('ask the ladder which of two equal ones is elected when only one can be', () => {
    const papers = [ranked(10, 'A'), ranked(10, 'B'), ranked(1, 'C')];
    expect(by(PRESETS.wigm, 2, 'ABC', papers, [places('young', 'C', 1)])).toMatchObject({ status: 'ruling-needed', elected: [], ties: [{ stage: 1, purpose: 'elect', between: ['A', 'B'], needs: 'lot' }] });
    expect(by(PRESETS.wigm, 2, 'ABC', papers, [places('young', 'C', 1)], 'BAC').elected).toEqual(['B', 'C']);
  });

  it.each<[string, ReservedPlaces[], unknown]>([
    ['more than stand', [places('young', 'C', 2)], [{ code: 'too-few-members', group: 'young', atLeast: 2, stand: 1 }]],
    ['more than there are seats', [places('young', 'ABC', 3)], [{ code: 'more-than-seats', group: 'young', atLeast: 3 }]],
    ['half a place', [places('young', 'ABC', 0.5)], [{ code: 'not-a-number', group: 'young', atLeast: 0.5 }]],
    ['what only more seats could give', [places('young', 'A', 1), places('old', 'B', 1), places('new', 'C', 1)], [{ code: 'not-together' }]],
  ])('are refused with the reason: %s', (_what, reserved, problems) => {
    expect(reservedProblems(reserved, { options: ids('A', 'B', 'C'), seats: 2 })).toEqual(problems);
    expect(() => by(PRESETS.wigm, 2, 'ABC', [], reserved)).toThrow(/^the reserved places cannot be filled: .*code/);
  });
  it('are refused under rules that do not know them, and beside an option to re-open nominations', () => {
    expect(() => by(PRESETS.meek, 1, 'AB', [], [places('young', 'A', 1)])).toThrow('meek knows no reserved places');
    expect(() => countContest(PRESETS.wigm, { options: ids('A', 'R'), withdrawn: [], ballots: [], seats: 1, ties: { ladder: [] }, reserved: [places('young', 'A', 1)], reopen: { option: 'R' as OptionId, elected: 'void', excluded: 'never' } })).toThrow('no rule says');
  });

  it('are refused exactly when no choice of members would do', () =>
    fc.assert(fc.property(fc.integer({ min: 1, max: 4 }), groups, (seats, reserved) => {
      const possible = choices([...'ABCDEF'], seats).some(chosen => met(chosen, reserved));
      expect(reservedProblems(reserved, { options: ids(...'ABCDEF'), seats }).length === 0).toBe(possible);
    }), { numRuns: 500 }));

  it('are always filled, with every seat, whatever the votes; no vote is lost', () =>
    fc.assert(fc.property(fc.constantFrom(...RULES), fc.integer({ min: 1, max: 4 }), ballots, groups, (rule, seats, papers, reserved) => {
      fc.pre(reservedProblems(reserved, { options: ids(...'ABCDEF'), seats }).length === 0);
      const { elected, status, stages, valid } = by(rule, seats, 'ABCDEF', papers, reserved, 'ABCDEF');
      expect([status, elected.length, met(elected, reserved)]).toEqual(['decided', seats, true]);
      const scaled = (text: string): bigint => BigInt(text.replace('.', ''));
      for (const { votes, nonTransferable } of stages) expect(Object.values(votes).reduce((sum, text) => sum + scaled(text), scaled(nonTransferable))).toBe(valid * 10n ** BigInt(nonTransferable.split('.')[1]?.length ?? 0));
    }), { numRuns: 1000 }));

  it('of none change nothing, nor does an empty list', () =>
    fc.assert(fc.property(fc.constantFrom(...RULES.filter(rule => rule.kind === 'stv' && rule.exclusion === 'single')), fc.integer({ min: 1, max: 4 }), ballots, (rule, seats, papers) => {
      const plain = countContest(rule, { options: ids(...'ABCDEF'), withdrawn: [], ballots: papers, seats, ties: { ladder: SCOTTISH_TIES, lots: ids(...'ABCDEF') } });
      expect(by(rule, seats, 'ABCDEF', papers, [], 'ABCDEF')).toEqual(plain);
      expect(by(rule, seats, 'ABCDEF', papers, [places('any', 'ABC', 0)], 'ABCDEF')).toEqual(plain);
    })));

  it('depend on no order of the candidates', () =>
    fc.assert(fc.property(fc.integer({ min: 1, max: 4 }), ballots, groups, (seats, papers, reserved) => {
      fc.pre(reservedProblems(reserved, { options: ids(...'ABCDEF'), seats }).length === 0);
      const [one, other] = ['ABCDEF', 'FDBECA'].map(options => by(PRESETS.wigm, seats, options, papers, reserved, 'CADFBE'));
      expect(other?.stages.map(({ votes }) => votes)).toEqual(one?.stages.map(({ votes }) => votes));
      expect(other?.elected.toSorted()).toEqual(one?.elected.toSorted());
    }), { numRuns: 500 }));
});
