import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotGroup, OptionId } from '../ballot.ts';
import { contestOf, parseBlt } from '../ballot-files/blt.ts';
import { count, countContest } from '../count.ts';
import type { Count } from '../count.ts';
import { PRESETS, type PresetName } from '../presets.ts';

const ranked = (times: number, ...ranks: string[]): BallotGroup => ({ choice: { kind: 'ranking', ranks: ranks.map(rank => [...rank] as OptionId[]) }, count: BigInt(times) });
const of = (rule: PresetName, names: string, ...ballots: BallotGroup[]): Count => count(PRESETS[rule], [...names] as OptionId[], ballots, 1, { ladder: [] });
const votes = (result: Count): readonly string[] => result.stages.map(stage => Object.values(stage.votes).join(' '));

describe('the contingent vote', () => {
  const papers = [ranked(4, 'A'), ranked(3, 'B', 'D', 'C'), ranked(2, 'C', 'B'), ranked(2, 'D', 'C', 'B')];
  it('sets the two highest against one another, and counts two ranks in the supplementary vote', () => {
    expect([of('supplementary', 'ABCD', ...papers).elected, votes(of('supplementary', 'ABCD', ...papers))]).toEqual([['B'], ['4 3 2 2', '4 5 0 0']]);
    expect(votes(of('majority-runoff', 'ABCD', ...papers))).toEqual(['4 3 2 2', '4 7 0 0']);
  });
  it('ends with the first preferences when somebody has more than half of them', () => expect(votes(of('supplementary', 'AB', ranked(3, 'A'), ranked(2, 'B', 'A')))).toEqual(['3 2']));
  it('asks who is second when several are', () =>
    expect(of('supplementary', 'ABC', ranked(3, 'A'), ranked(2, 'B'), ranked(2, 'C'))).toMatchObject({ status: 'ruling-needed', ties: [{ between: ['B', 'C'], purpose: 'elect' }] }));
  it('asks who wins when the two are equal in the end', () =>
    expect(of('supplementary', 'ABC', ranked(3, 'A'), ranked(2, 'B'), ranked(1, 'C', 'B'))).toMatchObject({ status: 'ruling-needed', ties: [{ between: ['A', 'B'] }] }));
});

describe("Bucklin's rule", () => {
  it('adds preferences until somebody has a majority, and elects the most votes', () => {
    const result = of('bucklin', 'ABCD', ranked(4, 'A', 'D'), ranked(3, 'B', 'C', 'D'), ranked(2, 'C', 'D', 'B'));
    expect([result.elected, votes(result)]).toEqual([['D'], ['4 3 2 0', '4 3 5 6']]);
  });
  it('gives shared ranks a vote each, in their round', () => expect(votes(of('bucklin', 'ABC', ranked(2, 'AB', 'C'), ranked(1, 'C')))).toEqual(['2 2 1']));
  it('is content with the most votes when no preferences are left', () => expect(of('bucklin', 'ABC', ranked(3, 'A'), ranked(2, 'B'), ranked(2, 'C'))).toMatchObject({ elected: ['A'], stages: [{ reasons: [{ code: 'most-votes' }] }] }));
});

describe('instant run-off', () => {
  it('may ask for more than half of all valid papers, also of those that are exhausted', () => {
    const papers = [ranked(4, 'A'), ranked(3, 'B'), ranked(2, 'C'), ranked(1, 'D', 'A')];
    expect(of('irv', 'ABCD', ...papers).stages.length).toBe(3);
    expect(of('irv-majority-of-valid', 'ABCD', ...papers).stages.length).toBe(4);
  });
  it('may exclude somebody before all others, while they hold votes', () => {
    const contest = { options: [...'ABCDE'] as OptionId[], withdrawn: [], seats: 1, ties: { ladder: [] }, ballots: [ranked(4, 'A'), ranked(4, 'B'), ranked(2, 'D', 'B'), ranked(1, 'C', 'A')] };
    const gone = (firstOut: string): string => countContest(PRESETS.irv, { ...contest, firstOut: [...firstOut] as OptionId[] }).stages.flatMap(({ excluded }) => excluded).join('');
    expect([gone(''), gone('D'), gone('E'), gone('ED')]).toEqual(['ECD', 'D', 'ECD', 'D']);
    expect(countContest(PRESETS.irv, { ...contest, firstOut: ['D'] as OptionId[] }).stages[1]).toMatchObject({ action: { kind: 'excluded', of: 'D' }, reasons: [{ option: 'D', code: 'not-declared' }, { option: 'B', code: 'majority' }] });
    expect(() => countContest(PRESETS.bucklin, { ...contest, firstOut: ['D'] as OptionId[] })).toThrow('before all others');
    expect(() => countContest(PRESETS.irv, { ...contest, firstOut: ['Z'] as OptionId[] })).toThrow('does not stand');
  });
  it('may exclude several at once who together cannot reach the next, and elects the same', () => { fc.assert(fc.property(elections, ({ options, ballots, lots }) => {
    const [single, bulk] = (['single', 'bulk'] as const).map(exclusion => count({ ...PRESETS.irv, exclusion }, options, ballots, 1, { ladder: ['lot'], lots }));
    expect(bulk?.elected).toEqual(single?.elected);
  })); });
  it.each(['irv', 'supplementary', 'majority-runoff', 'bucklin'] as const)('%s counts the same whatever the order of ballots and options', rule => { fc.assert(fc.property(elections, ({ options, ballots, lots }) => {
    const turned = count(PRESETS[rule], options.toReversed(), ballots.toReversed(), 1, { ladder: ['lot'], lots });
    expect(turned.elected).toEqual(count(PRESETS[rule], options, ballots, 1, { ladder: ['lot'], lots }).elected);
  })); });
  it.each(['irv', 'supplementary', 'majority-runoff'] as const)('%s loses no vote', rule => { fc.assert(fc.property(elections, ({ options, ballots, lots }) => {
    const result = count(PRESETS[rule], options, ballots, 1, { ladder: ['lot'], lots });
    for (const stage of result.stages) expect(Object.values(stage.votes).reduce((sum, held) => sum + BigInt(held), BigInt(stage.nonTransferable))).toBe(result.valid);
  })); });
});

const NAMES = ['A', 'B', 'C', 'D', 'E'] as OptionId[];
const elections = fc.integer({ min: 1, max: 5 }).chain(size => fc.record({
  options: fc.constant(NAMES.slice(0, size)), lots: fc.shuffledSubarray(NAMES.slice(0, size), { minLength: size }),
  ballots: fc.array(fc.shuffledSubarray(NAMES.slice(0, size)).map((order): BallotGroup => ranked(1, ...order)), { maxLength: 12 }),
}));

const elections2009 = resolve(process.env['SOVET_DATA'] ?? '../shared/data', 'elections');
describe('four rules on the ballots of Burlington 2009', () => {
  it.each(([['plurality', 'Wright'], ['irv', 'Kiss'], ['schulze-winning', 'Montroll'], ['bucklin', 'Montroll'], ['exhaustive', 'Kiss']] as const).filter(() => existsSync(elections2009)))('%s: %s', (rule, name) => {
    const blt = parseBlt(readFileSync(resolve(elections2009, 'burlington-2009.blt'), 'utf8'));
    if (!blt.ok) throw new Error(JSON.stringify(blt.error));
    const { options, ballots } = contestOf(blt.value);
    const first = (group: BallotGroup): BallotGroup => (rule === 'plurality' && group.choice.kind === 'ranking' ? { ...group, choice: { kind: 'options', chosen: group.choice.ranks[0] ?? [] } } : group);
    expect(count(PRESETS[rule], options, ballots.map(first), 1, { ladder: [] }).elected).toEqual([name]);
  });
});
