/**
 * The soviets of one gubernia under the constitution of 1918 with its readings, from the villages up. The whole
 * gubernia is on record with its figures; the soviets of the uezds named, and of the cities, are really elected,
 * by a roll that enrols one voter in fifty inhabitants. Uezds that are not played send nobody, as the record says.
 */
import { readFile } from 'node:fs/promises';
import type { Day } from '#kernel/time.ts';
import { bodyId, type BodyId } from '#assembly/ids.ts';
import { blockingFindings, found } from '#service/founding.ts';
import { compile } from '#charter/compile.ts';
import type { VersionHash } from '#charter/law.ts';
import type { Database } from '#store/open-database.ts';
import { Stage } from '../year/stage.ts';
import { enrolGubernia, isPlayed, type Extent } from './enrolment.ts';
import { LADDER } from './ladder.ts';
import { climb, type Rung, type RungResult } from './rungs.ts';

export interface RsfsrBuild {
  readonly database: Database;
  readonly extent: Extent;
  readonly progress: (done: number, total: number) => void;
}

export interface RsfsrYear {
  readonly org: string;
  readonly persons: number;
  readonly units: number;
  readonly rungs: readonly RungResult[];
}

/** The last two uezds, with 19 volosts and 190 villages, and all five cities. */
export const RSFSR_EXTENT: Extent = { uezds: [9, 10], cities: true };

/** Nine days after the adoption, when the text had been printed. */
const BEGINS = Date.UTC(1918, 6, 19, 9);
const DAY = 86_400_000;
const SEED = 1918;

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

async function bodiesFor(stage: Stage, { kind, unit }: Rung, extent: Extent): Promise<readonly BodyId[]> {
  if (unit === undefined) return [bodyId(kind, undefined)];
  const units = (await stage.all('unit')).filter(each => each.kind === unit && isPlayed(each.id, extent));
  return units.map(each => bodyId(kind, each.id));
}

/**
 * Elects the soviets of the gubernia and what it sends to the All-Russian Congress, as far as one gubernia can.
 * Its clock stays held: it is 1918 there, and the server's clock would end every term at once.
 */
export async function buildRsfsrYear({ database, extent, progress }: RsfsrBuild): Promise<RsfsrYear> {
  const stage = await founded(database);
  const enrolled = await enrolGubernia(stage, '1918-07-19' as Day, extent);
  const rungs: RungResult[] = [];
  for (const [index, rung] of LADDER.entries()) {
    progress(index, LADDER.length);
    await stage.tidy();
    rungs.push(await climb(stage, rung, await bodiesFor(stage, rung, extent)));
    await stage.seal();
  }
  progress(LADDER.length, LADDER.length);
  return { org: stage.org, ...enrolled, rungs };
}
