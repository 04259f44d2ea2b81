/** The sample of this installation: built in this process when somebody asks, and known by the database afterwards. */
import { randomUUID } from 'node:crypto';
import type { SamplePort, SampleState } from '#service/sample-port.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Database } from '#store/open-database.ts';
import { samplePersonas } from './sample/personas.ts';
import { buildSample } from './sample/year/year.ts';

const NONE: SampleState = { state: 'none', done: 0, total: 0 };

export function sampleBuilder(database: Database, clock: () => number, report: (error: unknown) => void): SamplePort {
  let building: { readonly job: string; progress: SampleState } | undefined;
  /** The last one that was finished: a build that broke off stays held and is not shown. */
  const finished = async (): Promise<string | undefined> =>
    (await sessionOf(database.pool).query<{ id: string }>('select id from organisation where sample and not held order by created_at desc limit 1'))[0]?.id;
  const state = async (): Promise<SampleState> => {
    if (building?.progress.state === 'building') return building.progress;
    const org = await finished();
    return org === undefined ? building?.progress ?? NONE : { state: 'ready', done: 1, total: 1, org };
  };
  const start = (): string => {
    const job = { job: randomUUID(), progress: { state: 'building', done: 0, total: 1 } as SampleState };
    building = job;
    const progress = (done: number, total: number): void => { job.progress = { state: 'building', done, total }; };
    buildSample({ database, now: clock(), progress }).then(
      () => { building = undefined; },
      (error: unknown) => { job.progress = { state: 'failed', done: 0, total: 0 }; report(error); });
    return job.job;
  };
  return {
    ready: true, state,
    build: async () => {
      const now = await state();
      return { job: now.state === 'none' || now.state === 'failed' ? start() : building?.job ?? 'done' };
    },
    personas: async () => {
      const org = await finished();
      return org === undefined ? [] : samplePersonas(database, org);
    },
  };
}
