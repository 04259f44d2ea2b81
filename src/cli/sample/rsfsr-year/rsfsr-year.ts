/**
 * The soviets of one gubernia under the constitution of 1918 with its readings, from 1,500 villages up to the
 * All-Russian Congress. Figures are those of all inhabitants; enrolled by name is one in fifty, for whom the others
 * stand. Of the rest of the republic nothing is played: its seats in the Congress are on record and empty.
 */
import { readFile } from 'node:fs/promises';
import type { Day } from '#kernel/time.ts';
import { bodyId, type BodyId } from '#assembly/ids.ts';
import { blockingFindings } from '#service/blocking-findings.ts';
import { found } from '#service/founding.ts';
import { compile } from '#charter/compile.ts';
import type { VersionHash } from '#charter/law.ts';
import { finishSample } from '#store/assembly/organisations.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Database } from '#store/open-database.ts';
import { Stage } from '../year/stage.ts';
import { enrolGubernia, isPlayed, type Extent } from './enrolment.ts';
import { LADDER } from './ladder.ts';
import { present } from './present.ts';
import { sitInCongress, type CongressVerdict } from './scenes.ts';
import { climb, type Rung, type RungResult } from './rungs.ts';

export interface RsfsrBuild {
  readonly database: Database;
  readonly extent: Extent;
  readonly progress: (done: number, total: number) => void;
}

export interface RsfsrYear {
  readonly org: string;
  /** Where the clock of the sample stands, UTC milliseconds. */
  readonly clock: number;
  readonly persons: number;
  readonly units: number;
  readonly rungs: readonly RungResult[];
  readonly congress: CongressVerdict;
}

/** The whole gubernia. */
export const RSFSR_EXTENT: Extent = { uezds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], cities: true };
/** One volost of the smallest uezd, and the cities: every body of the constitution once, in seconds. */
export const SMALL_EXTENT: Extent = { uezds: [10], cities: true, volosts: 1 };

/** Nine days after the adoption, when the text had been printed. */
const BEGINS = Date.UTC(1918, 6, 19, 9);
const DAY = 86_400_000;
const SEED = 1918;
/** Of a hundred parts of the time it takes, by step of the ladder, as measured; enrolment comes before, the congresses after. */
const SHARES = [60, 26, 6, 1, 1] as const;
const ENROLMENT = 5;

async function constitution(): Promise<{ readonly file: string; readonly text: string; readonly readings: string }> {
  const read = (file: string): Promise<string> => readFile(new URL(`../../../../charters/${file}`, import.meta.url), 'utf8');
  return { file: 'rsfsr-1918.md', text: await read('rsfsr-1918.md'), readings: await read('rsfsr-1918.readings.md') };
}

/** The dangers of the constitution are the historical finding: whoever plays it accepts them. */
function dangers(charter: Awaited<ReturnType<typeof constitution>>): readonly string[] {
  const { findings } = compile({ file: charter.file, text: charter.text, version: 'draft' as VersionHash, readings: { file: 'rsfsr-1918.readings.md', text: charter.readings } });
  return [...new Set(blockingFindings(findings, []).map(finding => finding.code))];
}

async function founded(database: Database): Promise<Stage> {
  const stage = new Stage(database, { start: BEGINS, end: BEGINS + 120 * DAY, seed: SEED });
  const charter = await constitution();
  const foundation = await found(stage.assembly, { name: 'Ложская губерния', charter, registrar: { name: 'Секретарь губисполкома' }, acknowledged: dangers(charter), sample: true, held: true });
  if (!foundation.ok) throw new Error(`the constitution cannot be adopted: ${foundation.error.map(finding => finding.code).join(', ')}`);
  stage.org = foundation.value.org;
  stage.registrar = foundation.value.registrar;
  return stage;
}

async function bodiesFor(stage: Stage, { kind, unit, inOneVolost }: Rung, extent: Extent): Promise<readonly BodyId[]> {
  if (unit === undefined) return [bodyId(kind, undefined)];
  const units = (await stage.all('unit')).filter(each => each.kind === unit && isPlayed(each.id, inOneVolost ? { ...extent, volosts: 1 } : extent));
  return units.map(each => bodyId(kind, each.id));
}

/**
 * Elects the soviets of the gubernia and what it sends to the All-Russian Congress, and leaves them at work. Places
 * outside the extent are on record and send nobody. The clock stays held: the server's would end every term at once.
 */
export async function buildRsfsrYear({ database, extent, progress }: RsfsrBuild): Promise<RsfsrYear> {
  const stage = await founded(database);
  const enrolled = await enrolGubernia(stage, '1918-07-19' as Day, extent);
  const rungs: RungResult[] = [];
  for (const [index, step] of LADDER.entries()) {
    await stage.tidy();
    rungs.push(...await climb(stage, step, rung => bodiesFor(stage, rung, extent), done => { progress(SHARES.slice(0, index).reduce((sum, share) => sum + share, ENROLMENT) + done * (SHARES[index] ?? 0), 100); }));
    await stage.seal();
  }
  const congress = await sitInCongress(stage);
  await present(stage);
  await stage.seal();
  await finishSample(sessionOf(database.pool), stage.org, { played: 'rsfsr', standsAt: stage.now });
  progress(100, 100);
  return { org: stage.org, clock: stage.now, ...enrolled, rungs, congress };
}
