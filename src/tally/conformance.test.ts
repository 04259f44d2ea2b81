import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { OptionId } from './ballot.ts';
import { contestOf, parseBlt, writeBlt } from './blt.ts';
import type { Blt } from './blt.ts';
import { count } from './count.ts';
import type { Count } from './count.ts';
import { PRESETS, SCOTTISH_TIES, type PresetName } from './presets.ts';

const elections = resolve(process.env['SOVET_DATA'] ?? '../shared/data', 'elections');

interface OfficialStage { votes: string[]; non_transferable: string; elected: string[]; excluded: string[]; surplus_of: string | null }
interface DroopEvents { elected_in_order: string[]; defeated_order: string[]; candidate_order: string[]; events: { event: string; quota: string; votes: string[] }[] }
interface Expected {
  quota?: string; elected_in_order?: string[]; elected_at_stage?: Record<string, number>; excluded_at_stage?: Record<string, number>;
  stage_totals?: string[][]; tolerance?: string; stages?: OfficialStage[]; scotland?: DroopEvents; 'wigm-prf'?: DroopEvents; 'meek-prf'?: DroopEvents; warren?: DroopEvents; meek?: DroopEvents; irv?: string;
}
interface Case { id: string; file: string; seats: number; candidates: string[]; ballots: number; expected: Expected }

const cases: Case[] = existsSync(elections) ? (JSON.parse(readFileSync(resolve(elections, 'index.json'), 'utf8')) as { cases: Case[] }).cases : [];
const of = (test: (expected: Expected, id: string) => unknown): Case[] => cases.filter(({ expected, id }) => test(expected, id));

function read(file: string): Blt {
  const parsed = parseBlt(readFileSync(resolve(elections, file), 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** Droop takes the earlier candidate of the file in every tie: our lot spares the earlier one, except where one is chosen to move first. */
function countFile(file: string, rule: PresetName = 'scottish-stv', seats?: number, lots: 'earlier loses' | 'earlier first' = 'earlier loses'): Count {
  const blt = read(file);
  const { options, withdrawn, ballots } = contestOf(blt);
  return count(PRESETS[rule], options, ballots, seats ?? blt.seats, { ladder: SCOTTISH_TIES, lots: lots === 'earlier first' ? options : options.toReversed() }, withdrawn);
}

/** The files write "1054" where the rule writes "1054.00000". */
const inFive = (text: string): string => {
  const [whole, part = ''] = text.split('.');
  return `${whole}.${part.padEnd(5, '0')}`;
};
const totals = (counted: Count, candidates: string[]): string[][] =>
  counted.stages.map(({ votes }) => candidates.map((name) => votes[name as OptionId] ?? 'missing'));
/** One council published two decimals only; every other total must agree in all five. */
function agrees(have: string[][], want: string[][], tolerance: string): void {
  if (tolerance === '0.00001') return expect(have).toEqual(want.map((stage) => stage.map(inFive)));
  expect(have.length).toBe(want.length);
  const far = have.flatMap((stage, i) => stage.filter((votes, j) => Math.abs(Number(votes) - Number(want[i]?.[j])) > Number(tolerance)));
  expect(far).toEqual([]);
}
const atStage = (counted: Count, what: 'elected' | 'excluded', shift = 0): Record<string, number> =>
  Object.fromEntries(counted.stages.flatMap((stage) => stage[what].map((name) => [name, stage.stage + shift])));

describe('the conformance cases', () => {
  it('are there: 40 published council results, 3 official stage reports, 2 Droop references', () => {
    expect([of((e) => e.stage_totals).length, of((e, id) => e.stages && id.startsWith('official')).length, of((e) => e.scotland).length]).toEqual([40, 3, 2]);
  });
});

describe('Scottish council wards of 2017', () => {
  it.each(of((e) => e.stage_totals).map((c) => [c.id, c] as const))('%s: every stage total', (_id, { file, seats, candidates, ballots, expected }) => {
    const counted = countFile(file, 'scottish-stv', seats);
    agrees(totals(counted, candidates), expected.stage_totals ?? [], expected.tolerance ?? '');
    expect(counted.quota).toBe(inFive(expected.quota ?? ''));
    expect(counted.valid).toBe(BigInt(ballots));
    expect(atStage(counted, 'elected')).toEqual(expected.elected_at_stage);
    // The council's table puts an exclusion at the stage that shows the need for it, ours at the stage that moves the papers.
    expect(atStage(counted, 'excluded', -1)).toEqual(expected.excluded_at_stage);
    expect([...counted.elected].sort()).toEqual([...expected.elected_in_order ?? []].sort());
  });
});

describe('official stage reports', () => {
  it.each(of((e, id) => e.stages && id.startsWith('official')).map((c) => [c.id, c] as const))('%s: every total, transfer and election', (_id, { file, candidates, expected }) => {
    const counted = countFile(file);
    const stages = expected.stages ?? [];
    expect(totals(counted, candidates)).toEqual(stages.map(({ votes }) => votes.map(inFive)));
    expect(counted.stages.map(({ nonTransferable }) => nonTransferable)).toEqual(stages.map((stage) => inFive(stage.non_transferable)));
    expect(counted.stages.map(({ elected }) => [...elected].sort())).toEqual(stages.map(({ elected }) => [...elected].sort()));
    expect(counted.stages.map(({ excluded }) => excluded)).toEqual(stages.map(({ excluded }) => excluded));
    expect(counted.stages.map(({ action }) => (action.kind === 'surplus-transferred' ? action.of : null))).toEqual(stages.map((stage) => stage.surplus_of));
    expect(counted.elected).toEqual(expected.elected_in_order);
  });
});

describe('Droop references for the Scottish rule', () => {
  it.each(of((e) => e.scotland).map((c) => [c.id, c] as const))('%s: every stage total', (_id, { file, expected }) => {
    const counted = countFile(file);
    const reference = expected.scotland as DroopEvents;
    expect(totals(counted, reference.candidate_order)).toEqual(reference.events.filter(({ event }) => event !== 'end').map(({ votes }) => votes));
    expect(counted.elected).toEqual(reference.elected_in_order);
    expect(counted.stages.flatMap(({ excluded }) => excluded)).toEqual(reference.defeated_order);
  });
});

const REFERENCES = [['wigm-prf', 'wigm-prf'], ['meek-prf', 'meek-prf'], ['warren', 'warren'], ['meek', 'meek-guarded']] as const;
const references = REFERENCES.flatMap(([key, rule]) => of((e) => e[key]).map((c) => [rule, c.id, { ...c, reference: c.expected[key] as DroopEvents }] as const));

describe('Droop references', () => {
  it.each(references)('%s of %s: every total, quota and election', (rule, id, { file, reference }) => {
    const counted = countFile(file, rule, undefined, id === 'droop-SC-Vm-12' && rule === 'wigm-prf' ? 'earlier first' : 'earlier loses');
    const distinct = (rows: readonly string[][]): readonly string[][] => rows.filter((row, i) => row.join(' ') !== rows[i - 1]?.join(' '));
    const want = distinct(reference.events.filter(({ event }) => event !== 'end').map(({ quota, votes }) => [quota, ...votes]));
    const have = distinct(counted.stages.map(({ quota, votes }) => [quota ?? counted.quota ?? '', ...reference.candidate_order.map((name) => votes[name as OptionId] ?? 'missing')]));
    expect(have).toEqual(want);
    expect([...counted.elected].sort()).toEqual([...reference.elected_in_order].sort());
  });
});

describe('the Meek count of the reconstructed ballots behind the ERS97 example', () => {
  it.each(of((_e, id) => id === 'ers97-meek').map((c) => [c.id, c] as const))('%s: the published stages', (_id, { file, candidates, expected }) => {
    const counted = countFile(file, 'meek-1987');
    const near = (have: string | undefined, want: string): boolean => Math.abs(Number(have) - Number(want)) <= Number(expected.tolerance);
    for (const stage of expected.stages as unknown as { quota: string; votes: string[] }[]) {
      const found = counted.stages.some(({ quota, votes }) => near(quota, stage.quota) && candidates.every((name, i) => near(votes[name as OptionId], stage.votes[i] as string)));
      expect([stage.quota, found]).toEqual([stage.quota, true]);
    }
    expect([...counted.elected].sort()).toEqual([...(expected as { elected?: string[] }).elected ?? []].sort());
  });
});

describe('instant run-off', () => {
  it.each(of((e) => e.irv).map((c) => [c.id, c] as const))('%s: the winner', (_id, { file, expected }) => {
    expect(countFile(file, 'irv').elected).toEqual([expected.irv]);
  });
});

describe('every BLT file of the collection', () => {
  it.each(of((_e, id) => id).filter(({ file }) => file.endsWith('.blt')).map((c) => [c.file, c] as const))('%s survives writing and reading', (file, { ballots, seats, candidates }) => {
    const blt = read(file);
    expect(parseBlt(writeBlt(blt))).toEqual({ ok: true, value: blt });
    expect(blt.seats).toBe(seats);
    expect(blt.candidates).toEqual(candidates);
    expect(blt.ballots.reduce((sum, { weight }) => sum + weight, 0n)).toBe(BigInt(ballots));
  });
});
