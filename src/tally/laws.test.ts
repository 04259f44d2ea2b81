import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotGroup, Choice, OptionId } from './ballot.ts';
import { count, type Count } from './count.ts';
import { PRESETS, type PresetName } from './presets.ts';
import type { TieLadder } from './tie.ts';

const NAMES = [...'ABCDE'] as OptionId[];
const LADDER: TieLadder = ['lot'];
const RANKED = (Object.keys(PRESETS) as PresetName[]).filter(name => !['yes-no', 'marks', 'points'].includes(PRESETS[name].kind));
const MARKED = (Object.keys(PRESETS) as PresetName[]).filter(name => ['marks', 'points'].includes(PRESETS[name].kind));
const ONE_SEAT = RANKED.filter(name => ['irv', 'contingent', 'bucklin'].includes(PRESETS[name].kind));
/** Whose votes at each stage, with the non-transferable, are all valid papers. */
const MOVING = RANKED.filter(name => !['bucklin', 'schulze', 'ranked-pairs'].includes(PRESETS[name].kind));

interface Election { readonly options: readonly OptionId[]; readonly lots: readonly OptionId[]; readonly papers: readonly (readonly OptionId[])[]; readonly seats: number }

const elections: fc.Arbitrary<Election> = fc.integer({ min: 1, max: 5 }).chain(size => {
  const options = NAMES.slice(0, size);
  return fc.record({ options: fc.constant(options), lots: fc.shuffledSubarray(options, { minLength: size }), papers: fc.array(fc.shuffledSubarray(options), { maxLength: 14 }), seats: fc.integer({ min: 1, max: 3 }) });
});

function choiceOf(rule: PresetName, order: readonly OptionId[]): Choice {
  switch (PRESETS[rule].kind) {
    case 'marks': return { kind: 'options', chosen: order };
    case 'points': return { kind: 'points', points: new Map(order.map((option, at) => [option, BigInt(order.length - at)])) };
    default: return { kind: 'ranking', ranks: order.map(option => [option]) };
  }
}

const seatsOf = (rule: PresetName, { seats }: Election): number => (ONE_SEAT.includes(rule) ? 1 : seats);
const groups = (rule: PresetName, { papers }: Election): BallotGroup[] => papers.map(order => ({ choice: choiceOf(rule, order), count: 1n }));
const counted = (rule: PresetName, election: Election, ballots = groups(rule, election)): Count => count(PRESETS[rule], election.options, ballots, seatsOf(rule, election), { ladder: LADDER, lots: election.lots });
const sorted = (names: readonly string[]): string[] => [...names].sort();
/** Decimals as whole numbers of the last one. */
const whole = (text: string): bigint => BigInt(text.replace('.', ''));

describe.each([...RANKED, ...MARKED])('%s', rule => {
  it('counts every paper once, as valid or invalid', () => { fc.assert(fc.property(elections, election => {
    const { valid, validHeads, invalid, invalidBecause } = counted(rule, election);
    expect([valid + invalid, validHeads, invalidBecause.reduce((sum, { count: papers }) => sum + papers, 0n)]).toEqual([BigInt(election.papers.length), valid, invalid]);
  })); });
  it('does not look at the order of papers, nor at how they are grouped', () => { fc.assert(fc.property(elections, election => {
    const together = [...Map.groupBy(election.papers.toReversed(), order => order.join('')).values()].map((same): BallotGroup => ({ choice: choiceOf(rule, same[0] ?? []), count: BigInt(same.length) }));
    const [plain, grouped] = [counted(rule, election), counted(rule, election, together)];
    expect([grouped.elected, grouped.stages, grouped.ties, grouped.status]).toEqual([plain.elected, plain.stages, plain.ties, plain.status]);
  })); });
  it('does not look at names, nor at their places on the paper', () => { fc.assert(fc.property(elections, fc.shuffledSubarray([...'VWXYZ'] as OptionId[], { minLength: 5 }), (election, names) => {
    const renamed = (options: readonly OptionId[]): OptionId[] => options.map(option => names[NAMES.indexOf(option)] as OptionId);
    const other = { ...election, options: renamed(election.options).toReversed(), lots: renamed(election.lots), papers: election.papers.map(renamed) };
    const [plain, turned] = [counted(rule, election), counted(rule, other)];
    expect([turned.status, sorted(turned.elected)]).toEqual([plain.status, sorted(renamed(plain.elected))]);
  })); });
  it('seats nobody twice and no more than there are seats; with lots drawn nothing stays open', () => { fc.assert(fc.property(elections, election => {
    const { elected, ranking, status, seats } = counted(rule, election);
    expect([status, new Set(elected).size, elected.length <= seats]).toEqual(['decided', elected.length, true]);
    expect(sorted([...elected, ...ranking.flat()])).toEqual(sorted(election.options));
    if (!('majority' in PRESETS[rule]) || PRESETS[rule].kind === 'irv') expect(elected.length).toBe(Math.min(seats, election.options.length));
  })); });
  it('names the tied and seats none of them when nothing breaks a tie', () => { fc.assert(fc.property(elections, election => {
    const open = count(PRESETS[rule], election.options, groups(rule, election), seatsOf(rule, election), { ladder: [] });
    const drawn = counted(rule, election);
    if (open.status === 'decided') expect([open.elected, open.stages]).toEqual([drawn.elected, drawn.stages]);
    else expect([open.ranking, (open.ties.at(-1)?.between.length ?? 0) > 1, open.ties.at(-1)?.brokenBy]).toEqual([[], true, 'nothing']);
  })); });
});

describe.each(MOVING)('%s', rule => {
  it('loses no vote at any stage: those of candidates and the non-transferable are all valid papers', () => { fc.assert(fc.property(elections, election => {
    const { stages, valid } = counted(rule, election);
    const spelled = PRESETS[rule];
    const guarded = spelled.kind === 'meek' && spelled.guard > 0;
    for (const { votes, nonTransferable, stage } of stages) {
      const decimals = nonTransferable.split('.')[1]?.length ?? 0;
      const lost = valid * 10n ** BigInt(decimals) - Object.values(votes).reduce((sum, held) => sum + whole(held), whole(nonTransferable));
      // Rules with guard decimals write rounded figures: each may be off by half a unit of the last decimal.
      expect(2n * (lost < 0n ? -lost : lost)).toBeLessThanOrEqual(guarded ? BigInt(election.options.length + 1) : 0n);
      expect([stages[stage - 1]?.stage, whole(nonTransferable) >= 0n]).toEqual([stage, true]);
    }
  })); });
});

describe.each(RANKED)('%s', rule => {
  it('elects whom more than half rank first, unless it is one of the rules that compare nobody by first preferences', () => { fc.assert(fc.property(elections, election => {
    const first = election.options.find(option => 2 * election.papers.filter(([best]) => best === option).length > election.papers.filter(order => order.length > 0).length);
    if (first !== undefined) expect(counted(rule, { ...election, seats: 1 }).elected).toEqual([first]);
  })); });
});
