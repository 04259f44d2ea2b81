import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotGroup, OptionId } from '../ballot.ts';
import { count, type Count } from '../count.ts';
import { SCOTTISH_TIES } from '../presets.ts';
import type { StvRule } from './stv-rule.ts';

const ids = (names: string): OptionId[] => [...names] as OptionId[];
const ranked = (times: number, names: string): BallotGroup => ({ choice: { kind: 'ranking', ranks: ids(names).map(name => [name]) }, count: BigInt(times) });

const rules: fc.Arbitrary<StvRule> = fc.record({
  kind: fc.constant('stv'), quota: fc.constantFrom('droop', 'droop-fraction', 'hare'), decimals: fc.constantFrom(0, 2, 5), transfer: fc.constantFrom('weighted', 'unweighted', 'last-parcel'),
  surplusOrder: fc.constantFrom('largest', 'first-elected'), exclusion: fc.constantFrom('single', 'bulk'),
});

interface Election { readonly options: readonly OptionId[]; readonly seats: number; readonly ballots: readonly string[]; readonly lots: readonly OptionId[] }
const elections: fc.Arbitrary<Election> = fc.integer({ min: 1, max: 6 }).chain(size => {
  const options = ids('ABCDEF'.slice(0, size));
  const papers = fc.array(fc.tuple(fc.shuffledSubarray(options, { minLength: 1 }).map(names => names.join('')), fc.integer({ min: 1, max: 7 })), { maxLength: 9 });
  return fc.record({ options: fc.constant(options), seats: fc.integer({ min: 1, max: 4 }), ballots: papers.map(groups => groups.flatMap(([names, times]) => Array.from({ length: times }, () => names))), lots: fc.shuffledSubarray(options, { minLength: size }) });
});

interface Line { readonly votes: Readonly<Record<string, bigint>>; readonly elected: readonly string[]; readonly excluded: readonly string[] }

/** A second counter for every setting: single papers that know whom they lie with, their worth, and the stage at which they came. */
function naiveCount(rule: StvRule, { options, seats, ballots, lots }: Election): Line[] {
  const one = 10n ** BigInt(rule.decimals);
  const papers = ballots.map(names => ({ names, holder: '', worth: one, came: 0 }));
  const state = new Map<string, 'in' | 'won' | 'out'>(options.map(name => [name, 'in']));
  const order: string[] = [];
  const kept = new Map<string, bigint>();
  const lines: Line[] = [];
  const [all, places] = [BigInt(ballots.length), BigInt(seats)];
  const quota = rule.quota === 'droop' ? (all / (places + 1n) + 1n) * one : rule.quota === 'hare' ? all * one / places : all * one / (places + 1n) + 1n;
  const those = (what: string): string[] => options.filter(name => state.get(name) === what);
  const votes = (name: string): bigint => kept.get(name) ?? papers.filter(({ holder }) => holder === name).reduce((sum, { worth }) => sum + worth, 0n);
  const nextOf = ({ names, holder }: { names: string; holder: string }): string => [...names.slice(holder === '' ? 0 : names.indexOf(holder) + 1)].find(name => state.get(name) === 'in') ?? '-';
  const byVotes = (names: string[], sign: number): string[] => names.sort((a, b) => (votes(a) === votes(b) ? options.indexOf(a as OptionId) - options.indexOf(b as OptionId) : (votes(a) > votes(b) ? 1 : -1) * sign));
  const pass = (paper: (typeof papers)[number], worth: bigint): void => { Object.assign(paper, { holder: nextOf(paper), worth, came: lines.length + 1 }); };
  const choose = (names: string[], sign: number): string => {
    const extreme = (of: (name: string) => bigint, among: string[]): string[] => { const best = among.map(of).reduce((a, b) => ((sign > 0 ? b > a : b < a) ? b : a)); return among.filter(name => of(name) === best); };
    const left = lines.reduceRight((still, line) => extreme(name => line.votes[name] as bigint, still), names);
    return (sign > 0 ? lots : lots.toReversed()).find(name => left.includes(name)) as string;
  };
  const report = (excluded: string[]): void => {
    const held = Object.fromEntries(options.map(name => [name, votes(name)]));
    const elected = byVotes(those('in').filter(name => votes(name) >= quota), -1);
    for (const name of elected) state.set(name, 'won');
    order.push(...elected);
    if (those('in').length <= seats - order.length) for (const name of byVotes(those('in'), -1)) { state.set(name, 'won'); order.push(name); elected.push(name); }
    lines.push({ votes: held, elected: elected.sort(), excluded });
  };
  const moveSurplus = (name: string): void => {
    const [total, held] = [votes(name), papers.filter(({ holder }) => holder === name)];
    const surplus = total - quota;
    const latest = Math.max(...held.map(({ came }) => came));
    const moving = rule.transfer === 'last-parcel' ? held.filter(({ came }) => came === latest) : held;
    const able = BigInt(moving.filter(paper => nextOf(paper) !== '-').length);
    kept.set(name, quota);
    for (const paper of moving) {
      const each = rule.transfer === 'weighted' ? paper.worth * surplus / total : rule.transfer === 'unweighted' ? surplus / BigInt(held.length) : able === 0n ? 0n : surplus / able;
      pass(paper, rule.transfer === 'last-parcel' && paper.worth < each ? paper.worth : each);
    }
  };
  const drop = (names: string[]): void => {
    const held = papers.filter(({ holder }) => names.includes(holder));
    for (const name of names) { state.set(name, 'out'); kept.set(name, 0n); }
    for (const paper of held) pass(paper, paper.worth);
    report(names);
  };
  const surelyLost = (): string[] => {
    const up = byVotes(those('in'), 1);
    const most = Math.min(up.length - Math.max(1, seats - order.length), up.length - 1);
    let lost = 0;
    for (let size = 1; size <= most; size++) if (up.slice(0, size).reduce((sum, name) => sum + votes(name), 0n) < votes(up[size] as string)) lost = size;
    return up.slice(0, lost);
  };
  for (const paper of papers) pass(paper, one);
  report([]);
  while (order.length < seats && those('in').length > 0) {
    const over = order.filter(name => votes(name) > quota);
    const together = rule.exclusion === 'bulk' ? surelyLost() : [];
    if (over.length > 0) {
      const most = over.map(votes).reduce((a, b) => (a > b ? a : b));
      moveSurplus(rule.surplusOrder === 'first-elected' ? over[0] as string : choose(over.filter(name => votes(name) === most), 1));
      report([]);
    } else if (together.length > 1) drop(together);
    else { const least = those('in').map(votes).reduce((a, b) => (a < b ? a : b)); drop([choose(those('in').filter(name => votes(name) === least), -1)]); }
  }
  return lines;
}

const counted = (rule: StvRule, { options, seats, ballots, lots }: Election): Count => count(rule, options, ballots.map(names => ranked(1, names)), seats, { ladder: SCOTTISH_TIES, lots });
const scaled = (text: string): bigint => BigInt(text.replace('.', ''));
const sheet = ({ stages }: Count): Line[] => stages.map(({ votes, elected, excluded }) => ({ votes: Object.fromEntries(Object.entries(votes).map(([name, held]) => [name, scaled(held)])), elected: [...elected].sort(), excluded }));

describe('every setting of the family', () => {
  it('agrees with a naive count of single papers, stage by stage', () => { fc.assert(fc.property(rules, elections, (rule, election) => {
    expect(sheet(counted(rule, election))).toEqual(naiveCount(rule, election));
  }), { numRuns: 2500 }); });
  it('tells of every stage who gained what from whom: the gains are the difference of two stages', () => { fc.assert(fc.property(rules, elections, (rule, election) => {
    const { stages } = counted(rule, election);
    stages.slice(1).forEach(({ votes, transfers = [] }, at) => {
      for (const name of election.options) {
        const gained = transfers.filter(({ to }) => to === name).reduce((sum, moved) => sum + scaled(moved.votes), 0n);
        const giver = transfers.some(({ from }) => from === name) || scaled(votes[name] ?? '') < scaled(stages[at]?.votes[name] ?? '');
        if (!giver) expect(scaled(votes[name] ?? '') - scaled(stages[at]?.votes[name] ?? '')).toBe(gained);
      }
    });
  })); });
  it('calls an exclusion of several by its reason, and of one by its own', () => {
    const rule: StvRule = { kind: 'stv', quota: 'droop', decimals: 2, transfer: 'weighted', surplusOrder: 'largest', exclusion: 'bulk' };
    const { stages } = count(rule, ids('ABCDE'), [ranked(9, 'A'), ranked(8, 'B'), ranked(4, 'CB'), ranked(1, 'DC'), ranked(1, 'EC')], 1, { ladder: [] });
    expect(stages.slice(1).map(({ action, reasons }) => [action, reasons.map(({ code }) => code)])).toEqual([[{ kind: 'excluded-together', all: ['D', 'E', 'C'] }, ['cannot-reach-next', 'cannot-reach-next', 'cannot-reach-next', 'reached-quota']]]);
    const alone = count(rule, ids('ABC'), [ranked(9, 'A'), ranked(8, 'B'), ranked(4, 'CB')], 1, { ladder: [] });
    expect(alone.stages[1]).toMatchObject({ action: { kind: 'excluded', of: 'C' }, reasons: [{ option: 'C', code: 'fewest-votes' }, { option: 'B', code: 'reached-quota' }] });
  });
});
