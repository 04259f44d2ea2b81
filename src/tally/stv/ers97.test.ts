import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotGroup, OptionId } from '../ballot.ts';
import { count } from '../count.ts';
import type { Count } from '../count.ts';
import { ERS97_TIES, PRESETS } from '../presets.ts';

const rule = PRESETS.ers97;
const ids = (...names: string[]): OptionId[] => names as OptionId[];
const ranked = (times: number, names: string): BallotGroup => ({ choice: { kind: 'ranking', ranks: [...names].map(name => ids(name)) }, count: BigInt(times) });
const hundredths = (text: string): number => Number(text.replace('.', ''));

interface Election { options: OptionId[]; seats: number; ballots: string[]; lots: OptionId[] }

/** Few candidates and short papers, so that ties, surpluses and lost papers are common. */
const elections: fc.Arbitrary<Election> = fc.oneof(fc.integer({ min: 1, max: 7 }), fc.constant(7)).chain(size => {
  const options = ids(...'ABCDEFG'.slice(0, size));
  const paper = fc.shuffledSubarray(options, { minLength: 1 }).map(names => names.join(''));
  return fc.record({
    options: fc.constant(options), seats: fc.integer({ min: 1, max: 4 }),
    ballots: fc.array(fc.tuple(paper, fc.integer({ min: 1, max: 6 })), { maxLength: 22 }).map(groups => groups.flatMap(([names, times]) => Array.from({ length: times }, () => names))),
    lots: fc.shuffledSubarray(options, { minLength: size, maxLength: size }),
  });
});
const counted = ({ options, seats, ballots, lots }: Election): Count => count(rule, options, ballots.map(names => ranked(1, names)), seats, { ladder: ERS97_TIES, lots });
const sheet = ({ stages }: Count): NaiveLine[] => stages.map(({ votes, nonTransferable, quota, elected, excluded }) => ({
  votes: Object.fromEntries(Object.entries(votes).map(([name, held]) => [name, hundredths(held)])), lost: hundredths(nonTransferable), quota: hundredths(quota ?? ''), elected: [...elected].sort(), excluded: [...excluded].sort(),
}));

interface NaiveLine { votes: Record<string, number>; lost: number; quota: number; elected: string[]; excluded: string[] }

/** A second counter, in hundredths, of single papers that know who holds them, what they are worth and when they came; it shares nothing with the one under test. */
function naiveCount({ options, seats, ballots, lots }: Election): NaiveLine[] {
  const papers = ballots.map(names => ({ names, at: 0, holder: names[0] as string, worth: 100, came: 0 }));
  const state = new Map<string, 'in' | 'won' | 'out'>(options.map(name => [name, 'in']));
  /** Votes that somebody has besides papers: a quota kept after a surplus moved. */
  const kept = new Map<string, number>();
  const lines: NaiveLine[] = [];
  const those = (what: 'in' | 'won' | 'out'): string[] => options.filter(name => state.get(name) === what);
  const votes = (name: string): number => kept.get(name) ?? papers.filter(({ holder }) => holder === name).reduce((sum, { worth }) => sum + worth, 0);
  const free = (): number => seats - those('won').length;
  const all = (): number => options.reduce((sum, name) => sum + votes(name), 0);
  const up = (value: number): number => Math.ceil(value / (seats + 1));
  let quota = up(ballots.length * 100);
  const earliest = (names: string[], sign: number): string[] => {
    let left = names;
    for (const line of lines) {
      const best = Math.max(...left.map(name => sign * (line.votes[name] as number)));
      left = left.filter(name => sign * (line.votes[name] as number) === best);
    }
    return left;
  };
  const byLot = (names: string[], sign: number): string => {
    const left = earliest(names, sign);
    return (sign > 0 ? lots : lots.toReversed()).find(name => left.includes(name)) as string;
  };
  const electAll = (): string[] => {
    const elected: string[] = [];
    for (;;) {
      const left = those('in');
      if (free() === 0 || left.length === 0) return elected;
      if (left.length <= free()) { left.forEach(name => state.set(name, 'won')); return [...elected, ...left]; }
      const most = Math.max(...left.map(votes));
      const active = all() - those('won').reduce((sum, name) => sum + Math.min(votes(name), quota), 0);
      if (most < quota && most < active / (free() + 1)) return elected;
      const top = left.filter(name => votes(name) === most);
      const chosen = top.length > free() ? earliest(top, 1) : top;
      if (chosen.length > free()) return elected;
      state.set(chosen[0] as string, 'won');
      elected.push(chosen[0] as string);
    }
  };
  const write = (excluded: string[]): void => {
    const line = { votes: Object.fromEntries(options.map(name => [name, votes(name)])), lost: ballots.length * 100 - all(), quota };
    lines.push({ ...line, elected: electAll().sort(), excluded: [...excluded].sort() });
  };
  const move = (batch: typeof papers): void => batch.forEach(paper => {
    do paper.at++; while (paper.at < paper.names.length && state.get(paper.names[paper.at] as string) !== 'in');
    paper.holder = paper.names[paper.at] ?? '-';
    paper.came = lines.length;
  });
  const goes = (paper: (typeof papers)[number]): boolean => [...paper.names.slice(paper.at + 1)].some(name => state.get(name) === 'in');
  write([]);
  while (free() > 0 && those('in').length > 0) {
    const over = those('won').filter(name => votes(name) > quota);
    const surplus = over.reduce((sum, name) => sum + votes(name) - quota, 0);
    const left = those('in').sort((a, b) => votes(a) - votes(b));
    const groups = left.map((_, index) => left.slice(0, index + 1)).filter(group => {
      const above = left[group.length];
      return above !== undefined && left.length - group.length >= free() && votes(group.at(-1) as string) !== votes(above) && group.reduce((sum, name) => sum + votes(name), 0) + surplus <= votes(above);
    });
    if (over.length > 0 && groups.length === 0) {
      const largest = Math.max(...over.map(votes));
      const name = byLot(over.filter(each => votes(each) === largest), 1);
      const held = papers.filter(({ holder }) => holder === name);
      const batch = held.filter(({ came }) => came === Math.max(...held.map(paper => paper.came)));
      const going = batch.filter(goes);
      const total = going.reduce((sum, { worth }) => sum + worth, 0);
      if (total > largest - quota) for (const paper of going) paper.worth = Math.floor((largest - quota) / going.length);
      kept.set(name, quota);
      move(batch);
      write([]);
      continue;
    }
    const lowest = left.filter(name => votes(name) === votes(left[0] as string));
    const out = groups.at(-1) ?? [lowest.length === 1 ? (lowest[0] as string) : byLot(lowest, -1)];
    out.forEach(name => state.set(name, 'out'));
    if (those('in').length === free()) { write(out); break; }
    const held = papers.filter(({ holder }) => out.includes(holder));
    const worths = [...new Set(held.map(({ worth }) => worth))].sort((a, b) => b - a);
    const lower = (): void => { if (those('won').length === 0) quota = up(all()); };
    if (worths.length === 0) write(out);
    for (const [index, worth] of worths.entries()) {
      if (index > 0 && free() === 0) break;
      move(held.filter(paper => paper.worth === worth));
      lower();
      write(index === 0 ? out : []);
    }
  }
  return lines;
}

describe('the count of the Electoral Reform Society', () => {
  it('agrees with a naive count of single papers, stage by stage, ties included', () => {
    const met = { ties: 0, surpluses: 0, batches: 0, together: 0, active: 0 };
    fc.assert(fc.property(elections, election => {
      const result = counted(election);
      met.ties += result.ties.length;
      for (const { action, reasons } of result.stages) {
        if (action.kind === 'surplus-transferred') met.surpluses++;
        if (action.kind === 'batch-transferred') met.batches++;
        if (action.kind === 'excluded-together') met.together++;
        if (reasons.some(({ code }) => code === 'reached-active-share')) met.active++;
      }
      expect(sheet(result)).toEqual(naiveCount(election));
    }), { numRuns: 1500 });
    for (const [what, times] of Object.entries(met)) expect([what, times > 20]).toEqual([what, true]);
  });

  it('loses no vote: those of candidates and the non-transferable, with what truncation loses, are always the valid ballots', () =>
    fc.assert(fc.property(elections, election => {
      const result = counted(election);
      for (const { votes, lost } of sheet(result)) {
        expect(Object.values(votes).reduce((sum, held) => sum + held, lost)).toBe(Number(result.valid) * 100);
        expect(lost).toBeGreaterThanOrEqual(0);
      }
    })));

  it('fills every seat there is a candidate for, and never more; the quota only falls, and not once somebody is elected', () =>
    fc.assert(fc.property(elections, election => {
      const { elected, status, ranking, stages } = counted(election);
      expect([elected.length, status]).toEqual([Math.min(election.seats, election.options.length), 'decided']);
      expect([...elected, ...ranking.flat()].sort()).toEqual([...election.options].sort());
      const first = stages.findIndex(stage => stage.elected.length > 0);
      const quotas = stages.map(({ quota }) => hundredths(quota ?? ''));
      expect(quotas).toEqual(quotas.toSorted((a, b) => b - a));
      expect(new Set(quotas.slice(first)).size).toBe(1);
    })));

  it('depends neither on the order and grouping of the ballots nor on the places of the candidates', () =>
    fc.assert(fc.property(elections, election => {
      const { options, ballots, seats, lots } = election;
      const groups = Map.groupBy(ballots.toReversed(), names => names);
      const other = count(rule, options.toReversed(), [...groups].map(([names, equal]) => ranked(equal.length, names)), seats, { ladder: ERS97_TIES, lots });
      expect(sheet(other)).toEqual(sheet(counted(election)));
    })));

  it('stops with the stages so far and names the tied when no lot has been drawn', () =>
    fc.assert(fc.property(elections, election => {
      const full = counted(election);
      const open = count(rule, election.options, election.ballots.map(names => ranked(1, names)), election.seats, { ladder: ERS97_TIES });
      const needed = full.ties.find(({ brokenBy }) => brokenBy === 'lot');
      expect([open.status, open.stages]).toEqual(needed ? ['ruling-needed', full.stages.slice(0, needed.stage - 1)] : ['decided', full.stages]);
      if (needed) expect(open.ties.at(-1)).toMatchObject({ between: needed.between, brokenBy: 'nothing', needs: 'lot' });
    })));
});

describe('the words of the rules', () => {
  const by = (seats: number, options: string, ...ballots: BallotGroup[]): Count => count(rule, ids(...options), ballots, seats, { ladder: ERS97_TIES });

  it('5.1.6: takes the quota to two decimals, upwards, and an exact one as it is', () => {
    expect(by(6, 'AB', ranked(753, 'A')).quota).toBe('107.58');
    expect(by(3, 'AB', ranked(100, 'A')).quota).toBe('25.00');
  });

  it('5.3.7: gives each transferable paper the surplus divided by their number, cut at two decimals', () => {
    // Quota 107.58 of 753: A has 134, 26.42 too many, and 123 of the papers go on at 0.21; 0.59 are lost.
    const { stages, quota } = by(6, 'ABCDEFGH', ranked(123, 'AB'), ranked(11, 'A'), ranked(105, 'C'), ranked(104, 'D'), ranked(103, 'E'), ranked(102, 'F'), ranked(80, 'G'), ranked(70, 'H'), ranked(55, 'B'));
    expect(quota).toBe('107.58');
    expect(stages[1]).toMatchObject({ action: { kind: 'surplus-transferred', of: 'A' }, votes: { A: '107.58', B: '80.83' }, nonTransferable: '0.59', transfers: [{ from: 'A', to: 'B', votes: '25.83' }] });
  });

  it('5.3.7: never gives a paper more than it is worth', () => {
    // A has 4 over the quota of 4, one of the papers names somebody: it moves whole, and 3 are lost.
    const { stages } = by(2, 'ABCD', ranked(1, 'AB'), ranked(7, 'A'), ranked(2, 'C'), ranked(1, 'B'), ranked(1, 'D'));
    expect(stages[1]).toMatchObject({ votes: { A: '4.00', B: '2.00' }, nonTransferable: '3.00' });
  });

  it('5.2.2: leaves a surplus where it is while it cannot change who goes next, and moves it when it can', () => {
    // 1.66 over the quota of 33.34: less than the 15 between E and D, more than the 1 between D and C. B then has more than half of what is active.
    const { stages } = by(2, 'ABCDE', ranked(35, 'AB'), ranked(22, 'B'), ranked(20, 'C'), ranked(19, 'D'), ranked(4, 'E'));
    expect(stages.map(({ action }) => action)).toEqual([{ kind: 'votes-counted' }, { kind: 'excluded', of: 'E' }, { kind: 'surplus-transferred', of: 'A' }, { kind: 'excluded', of: 'D' }]);
    expect(stages.at(-1)).toMatchObject({ votes: { B: '23.40', C: '20.00' }, elected: ['B'], reasons: [{ code: 'fewest-votes' }, { option: 'B', code: 'reached-active-share' }] });
  });

  it('5.2.5: excludes as many together as have no more votes than the next, and does not part equal ones', () => {
    expect(by(1, 'ABCDE', ranked(9, 'A'), ranked(8, 'B'), ranked(3, 'C'), ranked(3, 'D'), ranked(2, 'E')).stages[1]).toMatchObject({ action: { kind: 'excluded-together', all: ['E', 'C', 'D'] } });
    expect(by(1, 'ABC', ranked(2, 'A'), ranked(2, 'B')).stages[1]?.excluded).toEqual(['C']);
  });

  it('5.4.2: moves the papers of the excluded by value, the dearest first', () => {
    const { stages } = by(2, 'ABCDE', ranked(35, 'ABD'), ranked(35, 'ACD'), ranked(16, 'BE'), ranked(31, 'C'), ranked(30, 'D'), ranked(25, 'E'));
    expect(stages.slice(1, 4).map(({ action, excluded, transfers, votes }) => [action, excluded, transfers, votes['B' as OptionId]])).toEqual([
      [{ kind: 'surplus-transferred', of: 'A' }, [], [{ from: 'A', to: 'B', votes: '6.30' }, { from: 'A', to: 'C', votes: '6.30' }], '22.30'],
      [{ kind: 'excluded', of: 'B' }, ['B'], [{ from: 'B', to: 'E', votes: '16.00' }], '6.30'],
      [{ kind: 'batch-transferred', all: ['B'], value: '0.18' }, [], [{ from: 'B', to: 'D', votes: '6.30' }], '0.00'],
    ]);
  });

  it('5.4.8: lets the quota fall with lost papers while nobody is elected', () => {
    const { stages } = by(2, 'ABCD', ranked(10, 'A'), ranked(9, 'B'), ranked(8, 'C'), ranked(6, 'D'));
    expect(stages.map(({ quota, elected }) => [quota, elected])).toEqual([['11.00', []], ['9.00', ['A', 'B']]]);
  });

  it('5.6.2: elects none of those who were always equal where seats do not suffice, and lets the lot exclude', () => {
    const open = by(1, 'ABC', ranked(5, 'A'), ranked(5, 'B'));
    expect(open).toMatchObject({ status: 'ruling-needed', elected: [], ties: [{ purpose: 'exclude', between: ['A', 'B'], needs: 'lot' }] });
    const drawn = count(rule, ids('A', 'B', 'C'), [ranked(5, 'A'), ranked(5, 'B')], 1, { ladder: ERS97_TIES, lots: ids('B', 'A', 'C') });
    expect([drawn.elected, drawn.stages.at(-1)?.reasons]).toEqual([['B'], [{ option: 'A', code: 'tie-broken' }, { option: 'B', code: 'reached-quota' }]]);
  });

  it('5.2.5: parts equal ones by the earliest stage at which they differed, not the latest', () => {
    // A is ahead 8 to 7, then behind 8 to 10, then they have 10 each.
    const { ties } = by(1, 'ABCDEF', ranked(8, 'A'), ranked(7, 'B'), ranked(15, 'C'), ranked(3, 'DB'), ranked(2, 'EA'), ranked(3, 'E'), ranked(16, 'F'));
    expect(ties).toEqual([{ stage: 4, purpose: 'exclude', between: ['A', 'B'], chosen: 'B', brokenBy: 'earliest-stage', narrowed: [{ step: 'earliest-stage', left: ['B'] }] }]);
  });
});
