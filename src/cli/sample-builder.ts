/** The samples of this installation: played in this process when somebody asks, one after the other, and known by the database afterwards. */
import { randomUUID } from 'node:crypto';
import type { SampleName, SamplePersona, SamplePort, SampleState } from '#service/sample-port.ts';
import { finishedSample } from '#store/assembly/organisations.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Database } from '#store/open-database.ts';
import { samplePersonas } from './sample/personas.ts';
import { gubernianPersonas } from './sample/rsfsr-year/personas.ts';
import { buildRsfsrYear, RSFSR_EXTENT } from './sample/rsfsr-year/rsfsr-year.ts';
import { buildSample } from './sample/year/year.ts';

const NONE: SampleState = { state: 'none', done: 0, total: 0 };

interface Job {
  readonly job: string;
  progress: SampleState;
}

type Progress = (done: number, total: number) => void;

const PERSONAS: Readonly<Record<SampleName, (database: Database, org: string) => Promise<readonly SamplePersona[]>>> = { federation: samplePersonas, rsfsr: gubernianPersonas };

function play(name: SampleName, database: Database, now: number, progress: Progress): Promise<unknown> {
  return name === 'federation' ? buildSample({ database, now, progress }) : buildRsfsrYear({ database, extent: RSFSR_EXTENT, progress });
}

export function sampleBuilder(database: Database, clock: () => number, report: (error: unknown) => void): SamplePort {
  const jobs = new Map<SampleName, Job>();
  let before: Promise<void> = Promise.resolve();
  /** The last one that was finished: a build that broke off is not shown. */
  const finished = (name: SampleName): Promise<string | undefined> => finishedSample(sessionOf(database.pool), name);
  const state = async (name: SampleName): Promise<SampleState> => {
    const progress = jobs.get(name)?.progress;
    if (progress?.state === 'building' || progress?.state === 'waiting') return progress;
    const org = await finished(name);
    return org === undefined ? progress ?? NONE : { state: 'ready', done: 1, total: 1, org };
  };
  const run = async (name: SampleName, job: Job): Promise<void> => {
    const progress: Progress = (done, total) => { job.progress = { state: 'building', done, total }; };
    progress(0, 1);
    try {
      await play(name, database, clock(), progress);
      jobs.delete(name);
    } catch (error) {
      job.progress = { state: 'failed', done: 0, total: 0 };
      report(error);
    }
  };
  const start = (name: SampleName): Job => {
    const job: Job = { job: randomUUID(), progress: { state: 'waiting', done: 0, total: 0 } };
    jobs.set(name, job);
    before = before.then(() => run(name, job));
    return job;
  };
  return {
    ready: true, state,
    build: async name => {
      const now = await state(name);
      return { job: now.state === 'none' || now.state === 'failed' ? start(name).job : jobs.get(name)?.job ?? 'done' };
    },
    personas: async name => {
      const org = await finished(name);
      return org === undefined ? [] : PERSONAS[name](database, org);
    },
  };
}
