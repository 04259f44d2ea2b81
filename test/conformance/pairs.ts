/** Comparisons of rules of pairs: Schulze's examples and the elections of Debian. */
import type { BallotGroup, OptionId } from '#tally/ballot.ts';
import { count, type Count } from '#tally/count.ts';
import { PRESETS, type PresetName } from '#tally/presets.ts';
import { Comparison, Expected, readJson, type PublishedCase, type Row } from './expectation.ts';

const group = (ranks: readonly (readonly string[])[], times: number): BallotGroup => ({ choice: { kind: 'ranking', ranks: ranks as readonly OptionId[][] }, count: BigInt(times) });

/** Without any step against ties, so that every tie shows. */
const counted = (rule: PresetName, options: readonly string[], ballots: readonly BallotGroup[], seats: number): Count => count(PRESETS[rule], options as readonly OptionId[], ballots, seats, { ladder: [] });
const winners = (result: Count): readonly string[] => [...(result.status === 'decided' ? result.elected : result.ties.at(-1)?.between ?? [])].sort();

interface SchulzeCase { readonly name: string; readonly candidates: readonly string[]; readonly ballots: readonly (readonly [number, readonly (readonly string[])[]])[]; readonly expected: Readonly<Record<string, unknown>> }

const RULES: Readonly<Record<string, PresetName>> = { 'Schulze Winning': 'schulze-winning', 'Schulze Margin': 'schulze-margins' };

export function schulzeExamples({ id, file }: PublishedCase): readonly Row[] {
  return (readJson(file) as { cases: readonly SchulzeCase[] }).cases.map(({ name, candidates, ballots, expected: values }) => {
    const found = new Comparison();
    const expected = new Expected(values);
    const rule = RULES[expected.take<string>('method')] as PresetName;
    const papers = ballots.map(([times, ranks]) => group(ranks, times));
    const one = counted(rule, candidates, papers, 1);
    found.same('winners, all of them where they tie', winners(one), [...expected.take<readonly string[]>('winners')].sort());
    if (expected.has('ranking')) found.same('ranking', counted(rule, candidates, papers, candidates.length).elected, expected.take<readonly string[][]>('ranking').flat());
    if (expected.has('strongest_paths'))
      for (const [from, row] of Object.entries(expected.take<Record<string, Record<string, number>>>('strongest_paths')))
        for (const [to, strength] of Object.entries(row)) found.same('strongest paths', [from, to, one.pairwise?.paths?.[from as OptionId]?.[to as OptionId]], [from, to, String(strength)]);
    found.same('nothing expected is left', expected.untaken, []);
    return found.row(`${id}: ${name}`, file, rule);
  });
}

interface DebianVote { readonly options: readonly string[]; readonly ballots: readonly (readonly [string, number])[]; readonly total: number }

/** Character i is the rank of option i; "-" is unranked; gaps between ranks mean nothing. */
function debianRanks(marks: string, options: readonly string[]): string[][] {
  const ranked = Map.groupBy(options.filter((_, i) => marks[i] !== '-'), option => marks[options.indexOf(option)] as string);
  return [...ranked].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, together]) => together);
}

export function debianElection({ id, file, candidates, ballots }: PublishedCase, expected: Expected): readonly Row[] {
  const found = new Comparison();
  const vote = readJson(file) as DebianVote;
  const papers = vote.ballots.map(([marks, times]) => group(debianRanks(marks, vote.options), times));
  const all = counted('schulze-margins', vote.options, papers, vote.options.length);
  found.same('papers', [String(all.valid + all.invalid), vote.total], [String(ballots), ballots]);
  found.same('candidates', [...vote.options].sort(), [...candidates].sort());
  found.same('whole ranking', all.elected, expected.take('schulze_margin_ranking'));
  found.same('winner', counted('schulze-margins', vote.options, papers, 1).elected, [expected.take<string>('winner')]);
  return [found.row(id, file, 'schulze-margins')];
}
