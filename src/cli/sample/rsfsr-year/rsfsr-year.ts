/**
 * The soviets of one gubernia under the constitution of 1918 with its readings, from the villages up. The whole
 * gubernia is on record with its figures; the soviets of the uezds named, and of the cities, are really elected,
 * by a roll that enrols one voter in fifty inhabitants. Uezds that are not played send nobody, as the record says.
 */
import { readFile } from 'node:fs/promises';
import type { Day } from '#kernel/time.ts';
import type { Election } from '#assembly/facts.ts';
import type { PersonId } from '#assembly/ids.ts';
import { blockingFindings, found } from '#service/founding.ts';
import { compile } from '#charter/compile.ts';
import type { VersionHash } from '#charter/law.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Database } from '#store/open-database.ts';
import { Stage } from '../year/stage.ts';
import { enrolGubernia, isPlayed, type Extent } from './enrolment.ts';
import { climb, type Pool, type RungResult } from './rungs.ts';

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

async function within(stage: Stage, unit: string): Promise<readonly PersonId[]> {
  return (await sessionOf(stage.database.pool).query<{ person: PersonId }>('select person from membership where org = $1 and $2 = any(units) order by person', [stage.org, unit])).map(row => row.person);
}

/** In the soviets the voters of the place stand. */
const villagers: Pool = (stage, election) => within(stage, election.body.split('@')[1] ?? '');

async function heldIn(stage: Stage, kinds: readonly string[], place: string | undefined): Promise<readonly PersonId[]> {
  const inside = (unit: string | undefined): boolean => place === undefined || unit === place || unit?.startsWith(`${place.replace(/^uezd-/u, 'volost-')}-`) === true;
  return (await stage.all('seat')).filter(seat => seat.holder !== undefined && kinds.includes(seat.body.split('@')[0] ?? '') && inside(seat.body.split('@')[1]))
    .map(seat => seat.holder as PersonId).sort();
}

/** Above, deputies of the soviets of the constituency stand. */
function deputies(...kinds: string[]): Pool {
  return (stage, election: Election) => heldIn(stage, kinds, election.constituency ?? election.body.split('@')[1]);
}

async function bodiesFor(stage: Stage, kind: string, unitKind: string, extent: Extent): Promise<readonly string[]> {
  return (await stage.all('unit')).filter(unit => unit.kind === unitKind && (unitKind === 'gubernia' || isPlayed(unit.id, extent))).map(unit => `${kind}@${unit.id}`);
}

/** From the ground up: each rung is elected by the one below it. */
const LADDER: readonly { readonly kind: string; readonly unit?: string; readonly pool: Pool; readonly nominations: number }[] = [
  { kind: 'village-soviet', unit: 'village', pool: villagers, nominations: 8.2 },
  { kind: 'city-soviet', unit: 'city', pool: villagers, nominations: 8.2 },
  { kind: 'volost-congress', unit: 'volost', pool: deputies('village-soviet'), nominations: 4.2 },
  { kind: 'volost-executive-committee', unit: 'volost', pool: deputies('village-soviet'), nominations: 4.2 },
  { kind: 'uezd-congress', unit: 'uezd', pool: deputies('village-soviet'), nominations: 4.2 },
  { kind: 'uezd-executive-committee', unit: 'uezd', pool: deputies('village-soviet'), nominations: 4.2 },
  { kind: 'gubernia-congress', unit: 'gubernia', pool: deputies('village-soviet', 'city-soviet'), nominations: 4.2 },
  { kind: 'gubernia-executive-committee', unit: 'gubernia', pool: (stage) => heldIn(stage, ['gubernia-congress'], undefined), nominations: 4.2 },
  { kind: 'congress-of-soviets', pool: (stage) => heldIn(stage, ['gubernia-congress', 'city-soviet'], undefined), nominations: 4.2 },
  { kind: 'central-executive-committee', pool: (stage) => heldIn(stage, ['congress-of-soviets'], undefined), nominations: 4.2 },
];

/**
 * Elects the soviets of the gubernia and what it sends to the All-Russian Congress, as far as one gubernia can.
 * Its clock stays held: it is 1918 there, and the server's clock would end every term at once.
 */
export async function buildRsfsrYear({ database, extent, progress }: RsfsrBuild): Promise<RsfsrYear> {
  const stage = await founded(database);
  const enrolled = await enrolGubernia(stage, '1918-07-19' as Day, extent);
  const rungs: RungResult[] = [];
  for (const [index, { kind, unit, pool, nominations }] of LADDER.entries()) {
    progress(index, LADDER.length);
    const bodies = unit === undefined ? [kind] : await bodiesFor(stage, kind, unit, extent);
    rungs.push(await climb(stage, kind, bodies, pool, { nominations, voting: 4.2 }));
    await stage.seal();
  }
  progress(LADDER.length, LADDER.length);
  return { org: stage.org, ...enrolled, rungs };
}
