import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotGroup, OptionId } from '../ballot.ts';
import { countContest, type Count } from '../count.ts';
import { PRESETS } from '../presets.ts';
import type { ReopenNominations } from './reopen.ts';

const ids = (...names: string[]): OptionId[] => names as OptionId[];
const ranked = (times: number, names: string): BallotGroup => ({ choice: { kind: 'ranking', ranks: [...names].map(name => ids(name)) }, count: BigInt(times) });
const BY_NAME = { 'scottish-stv': PRESETS['scottish-stv'], 'wigm, several at once': { ...PRESETS.wigm, exclusion: 'bulk' }, wigm: PRESETS.wigm, ers97: PRESETS.ers97 } as const;
const RULES = ['scottish-stv', 'wigm', 'wigm, several at once', 'ers97'] as const;
type Way = Omit<ReopenNominations, 'option'>;

/** R is the option to re-open nominations. */
function by(rule: (typeof RULES)[number], seats: number, options: string, ballots: BallotGroup[], way?: Way): Count {
  const lots = ids(...'ABCDER');
  return countContest(BY_NAME[rule], { options: ids(...options), withdrawn: [], ballots, seats, ties: { ladder: ['lot'], lots }, ...(way ? { reopen: { ...way, option: 'R' as OptionId } } : {}) });
}

const ways = fc.record<Way>({ elected: fc.constantFrom('void', 'empty'), excluded: fc.constantFrom('as-any', 'never') });
const papers = fc.array(fc.tuple(fc.shuffledSubarray([...'ABCDER'], { minLength: 1 }), fc.integer({ min: 1, max: 6 })), { maxLength: 14 }).map(all => all.map(([names, times]) => ranked(times, names.join(''))));

describe('an option to re-open nominations', () => {
  const clear = [ranked(40, 'A'), ranked(35, 'R'), ranked(15, 'B'), ranked(10, 'C')];

  it.each(RULES)('%s: once elected voids the seats that nobody has, or leaves its own alone empty', rule => {
    expect(by(rule, 3, 'ABCR', clear, { elected: 'void', excluded: 'as-any' })).toMatchObject({ elected: ['A'], reopened: 2, status: 'decided', ranking: [['B'], ['C']] });
    expect(by(rule, 3, 'ABCR', clear, { elected: 'empty', excluded: 'as-any' })).toMatchObject({ elected: ['A', 'B'], reopened: 1, status: 'decided' });
  });
  it.each(RULES)('%s: voids no seat of somebody with as many votes', rule =>
    expect(by(rule, 2, 'RAB', [ranked(20, 'R'), ranked(20, 'A'), ranked(5, 'B')], { elected: 'void', excluded: 'as-any' })).toMatchObject({ elected: ['A'], reopened: 1 }));
  it.each(RULES)('%s: can be protected from exclusion, and the lowest other goes', rule => {
    const low = [ranked(40, 'A'), ranked(30, 'B'), ranked(21, 'CR'), ranked(10, 'RB')];
    expect(by(rule, 1, 'ABCR', low, { elected: 'void', excluded: 'as-any' }).stages.find(({ excluded }) => excluded.length > 0)?.excluded).toEqual(['R']);
    expect(by(rule, 1, 'ABCR', low, { elected: 'void', excluded: 'never' }).stages.find(({ excluded }) => excluded.length > 0)?.excluded).toEqual(['C']);
  });
  it('is a candidate like others where the contest does not say what it is', () => expect(by('wigm', 3, 'ABCR', clear).elected).toEqual(['A', 'R', 'B']));
  it('is refused under a rule that would pass over it, and where it does not stand', () => {
    const contest = { options: ids('A', 'R'), withdrawn: [], ballots: [], seats: 1, ties: { ladder: [] } };
    const reopen = { option: 'R' as OptionId, elected: 'void', excluded: 'as-any' } as const;
    expect(() => countContest(PRESETS.meek, { ...contest, reopen })).toThrow('meek does not know');
    expect(() => countContest(PRESETS.wigm, { ...contest, options: ids('A'), reopen })).toThrow('R does not stand');
  });
  it('is never among the elected; protected it is never excluded; seats are filled or stay empty for it, and no vote is lost', () =>
    fc.assert(fc.property(fc.constantFrom(...RULES), fc.integer({ min: 1, max: 4 }), papers, ways, (rule, seats, ballots, way) => {
      const { elected, reopened, stages, valid, status } = by(rule, seats, 'ABCDER', ballots, way);
      const won = stages.some(stage => stage.elected.includes('R' as OptionId));
      expect([status, elected.includes('R' as OptionId), reopened !== undefined]).toEqual(['decided', false, won]);
      expect(elected.length + (reopened ?? 0)).toBe(seats);
      if (way.excluded === 'never') expect(stages.flatMap(({ excluded }) => excluded)).not.toContain('R');
      if (way.elected === 'empty' && won) expect(reopened).toBe(1);
      const scaled = (text: string): bigint => BigInt(text.replace('.', ''));
      for (const { votes, nonTransferable } of stages) expect(Object.values(votes).reduce((sum, text) => sum + scaled(text), scaled(nonTransferable))).toBe(valid * 10n ** BigInt(nonTransferable.split('.')[1]?.length ?? 0));
    }), { numRuns: 500 }));
});
