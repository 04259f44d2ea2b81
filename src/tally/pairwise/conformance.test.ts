import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { BallotGroup, OptionId } from '../ballot.ts';
import { contestOf, parseBlt } from '../blt.ts';
import { count } from '../count.ts';
import type { Count } from '../count.ts';
import { PRESETS, type PresetName } from '../presets.ts';

const elections = resolve(process.env['SOVET_DATA'] ?? '../shared/data', 'elections');
const read = (file: string): string => readFileSync(resolve(elections, file), 'utf8');

interface SchulzeCase {
  name: string; candidates: string[]; ballots: [number, string[][]][];
  expected: { method: string; winners: string[]; ranking?: string[][]; strongest_paths?: Record<string, Record<string, number>> };
}
interface DebianVote { options: string[]; ballots: [string, number][]; total: number }

const there = existsSync(elections);
const cases = there ? (JSON.parse(read('schulze-examples.json')) as { cases: SchulzeCase[] }).cases : [];
const group = (ranks: readonly (readonly string[])[], times: number): BallotGroup => ({ choice: { kind: 'ranking', ranks: ranks as readonly OptionId[][] }, count: BigInt(times) });

/** Without any step against ties, so that every tie shows. */
const counted = (rule: PresetName, options: readonly string[], ballots: readonly BallotGroup[], seats = 1): Count =>
  count(PRESETS[rule], options as readonly OptionId[], ballots, seats, { ladder: [] });
const winners = (result: Count): readonly string[] => [...(result.status === 'decided' ? result.elected : result.ties.at(-1)?.between ?? [])].sort();

/** Character i is the rank of option i; "-" is unranked; gaps between ranks mean nothing. */
function debianRanks(marks: string, options: readonly string[]): string[][] {
  const ranked = Map.groupBy(options.filter((_, i) => marks[i] !== '-'), option => marks[options.indexOf(option)] as string);
  return [...ranked].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, together]) => together);
}

describe("Schulze's examples", () => {
  it.each(cases.map(one => [one.name, one] as const))('%s', (_name, { candidates, ballots, expected }) => {
    const result = counted('schulze-winning', candidates, ballots.map(([times, ranks]) => group(ranks, times)));
    expect(winners(result)).toEqual([...expected.winners].sort());
    if (expected.ranking) {
      const all = counted('schulze-winning', candidates, ballots.map(([times, ranks]) => group(ranks, times)), candidates.length);
      expect(all.elected).toEqual(expected.ranking.flat());
    }
    for (const [from, row] of Object.entries(expected.strongest_paths ?? {}))
      for (const [to, strength] of Object.entries(row)) expect([from, to, result.pairwise?.paths?.[from as OptionId]?.[to as OptionId]]).toEqual([from, to, String(strength)]);
  });
});

describe('Debian project leaders, Schulze by margins', () => {
  it.each([
    ['debian-dpl-2007.json', ['Sam Hocevar', 'Steve McIntyre', 'Raphaël Hertzog', 'Wouter Verhelst', 'Anthony Towns', 'Gustavo Franco', 'None Of The Above', 'Simon Richter', 'Aigars Mahinovs']],
    ['debian-dpl-2020.json', ['Jonathan Carter', 'Sruthi Chandran', 'Brian Gupta', 'None Of The Above']],
  ].filter(() => there))('%s: the whole ranking', (file, ranking) => {
    const vote = JSON.parse(read(file as string)) as DebianVote;
    const result = counted('schulze-margins', vote.options, vote.ballots.map(([marks, times]) => group(debianRanks(marks, vote.options), times)), vote.options.length);
    expect(result.valid).toBe(BigInt(vote.total));
    expect(result.elected).toEqual(ranking);
  });
});

describe('Burlington 2009', () => {
  it.each((['schulze-winning', 'schulze-margins', 'ranked-pairs'] as const).filter(() => there))('%s elects whom a majority puts before each other candidate', rule => {
    const blt = parseBlt(read('burlington-2009.blt'));
    if (!blt.ok) throw new Error(JSON.stringify(blt.error));
    const { options, ballots } = contestOf(blt.value);
    expect(counted(rule, options, ballots).elected).toEqual(['Montroll']);
  });
});
