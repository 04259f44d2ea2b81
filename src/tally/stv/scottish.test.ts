import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotGroup, OptionId } from '../ballot.ts';
import { alternatesOf, count } from '../count.ts';
import type { Count } from '../count.ts';
import { PRESETS, SCOTTISH_TIES } from '../presets.ts';

const rule = PRESETS['scottish-stv'];
const ids = (...names: string[]): OptionId[] => names as OptionId[];
const ranked = (times: number, ...names: string[]): BallotGroup =>
  ({ choice: { kind: 'ranking', ranks: names.map((name) => ids(name)) }, count: BigInt(times) });

interface Election { options: OptionId[]; seats: number; ballots: OptionId[][]; lots: OptionId[] }

/** Few candidates and short ballots, so that ties are common. */
const elections: fc.Arbitrary<Election> = fc.integer({ min: 1, max: 6 }).chain((size) => {
  const options = ids(...'ABCDEF'.slice(0, size));
  return fc.record({
    options: fc.constant(options),
    seats: fc.integer({ min: 1, max: 4 }),
    ballots: fc.array(fc.shuffledSubarray(options, { minLength: 1 }), { maxLength: 24 }),
    lots: fc.shuffledSubarray(options, { minLength: size, maxLength: size }),
  });
});

const single = (preferences: readonly OptionId[]): BallotGroup => ranked(1, ...preferences);
const counted = ({ options, seats, ballots, lots }: Election): Count =>
  count(rule, options, ballots.map(single), seats, { ladder: SCOTTISH_TIES, lots });

const scaled = (text: string): bigint => BigInt(text.replace('.', ''));

interface NaiveStage { votes: Record<string, bigint>; elected: string[]; excluded: string[] }

/** A second counter: one paper at a time, everything added up anew at every stage, nothing shared with the one under test. */
function naiveCount({ options, seats, ballots, lots }: Election): NaiveStage[] {
  const papers = ballots.map((preferences) => ({ preferences, value: 100000n, holder: undefined as string | undefined }));
  const [hopeful, winners] = [new Set<string>(options), new Set<string>()];
  const settled = new Map<string, bigint>();
  const quota = BigInt(Math.floor(ballots.length / (seats + 1)) + 1) * 100000n;
  const stages: NaiveStage[] = [];
  const give = (paper: (typeof papers)[number]): void => {
    const from = paper.holder === undefined ? -1 : paper.preferences.indexOf(paper.holder as OptionId);
    paper.holder = paper.preferences.find((name, place) => place > from && hopeful.has(name)) ?? 'nobody';
  };
  const total = (name: string): bigint =>
    settled.get(name) ?? papers.filter(({ holder }) => holder === name).reduce((sum, { value }) => sum + value, 0n);
  const report = (excluded: string[]): void => {
    const votes = Object.fromEntries(options.map((name) => [name, total(name)]));
    const elected = [...hopeful].filter((name) => total(name) >= quota);
    for (const name of elected) { hopeful.delete(name); winners.add(name); }
    if (hopeful.size > 0 && hopeful.size <= seats - winners.size) {
      for (const name of [...hopeful]) { elected.push(name); hopeful.delete(name); winners.add(name); }
    }
    stages.push({ votes, elected, excluded });
  };
  const choose = (names: string[], sign: 1 | -1): string => {
    let left = names;
    for (let back = stages.length - 1; back >= 0 && left.length > 1; back--) {
      const at = left.map((name) => stages[back]?.votes[name] ?? 0n);
      const extreme = at.reduce((a, b) => ((sign === 1 ? b > a : b < a) ? b : a));
      left = left.filter((_, i) => at[i] === extreme);
    }
    const order = sign === 1 ? lots : [...lots].reverse();
    return order.find((name) => left.includes(name)) ?? 'nobody';
  };
  papers.forEach(give);
  report([]);
  while (winners.size < seats && hopeful.size > 0) {
    const over = [...winners].filter((name) => total(name) > quota);
    const pool = over.length > 0 ? over : [...hopeful];
    const extreme = pool.map(total).reduce((a, b) => ((over.length > 0 ? b > a : b < a) ? b : a));
    const name = choose(pool.filter((each) => total(each) === extreme), over.length > 0 ? 1 : -1);
    const held = papers.filter(({ holder }) => holder === name);
    if (over.length > 0) for (const paper of held) paper.value = (paper.value * (extreme - quota)) / extreme;
    else hopeful.delete(name);
    held.forEach(give);
    settled.set(name, over.length > 0 ? quota : 0n);
    report(over.length > 0 ? [] : [name]);
  }
  return stages;
}

const sorted = (names: readonly string[]): string[] => [...names].sort();

describe('the Scottish count', () => {
  it('agrees with a naive count of single papers, stage by stage, ties included', () => {
    let tied = 0;
    fc.assert(fc.property(elections, (election) => {
      const result = counted(election);
      tied += result.ties.length;
      expect(result.stages.map(({ votes, elected, excluded }) => ({
        votes: Object.fromEntries(Object.entries(votes).map(([name, text]) => [name, scaled(text)])), elected: sorted(elected), excluded,
      }))).toEqual(naiveCount(election).map((stage) => ({ ...stage, elected: sorted(stage.elected) })));
    }), { numRuns: 2000 });
    expect(tied).toBeGreaterThan(500);
  });

  it('loses no vote: those of candidates and the non-transferable are always the valid ballots', () =>
    fc.assert(fc.property(elections, (election) => {
      const { stages, valid } = counted(election);
      for (const { votes, nonTransferable } of stages) {
        expect(Object.values(votes).reduce((sum, text) => sum + scaled(text), scaled(nonTransferable))).toBe(valid * 100000n);
        expect(scaled(nonTransferable)).toBeGreaterThanOrEqual(0n);
      }
    })));

  it('fills every seat there is a candidate for, and never more', () =>
    fc.assert(fc.property(elections, (election) => {
      const { elected, status, ranking } = counted(election);
      expect([elected.length, status]).toEqual([Math.min(election.seats, election.options.length), 'decided']);
      expect(sorted([...elected, ...ranking.flat()])).toEqual(sorted(election.options));
    })));

  it('stops with the stages so far and names the tied when no lot has been drawn', () =>
    fc.assert(fc.property(elections, (election) => {
      const full = counted(election);
      const { ballots, options, seats } = election;
      const open = count(rule, options, ballots.map(single), seats, { ladder: SCOTTISH_TIES });
      const needed = full.ties.find(({ brokenBy }) => brokenBy === 'lot');
      expect(open.status).toBe(needed ? 'ruling-needed' : 'decided');
      expect(open.stages).toEqual(needed ? full.stages.slice(0, needed.stage - 1) : full.stages);
      if (needed) expect(open.ties.at(-1)).toMatchObject({ between: needed.between, brokenBy: 'nothing', needs: 'lot' });
    })));

  it('does not depend on the order or the grouping of the ballots', () =>
    fc.assert(fc.property(elections, (election) => {
      const { ballots, options, seats, lots } = election;
      const groups = new Map<string, number>();
      for (const ballot of ballots.toReversed()) groups.set(ballot.join(''), (groups.get(ballot.join('')) ?? 0) + 1);
      const grouped = [...groups].map(([names, times]) => ranked(times, ...names));
      expect(count(rule, options, grouped, seats, { ladder: SCOTTISH_TIES, lots })).toEqual(counted(election));
    })));

  it('does not depend on the names of the candidates or their places on the paper', () =>
    fc.assert(fc.property(elections, fc.constantFrom('FEDCBA', 'CAEBFD'), (election, names) => {
      const renamed = new Map(election.options.map((option, place) => [option, names[place] as OptionId]));
      const rename = (options: readonly OptionId[]): OptionId[] => options.map((option) => renamed.get(option) as OptionId);
      const other = counted({
        ...election, options: rename(election.options).toReversed(), ballots: election.ballots.map(rename), lots: rename(election.lots),
      });
      const plain = counted(election);
      expect(other.stages.map(({ elected, excluded }) => [sorted(elected), excluded]))
        .toEqual(plain.stages.map(({ elected, excluded }) => [sorted(rename(elected)), rename(excluded)]));
    })));

  it('counts as though the withdrawn had never stood', () =>
    fc.assert(fc.property(elections, (election) => {
      const ballots = election.ballots.map((preferences) => preferences.filter((name) => name !== 'A'));
      fc.pre(election.options.length > 1);
      const options = election.options.filter((name) => name !== 'A');
      const ties = { ladder: SCOTTISH_TIES, lots: election.lots };
      const without = count(rule, options, ballots.map(single), election.seats, ties);
      const withdrawn = count(rule, options, election.ballots.map(single), election.seats, ties, ids('A'));
      expect(withdrawn.stages).toEqual(without.stages);
      expect(withdrawn.valid + withdrawn.invalid).toBe(BigInt(election.ballots.length));
    })));
});

describe('the words of the rule', () => {
  it('transfers nothing from a candidate who has exactly the quota', () => {
    const { stages, quota } = count(rule, ids('A', 'B', 'C'), [ranked(4, 'A', 'B'), ranked(2, 'B'), ranked(3, 'C')], 2, { ladder: [] });
    expect(quota).toBe('4.00000');
    expect(stages.map(({ action }) => action)).toEqual([{ kind: 'votes-counted' }, { kind: 'excluded', of: 'B' }]);
  });

  it('asks the ladder whose equal surplus moves first, and moves the larger one first without asking', () => {
    const equal = [ranked(5, 'A', 'C'), ranked(5, 'B', 'D'), ranked(1, 'C'), ranked(1, 'D')];
    const options = ids('A', 'B', 'C', 'D');
    expect(count(rule, options, equal, 3, { ladder: SCOTTISH_TIES }))
      .toMatchObject({ elected: ['A', 'B'], status: 'ruling-needed', ties: [{ stage: 2, purpose: 'transfer', between: ['A', 'B'], needs: 'lot' }], ranking: [] });
    expect(count(rule, options, equal, 3, { ladder: SCOTTISH_TIES, lots: ids('B', 'A', 'D', 'C') }).stages[1]?.action).toEqual({ kind: 'surplus-transferred', of: 'B' });
    const larger = [ranked(5, 'A', 'C'), ranked(6, 'B', 'D'), ranked(1, 'C'), ranked(1, 'D')];
    expect(count(rule, options, larger, 3, { ladder: SCOTTISH_TIES }).stages[1]?.action).toEqual({ kind: 'surplus-transferred', of: 'B' });
  });

  it('writes those elected at one stage by their votes, and equal ones as the ballot paper has them', () =>
    expect(count(rule, ids('C', 'A', 'B', 'D'), [ranked(3, 'A'), ranked(3, 'C'), ranked(4, 'B'), ranked(1, 'D')], 3, { ladder: [] }).elected).toEqual(['B', 'C', 'A']));

  it('truncates the value of a paper and not the sum of a parcel', () => {
    // Surplus 3 of 7 votes: each paper moves at 0.42857, and the seven hundred-thousandths lost of 3 count for nobody.
    const { stages } = count(rule, ids('A', 'B', 'C', 'D'), [ranked(7, 'A', 'B'), ranked(2, 'C'), ranked(1, 'D')], 2, { ladder: SCOTTISH_TIES });
    expect(stages[1]).toMatchObject({ action: { of: 'A' }, votes: { A: '4.00000', B: '2.99999' }, nonTransferable: '0.00001' });
  });

  it('puts runners-up who were never excluded first, by their votes, equal ones together', () =>
    expect(count(rule, ids('A', 'B', 'C', 'D'), [ranked(9, 'A'), ranked(1, 'B'), ranked(2, 'C'), ranked(1, 'D')], 1, { ladder: [] }))
      .toMatchObject({ elected: ['A'], ranking: [['C'], ['B', 'D']], stages: [{ reasons: [{ option: 'A', code: 'reached-quota' }] }] }));

  it('gives the reasons', () => {
    const { stages } = count(rule, ids('A', 'B', 'C'), [ranked(3, 'A'), ranked(2, 'B'), ranked(1, 'C')], 1, { ladder: [] });
    expect(stages.map(({ reasons }) => reasons)).toEqual([[], [{ option: 'C', code: 'fewest-votes' }], [{ option: 'B', code: 'fewest-votes' }, { option: 'A', code: 'fills-last-vacancy' }]]);
  });

  it('elects all when there are no more candidates than seats, and leaves the rest of the seats empty', () =>
    expect(count(rule, ids('A', 'B'), [], 3, { ladder: [] })).toMatchObject({ elected: ['A', 'B'], status: 'decided', quota: '1.00000' }));

  it('breaks a tie by the most recent stage at which they differed', () => {
    const ballots = [ranked(9, 'A'), ranked(4, 'B'), ranked(3, 'C'), ranked(1, 'D', 'C'), ranked(8, 'E')];
    const { ties, stages } = count(rule, ids('A', 'B', 'C', 'D', 'E'), ballots, 1, { ladder: SCOTTISH_TIES });
    expect(stages[1]?.excluded).toEqual(['D']);
    expect(ties).toEqual([{ stage: 3, purpose: 'exclude', between: ['B', 'C'], chosen: 'C', brokenBy: 'earlier-stage', narrowed: [{ step: 'earlier-stage', left: ['C'] }] }]);
  });

  it('rejects a paper without a clear first preference and stops reading at a later unclear one', () => {
    const unclear = (...ranks: string[][]): BallotGroup => ({ choice: { kind: 'ranking', ranks: ranks.map((rank) => ids(...rank)) }, count: 1n });
    const { valid, invalidBecause, stages } = count(rule, ids('A', 'B', 'C', 'D'),
      [unclear(['A', 'B']), unclear(['D'], ['B', 'C'], ['A']), unclear(), ranked(2, 'A'), ranked(3, 'B'), ranked(4, 'C')], 1, { ladder: [] });
    expect([valid, invalidBecause]).toEqual([10n, [{ reason: 'unclear-first-preference', count: 1n }, { reason: 'blank', count: 1n }]]);
    expect(stages[1]).toMatchObject({ excluded: ['D'], nonTransferable: '1.00000', votes: { A: '2.00000' } });
  });

  it('takes a ruling for a tie, and its alternates are the last excluded first', () => {
    const ballots = [ranked(5, 'A'), ranked(2, 'B', 'A'), ranked(2, 'C', 'A'), ranked(1, 'D')];
    const decided = count(rule, ids('A', 'B', 'C', 'D'), ballots, 1, { ladder: ['earlier-stage', 'ruling'], rulings: [{ between: ids('C', 'B'), winner: 'B' as OptionId }] });
    expect(decided.ties[0]).toMatchObject({ between: ['B', 'C'], chosen: 'C', brokenBy: 'ruling' });
    expect([decided.elected, alternatesOf(decided)]).toEqual([['A'], [['B'], ['C'], ['D']]]);
  });
});
