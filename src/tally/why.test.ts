import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotGroup, OptionId } from './ballot.ts';
import { count, type Count } from './count.ts';
import { compareDecimals, subtractDecimals } from './decimal.ts';
import { PRESETS, SCOTTISH_TIES, type PresetName } from './presets.ts';
import { explain } from './why.ts';

const ids = (names: string): OptionId[] => [...names] as OptionId[];
const NAMES = ids('ABCDE');
const ranked = (times: number, names: string): BallotGroup => ({ choice: { kind: 'ranking', ranks: ids(names).map(name => [name]) }, count: BigInt(times) });
const marked = (times: number, names: string): BallotGroup => ({ choice: { kind: 'options', chosen: ids(names) }, count: BigInt(times) });
const TIES = { ladder: [...SCOTTISH_TIES], lots: NAMES };
const why = (counted: Count, name: string) => explain(counted, name as OptionId);

const papers = fc.array(fc.shuffledSubarray([...NAMES], { minLength: 1 }), { minLength: 1, maxLength: 30 });
const groups = (all: readonly (readonly OptionId[])[]): BallotGroup[] => all.map(names => ranked(1, names.join('')));
const fateOf = (counted: Count, option: OptionId): string => (counted.stages.some(stage => stage.elected.includes(option)) ? 'elected' : counted.stages.some(stage => stage.excluded.includes(option)) ? 'excluded' : 'left');
const RANKED: readonly PresetName[] = ['scottish-stv', 'wigm', 'meek', 'ers97', 'warren'];

describe('why a candidate of a transferable vote', () => {
  // Quota 5 of 12: A has 6, the surplus of 1 goes to B; then C with 2 goes.
  const counted = count(PRESETS['scottish-stv'], ids('ABCD'), [ranked(6, 'AB'), ranked(1, 'BD'), ranked(2, 'CB'), ranked(3, 'D')], 2, TIES);

  it('is elected: with the quota, and what was left over the next', () =>
    expect(why(counted, 'A')).toMatchObject({ kind: 'elected', stage: 1, code: 'reached-quota', votes: '6.00000', quota: '5.00000', next: { option: 'D', by: '3.00000' } }));
  it('is excluded: with its votes before, and how many it lay behind the next', () =>
    expect(why(counted, 'B')).toMatchObject({ kind: 'excluded', stage: 3, code: 'fewest-votes', first: '1.00000', votes: '1.99996', next: { option: 'C', votes: '2.00000', by: '0.00004' }, toQuota: '3.00004', together: [], spared: [] }));
  it('names the tie and the stage that broke it', () => {
    const tied = count(PRESETS['scottish-stv'], ids('ABCD'), [ranked(5, 'AB'), ranked(2, 'BD'), ranked(2, 'CB'), ranked(3, 'D')], 1, TIES);
    expect(why(tied, 'C')).toMatchObject({ kind: 'excluded', ties: [{ stage: 2, between: ['B', 'C'], chosen: 'C', brokenBy: 'lot' }], next: { option: 'B', by: '0.00000' } });
  });
  it('says that people must rule while they must', () => {
    const open = count(PRESETS['scottish-stv'], ids('ABC'), [ranked(1, 'A'), ranked(1, 'B'), ranked(1, 'C')], 1, { ladder: ['earlier-stage'] });
    expect(NAMES.slice(0, 3).map(name => why(open, name))).toEqual(NAMES.slice(0, 3).map(() => expect.objectContaining({ kind: 'open', ties: [expect.objectContaining({ brokenBy: 'nothing' })] }) as unknown));
  });

  it('agrees with the account for every candidate: fate, and whoever stayed with fewer was in a tie with it', () =>
    fc.assert(fc.property(papers, fc.integer({ min: 1, max: 3 }), fc.constantFrom(...RANKED), (all, seats, name) => {
      const result = count(PRESETS[name], NAMES, groups(all), seats, TIES);
      for (const option of NAMES) {
        const told = explain(result, option);
        expect(told.kind).toBe({ elected: 'elected', excluded: 'excluded', left: 'not-reached' }[fateOf(result, option)]);
        if (told.kind === 'excluded') for (const spared of told.spared) expect(told.ties.some(tie => tie.stage === told.stage && tie.between.includes(spared))).toBe(true);
        if (told.kind === 'excluded' && told.next) expect([compareDecimals(told.next.by, '0') >= 0, subtractDecimals(told.next.votes, told.votes)]).toEqual([true, told.next.by]);
        if (told.kind === 'elected' && told.code === 'reached-quota') expect(compareDecimals(told.votes, told.quota ?? '0')).toBeGreaterThanOrEqual(0);
        if (told.kind === 'not-reached' && told.last) expect(compareDecimals(told.last.by, '0')).toBeGreaterThanOrEqual(0);
      }
    })));
});

describe('what an excluded candidate of an alternative vote lacked', () => {
  it('is enough: with that many papers more and one, it is not excluded there', () =>
    fc.assert(fc.property(papers, all => {
      const before = count(PRESETS.irv, NAMES, groups(all), 1, TIES);
      for (const option of NAMES) {
        const told = explain(before, option);
        if (told.kind !== 'excluded' || !told.next) continue;
        const after = count(PRESETS.irv, NAMES, [...groups(all), ranked(Number(told.next.by) + 1, option)], 1, TIES);
        const again = explain(after, option);
        expect(again.kind === 'excluded' && again.stage <= told.stage).toBe(false);
      }
    })));
});

describe('what a candidate of a vote by marks lacked', () => {
  it('is enough: with that many votes more and one, it has the seat', () =>
    fc.assert(fc.property(fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 4 }), (votes, seats) => {
      const given = votes.map(name => marked(1, name));
      const before = count(PRESETS.plurality, NAMES, given, seats, TIES);
      for (const option of NAMES) {
        const told = explain(before, option);
        if (told.kind !== 'not-reached') continue;
        expect(count(PRESETS.plurality, NAMES, [...given, marked(Number(told.last?.by) + 1, option)], seats, TIES).elected).toContain(option);
      }
    })));
  it('is a majority where one is asked: just enough votes more', () => {
    const ballots = [marked(3, 'AB'), marked(2, 'A'), marked(2, 'C')];
    const before = count(PRESETS['block-majority'], ids('ABC'), ballots, 2, { ladder: [] });
    expect(why(before, 'B')).toMatchObject({ kind: 'no-majority', votes: '3', valid: '7', short: '1' });
    expect(why(before, 'A')).toMatchObject({ kind: 'elected', code: 'majority', votes: '5', inPlay: '7' });
  });
});

describe('why an option of a vote in pairs', () => {
  // Wikipedia's cycle would do; here A beats B and B beats C plainly.
  const counted = count(PRESETS['schulze-winning'], ids('ABC'), [ranked(4, 'ABC'), ranked(3, 'BAC'), ranked(2, 'CBA')], 1, { ladder: [] });
  it('won: with the figures against everybody', () => expect(why(counted, 'B')).toMatchObject({ kind: 'compared', elected: true, pairs: [{ option: 'A', own: '5', other: '4', ownPath: '5', otherPath: '0' }, { option: 'C', own: '7', other: '2' }] }));
  it('lost: with the figures against whoever won', () => expect(why(counted, 'A')).toMatchObject({ kind: 'compared', elected: false, pairs: [{ option: 'B', own: '4', other: '5' }] }));
});

describe('why a question', () => {
  const vote = (times: number, side: 'for' | 'against'): BallotGroup => ({ choice: { kind: 'motion', vote: side }, count: BigInt(times) });
  it.each([[3, 3, { carried: false, short: '1' }], [2, 5, { carried: false, short: '4' }], [4, 3, { carried: true, short: '0' }]] as const)('ended as it did with %i for and %i against', (yes, no, expected) =>
    expect(why(count(PRESETS['yes-no'], ids('A'), [vote(yes, 'for'), vote(no, 'against')], 1, { ladder: [] }), 'A')).toMatchObject({ kind: 'question', ...expected }));
});

it('refuses an option that did not stand', () => expect(() => why(count(PRESETS.plurality, ids('AB'), [marked(1, 'A')], 1, { ladder: [] }), 'Z')).toThrow(RangeError));
