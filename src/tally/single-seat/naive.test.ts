import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BallotGroup, OptionId } from '../ballot.ts';
import { count, type Count } from '../count.ts';
import { PRESETS } from '../presets.ts';
import type { IrvRule } from './single-seat-rule.ts';

const NAMES = [...'ABCDE'] as OptionId[];
interface Election { readonly options: readonly OptionId[]; readonly papers: readonly string[]; readonly lots: readonly OptionId[] }
const elections: fc.Arbitrary<Election> = fc.integer({ min: 1, max: 5 }).chain(size => fc.record({
  options: fc.constant(NAMES.slice(0, size)), lots: fc.shuffledSubarray(NAMES.slice(0, size), { minLength: size }),
  papers: fc.array(fc.tuple(fc.shuffledSubarray(NAMES.slice(0, size), { minLength: 1 }).map(order => order.join('')), fc.integer({ min: 1, max: 5 })), { maxLength: 8 }).map(groups => groups.flatMap(([order, times]) => Array.from({ length: times }, () => order))),
}));
const group = (times: number, order: string): BallotGroup => ({ choice: { kind: 'ranking', ranks: [...order].map(name => [name as OptionId]) }, count: BigInt(times) });
const held = (papers: readonly string[], left: readonly string[], ranks = 9): Map<string, number> => {
  const votes = new Map(left.map(name => [name, 0]));
  for (const paper of papers) { const best = [...paper].slice(0, ranks).find(name => left.includes(name)); if (best !== undefined) votes.set(best, (votes.get(best) ?? 0) + 1); }
  return votes;
};

/** Who is left after each stage, and the winner; nothing is shared with the counter. */
function naiveRunOff({ options, papers, lots }: Election, { majority, exclusion }: IrvRule): readonly (readonly [string, string])[] {
  let left: readonly string[] = options;
  const lines: (readonly [string, string])[] = [];
  for (;;) {
    const votes = held(papers, left);
    const inPlay = [...votes.values()].reduce((sum, each) => sum + each, 0);
    const winner = left.find(name => 2 * (votes.get(name) ?? 0) > (majority === 'of-valid' ? papers.length : inPlay)) ?? (left.length === 1 ? left[0] : undefined);
    lines.push([options.map(name => votes.get(name) ?? 0).join(' '), winner ?? '']);
    if (winner !== undefined || left.length === 0) return lines;
    const up = [...left].sort((a, b) => (votes.get(a) ?? 0) - (votes.get(b) ?? 0));
    let out = 0;
    if (exclusion === 'bulk') for (let size = 1; size < up.length; size++) if (up.slice(0, size).reduce((sum, name) => sum + (votes.get(name) ?? 0), 0) < (votes.get(up[size] as string) ?? 0)) out = size;
    const least = up.filter(name => votes.get(name) === votes.get(up[0] as string));
    const gone = out > 1 ? up.slice(0, out) : [lots.findLast(name => least.includes(name)) as string];
    left = left.filter(name => !gone.includes(name));
  }
}

const sheet = ({ stages }: Count): readonly (readonly [string, string])[] => stages.map(({ votes, elected }) => [Object.values(votes).join(' '), elected.join('')]);
const counted = (rule: Parameters<typeof count>[0], { options, papers, lots }: Election): Count => count(rule, options, papers.map(paper => group(1, paper)), 1, { ladder: ['lot'], lots });

describe('instant run-off', () => {
  const rules = fc.record({ kind: fc.constant('irv' as const), majority: fc.constantFrom('of-continuing' as const, 'of-valid' as const), exclusion: fc.constantFrom('single' as const, 'bulk' as const), rounds: fc.constant('one-ballot' as const), reading: fc.constant(PRESETS.irv.reading) });
  it('agrees with a naive count of who is left, stage by stage, under every setting', () => { fc.assert(fc.property(rules, elections, (rule, election) => {
    expect(sheet(counted(rule, election))).toEqual(naiveRunOff(election, rule));
  }), { numRuns: 1500 }); });
  it('numbers its stages and names ties by them', () => { fc.assert(fc.property(elections, election => {
    const { stages, ties } = counted(PRESETS.irv, election);
    expect(stages.map(({ stage }) => stage)).toEqual(stages.map((_, at) => at + 1));
    for (const tie of ties) expect(stages[tie.stage - 1]).toMatchObject({ excluded: [tie.chosen], reasons: [{ option: tie.chosen, code: 'tie-broken' }, ...stages[tie.stage - 1]?.reasons.slice(1) ?? []] });
  })); });
  it('says why several go together, and that one alone has the fewest votes', () => {
    const bulk = { ...PRESETS.irv, exclusion: 'bulk' } as const;
    const all = count(bulk, NAMES, [group(9, 'A'), group(8, 'B'), group(4, 'CB'), group(1, 'DC'), group(1, 'EC')], 1, { ladder: [] });
    expect(all.stages[1]).toMatchObject({ stage: 2, action: { kind: 'excluded-together', all: ['D', 'E', 'C'] }, reasons: [{ code: 'cannot-reach-next' }, { code: 'cannot-reach-next' }, { code: 'cannot-reach-next' }, { option: 'B', code: 'majority' }], transfers: [{ from: 'C', to: 'B', votes: '4' }] });
    const alone = count(bulk, NAMES.slice(0, 3), [group(9, 'A'), group(8, 'B'), group(4, 'CB')], 1, { ladder: [] });
    expect(alone.stages[1]).toMatchObject({ action: { kind: 'excluded', of: 'C' }, reasons: [{ option: 'C', code: 'fewest-votes' }, { option: 'B', code: 'majority' }] });
  });
});

describe('the contingent vote', () => {
  it.each(['supplementary', 'majority-runoff'] as const)('%s agrees with a naive count of the two highest', rule => { fc.assert(fc.property(elections, election => {
    const { options, papers, lots } = election;
    const ranks = rule === 'supplementary' ? 2 : 9;
    const first = held(papers, options);
    const line = (votes: ReadonlyMap<string, number>): string => options.map(name => votes.get(name) ?? 0).join(' ');
    const ahead = [...options].sort((a, b) => (first.get(b) ?? 0) - (first.get(a) ?? 0) || lots.indexOf(a) - lots.indexOf(b)).slice(0, 2);
    const outright = options.find(name => 2 * (first.get(name) ?? 0) > papers.length);
    const second = held(papers, ahead, ranks);
    const best = [...ahead].sort((a, b) => (second.get(b) ?? 0) - (second.get(a) ?? 0) || lots.indexOf(a) - lots.indexOf(b))[0];
    expect(sheet(counted(PRESETS[rule], election))).toEqual(outright === undefined ? [[line(first), ''], [line(second), best]] : [[line(first), outright]]);
  }), { numRuns: 600 }); });
  it('says how it ended: by a majority, or by a broken tie', () => {
    const of = (papers: readonly BallotGroup[]): unknown => count(PRESETS.supplementary, NAMES.slice(0, 3), papers, 1, { ladder: ['lot'], lots: [...'BAC'] as OptionId[] }).stages[1]?.reasons;
    expect([of([group(4, 'A'), group(3, 'B'), group(2, 'CB')]), of([group(4, 'A'), group(3, 'B'), group(1, 'CB')])]).toEqual([
      [{ option: 'C', code: 'fewest-votes' }, { option: 'B', code: 'majority' }], [{ option: 'C', code: 'fewest-votes' }, { option: 'B', code: 'tie-broken' }],
    ]);
  });
});

describe("Bucklin's rule", () => {
  it('agrees with a naive count, round by round, and says which preferences each adds', () => { fc.assert(fc.property(elections, election => {
    const { options, papers, lots } = election;
    const lines: Map<string, number>[] = [];
    for (let ranks = 1; ranks === 1 || (ranks <= Math.max(...papers.map(paper => paper.length)) && ![...lines.at(-1)?.values() ?? []].some(votes => 2 * votes > papers.length)); ranks++)
      lines.push(new Map(options.map(name => [name, papers.filter(paper => paper.slice(0, ranks).includes(name)).length])));
    const last = lines.at(-1) as Map<string, number>;
    const most = Math.max(...last.values());
    const winner = lots.find(name => last.get(name) === most);
    const { stages, elected, ties } = counted(PRESETS.bucklin, election);
    expect([stages.map(({ votes }) => Object.values(votes).map(Number)), elected]).toEqual([lines.map(votes => [...votes.values()]), [winner]]);
    expect(stages.map(({ stage, action }) => [stage, action])).toEqual(lines.map((_, at) => [at + 1, at === 0 ? { kind: 'votes-counted' } : { kind: 'preferences-added', rank: at + 1 }]));
    const code = ties.length > 0 ? 'tie-broken' : 2 * most > papers.length ? 'majority' : 'most-votes';
    expect([stages.at(-1)?.reasons, stages.slice(0, -1).every(stage => stage.elected.length === 0)]).toEqual([[{ option: winner, code }], true]);
    for (const tie of ties) expect(tie.stage).toBe(lines.length);
  }), { numRuns: 600 }); });
});
