/**
 * The sample federation: a year of elections, motions, a recall and an amendment of the charter, all of it
 * acts judged by the engine. What the charter does not allow cannot happen here either.
 */
import { readFile } from 'node:fs/promises';
import type { Day } from '#kernel/time.ts';
import { found } from '#service/founding.ts';
import { finishSample } from '#store/assembly/organisations.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Database } from '#store/open-database.ts';
import { electBelow, electAbove } from './first-elections.ts';
import { enrolFederation } from './roll.ts';
import { cityCouncils } from './councils.ts';
import { firstCongress } from './congress.ts';
import { middleOfTheYear, recalls } from './recalls.ts';
import { present } from './present.ts';
import { secondElections } from './second-elections.ts';
import { Stage } from './stage.ts';
import { workplaceLife } from './workplaces.ts';

export interface SampleBuild {
  readonly database: Database;
  /** The real time, at which the sample ends. */
  readonly now: number;
  /** Told which chapter begins, of how many. */
  readonly progress: (done: number, total: number) => void;
}

const DAY = 86_400_000;
const SEED = 1917;
/** Days before now on which the federation is founded. */
const AGO = 390;

type Chapter = (stage: Stage) => Promise<void>;

const CHAPTERS: readonly Chapter[] = [electBelow, electAbove, workplaceLife, cityCouncils, firstCongress, recalls, middleOfTheYear, secondElections, present];

async function founded(database: Database, start: number, end: number): Promise<Stage> {
  const stage = new Stage(database, { start, end, seed: SEED });
  const file = 'federation-of-councils.md';
  const text = await readFile(new URL(`../../../../charters/${file}`, import.meta.url), 'utf8');
  const foundation = await found(stage.assembly, { name: 'Federation of Councils', charter: { file, text }, registrar: { name: 'Wiebke Sonnenfeld', email: 'registrar@example.org' }, acknowledged: [], sample: true, held: true });
  if (!foundation.ok) throw new Error(`the sample's charter is not clean: ${foundation.error.map(finding => finding.code).join(', ')}`);
  stage.org = foundation.value.org;
  stage.registrar = foundation.value.registrar;
  return stage;
}

/** Builds the sample and gives its id. It takes some seconds; other organisations are served meanwhile. */
export async function buildSample({ database, now, progress }: SampleBuild): Promise<{ readonly org: string }> {
  const stage = await founded(database, now - AGO * DAY, now);
  await enrolFederation(stage, new Date(stage.now).toISOString().slice(0, 10) as Day);
  for (const [index, chapter] of CHAPTERS.entries()) {
    progress(index, CHAPTERS.length);
    await chapter(stage);
    await stage.seal();
  }
  await stage.pass((now - stage.now) / DAY);
  await stage.seal();
  progress(CHAPTERS.length, CHAPTERS.length);
  await finishSample(sessionOf(database.pool), stage.org, { played: 'federation' });
  return { org: stage.org };
}
