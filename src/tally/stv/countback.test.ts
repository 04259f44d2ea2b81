import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotGroup, OptionId } from '../ballot.ts';
import type { RankedContest } from '../contest.ts';
import { countContest } from '../count.ts';
import { PRESETS, SCOTTISH_TIES } from '../presets.ts';
import { countbackOfMember, recountWithoutMember } from './countback.ts';

const ids = (...names: string[]): OptionId[] => names as OptionId[];
const id = (name: string): OptionId => name as OptionId;
const ranked = (times: number, names: string): BallotGroup => ({ choice: { kind: 'ranking', ranks: [...names].map(name => ids(name)) }, count: BigInt(times) });
const contest = (seats: number, options: string, ballots: BallotGroup[], lots = 'ABCDEF'): RankedContest => ({ options: ids(...options), withdrawn: [], ballots, seats, ties: { ladder: SCOTTISH_TIES, lots: ids(...lots) } });

/** A and B are elected. A's own voters prefer D, all voters together C: the two ways give the seat to different people. */
const election = contest(2, 'ABCD', [ranked(24, 'AD'), ranked(14, 'AC'), ranked(35, 'BC'), ranked(22, 'C'), ranked(5, 'D')]);

const elections: fc.Arbitrary<RankedContest> = fc.tuple(
  fc.integer({ min: 1, max: 4 }), fc.array(fc.tuple(fc.shuffledSubarray([...'ABCDEF'], { minLength: 1 }), fc.integer({ min: 1, max: 6 })), { maxLength: 14 }),
).map(([seats, all]) => contest(seats, 'ABCDEF', all.map(([names, times]) => ranked(times, names.join('')))));

describe('a countback of the papers of the departed', () => {
  it('gives the seat to whom those papers prefer', () => {
    expect(countContest(PRESETS.wigm, election).elected).toEqual(['A', 'B']);
    const { count, unit } = countbackOfMember(PRESETS.wigm, election, { departed: id('A'), consenting: ids('C', 'D') });
    expect([count.elected, unit, count.stages[0]?.votes, count.validHeads]).toEqual([['D'], '0.0001', { C: '140000', D: '240000' }, 38n]);
  });
  it('takes received papers at the value they came with', () => {
    // The quota is 20.0001 of 60. A passes 9.9999 on with 30 papers, each cut to 0.3333; B is elected with 15 of its own and these.
    const moved = contest(2, 'ABCD', [ranked(30, 'ABC'), ranked(15, 'BD'), ranked(8, 'C'), ranked(7, 'D')]);
    const { count } = countbackOfMember(PRESETS.wigm, moved, { departed: id('B'), consenting: ids('C', 'D') });
    expect([count.elected, count.stages[0]?.votes]).toEqual([['D'], { C: '99990', D: '150000' }]);
  });
  it('passes over those who do not consent, and counts for one whom a paper ranks above the departed', () => {
    const early = contest(1, 'ABC', [ranked(5, 'A'), ranked(3, 'CAB'), ranked(4, 'B')]);
    expect(countContest(PRESETS.ers97, early).elected).toEqual(['A']);
    expect(countbackOfMember(PRESETS.ers97, early, { departed: id('A'), consenting: ids('B', 'C') })).toMatchObject({ unit: '0.01', count: { elected: ['C'], valid: 300n } });
    expect(countbackOfMember(PRESETS.ers97, early, { departed: id('A'), consenting: ids('B') }).count.elected).toEqual(['B']);
  });
  it('has as many votes as the departed had when elected', () =>
    fc.assert(fc.property(fc.constantFrom(PRESETS['scottish-stv'], PRESETS.wigm, PRESETS.ers97), elections, (rule, contested) => {
      const counted = countContest(rule, contested);
      const [departed] = counted.elected;
      const consenting = contested.options.filter(option => !counted.elected.includes(option));
      fc.pre(departed !== undefined && consenting.length > 0);
      const stage = counted.stages.find(({ elected }) => elected.includes(departed as OptionId));
      const { count } = countbackOfMember(rule, contested, { departed: departed as OptionId, consenting });
      expect(count.valid + count.invalid).toBe(BigInt((stage?.votes[departed as OptionId] ?? '').replace('.', '')));
      expect(count.elected.length).toBe(1);
    })));
});

describe('a recount of all papers without the departed', () => {
  it('gives the seat to whom all papers prefer beside those who remain', () =>
    expect(recountWithoutMember(PRESETS.wigm, election, { departed: id('A'), consenting: ids('C', 'D') }).elected.toSorted()).toEqual(['B', 'C']));
  it('leaves the seats of the others and fills one', () =>
    fc.assert(fc.property(elections, contested => {
      const { elected } = countContest(PRESETS['scottish-stv'], contested);
      const [departed, ...remaining] = elected;
      const consenting = contested.options.filter(option => !elected.includes(option));
      const again = recountWithoutMember(PRESETS['scottish-stv'], contested, { departed: departed as OptionId, consenting });
      expect([again.status, again.elected.length, again.elected.includes(departed as OptionId)]).toEqual(['decided', elected.length, false]);
      for (const member of remaining) expect(again.elected).toContain(member);
    }), { numRuns: 300 }));
});

describe('a vacancy', () => {
  it.each<[string, string, string, string]>([
    ['of somebody without a seat', 'C', 'D', 'C was not elected'], ['that nobody wants', 'A', '', 'nobody consents'],
    ['for somebody who did not stand', 'A', 'X', 'X did not stand'], ['for somebody with a seat', 'A', 'B', 'B was elected'],
  ])('is refused %s', (_what, departed, consenting, reason) => {
    const vacancy = { departed: id(departed), consenting: ids(...consenting) };
    expect(() => countbackOfMember(PRESETS.wigm, election, vacancy)).toThrow(reason);
    expect(() => recountWithoutMember(PRESETS.wigm, election, vacancy)).toThrow(reason);
  });
  it('waits for the ruling on the election itself', () => {
    const open = { ...contest(1, 'AB', [ranked(1, 'A'), ranked(1, 'B')]), ties: { ladder: [] } };
    const vacancy = { departed: id('A'), consenting: ids('B') };
    expect(() => countbackOfMember(PRESETS.wigm, open, vacancy)).toThrow('waits for a ruling');
    expect(() => recountWithoutMember(PRESETS.wigm, open, vacancy)).toThrow('waits for a ruling');
  });
});
