/** What must be true of a database whose server was killed: all that was acknowledged is there, and nothing else. */
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { Assembly } from '#service/assembly.ts';
import { exportRecord } from '#service/export.ts';
import { replay } from '#service/replay.ts';
import { sessionOf } from '#store/assembly/session.ts';
import type { Database } from '#store/open-database.ts';
import type { Load } from './load.ts';

const VERIFY = fileURLToPath(new URL('../../verify/verify.ts', import.meta.url));

/** Every act of a person in the record, and every mark, is one that was acknowledged; and the other way round. */
export async function expectAcknowledged(database: Database, org: string, load: Load): Promise<void> {
  const session = sessionOf(database.pool);
  const entries = await session.query<{ act_key: string }>("select act_key from entry where org = $1 and kind not in ('cast-batch') and act_key = any($2::text[])", [org, [...load.done.keys(), ...load.refused.keys()]]);
  const marks = await session.query<{ act_key: string; poll: string }>('select act_key, poll from mark where org = $1 and act_key = any($2::text[])', [org, [...load.done.keys(), ...load.refused.keys()]]);
  const done = [...load.done.values()];
  expect(entries.map(row => row.act_key).toSorted()).toEqual(done.filter(act => act.kind !== 'cast').map(act => act.key).toSorted());
  expect(marks.map(row => `${row.act_key} ${row.poll}`).toSorted()).toEqual(done.filter(act => act.kind === 'cast').map(act => `${act.key} ${String(act.content['poll'])}`).toSorted());
}

/** In every open poll there are as many votes as marks, in the box, on the board of names, and in the record. */
export async function expectVotesWhole(database: Database, org: string): Promise<void> {
  const session = sessionOf(database.pool);
  const torn = await session.query(
    `select f.id, (select count(*) from mark m where m.org = f.org and m.poll = f.id) as marks,
       (select count(*) from ballot b where b.org = f.org and b.poll = f.id) + (select count(*) from open_vote v where v.org = f.org and v.poll = f.id) as votes,
       (select coalesce(sum(jsonb_array_length(coalesce(event #> '{data,lines}', event #> '{data,votes}'))), 0)
          from entry e, jsonb_array_elements(e.canonical::jsonb -> 'events') event
          where e.org = f.org and e.kind = 'cast-batch' and event #>> '{data,poll}' = f.id) as recorded
     from fact f where f.org = $1 and f.kind = 'poll' and f.value ->> 'stage' = 'open'`, [org]);
  expect(torn.length).toBeGreaterThan(0);
  expect(torn.filter(row => row['marks'] !== row['votes'] || Number(row['marks']) !== Number(row['recorded']))).toEqual([]);
}

/** No text was kept of an act that did not happen. */
export async function expectNoOrphans(database: Database, org: string): Promise<void> {
  const { rows } = await database.pool.query("select ref from document d where org = $1 and not exists (select from entry e where e.org = d.org and position(d.ref in e.canonical) > 0)", [org]);
  expect(rows).toEqual([]);
}

async function verifierOn(file: string): Promise<{ readonly status: number | null; readonly said: string }> {
  const child = spawn(process.execPath, [VERIFY, file], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString(); });
  return { status: await new Promise(resolve => { child.once('close', resolve); }), said };
}

/** The record, sealed and exported, verifies without us and says the same when every act is judged again. */
export async function expectRecordVerifies(database: Database, org: string, file: string): Promise<void> {
  const assembly = new Assembly({ database, clock: { now: Date.now } });
  while ((await assembly.sealAll()) > 0);
  let text = '';
  for await (const line of exportRecord(assembly, org)) text += line;
  await writeFile(file, text);
  const bytes = Buffer.from(text);
  const { differences, acts } = await replay(async function* () { yield bytes; await Promise.resolve(); });
  expect(differences).toEqual([]);
  expect(acts).toBeGreaterThan(0);
  const { status, said } = await verifierOn(file);
  expect(said).toContain('verified');
  expect(status, said).toBe(0);
}
