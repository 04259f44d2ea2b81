import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '#store/open-database.ts';
import { eachDatabase } from '../databases.ts';
import { actKey, HttpDesk } from '../http-desk.ts';
import { httpFederation } from '../http-federation.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { prepareHall, SECRET } from './hall.ts';
import { sendAct, type SentAct } from './load.ts';
import { endServers, startServer } from './server-process.ts';

afterEach(endServers);

eachDatabase((_name, open) => {
  it('says that the storage is full, does nothing then, and does it once when there is space again', async () => {
    const desk = new HttpDesk(await open());
    const f = await httpFederation(desk);
    const full = "create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'no space left' using errcode = 'disk_full'; end $$; create trigger full_disk before insert on entry execute function full_disk()";
    await desk.database.asOwner(client => client.query(full));
    const key = actKey();
    const call = () => f.act(f.registrar, 'call-election', { body: 'city-council@north' }, key);
    expect(await call()).toMatchObject({ status: 503, body: { error: { code: 'unavailable', facts: { reason: 'storage' } } } });
    expect((await f.registrar.get(`/api/orgs/${f.org}`)).status).toBe(200);
    expect(desk.faults.splice(0)).toMatchObject([{ code: '53100' }]);
    await desk.database.asOwner(client => client.query('drop trigger full_disk on entry; drop function full_disk()'));
    expect((await desk.database.pool.query("select from fact where org = $1 and kind = 'election'", [f.org])).rows).toEqual([]);
    expect(await call()).toMatchObject({ status: 200, body: { repeated: false } });
    expect(await call()).toMatchObject({ status: 200, body: { repeated: true } });
  });
});

/** A disk of its own needs the right to mount one; the faults above are caused everywhere. */
function smallDisk(megabytes: number): string | undefined {
  const directory = temporaryDirectory();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', directory], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => { execFileSync('umount', ['-l', directory]); });
  return directory;
}

function fill(file: string): void {
  const chunk = Buffer.alloc(64 * 1024);
  expect(() => { for (;;) appendFileSync(file, chunk); }).toThrow('ENOSPC');
}

it('lives through a disk that is really full, and keeps what it acknowledged', { timeout: 180_000 }, async () => {
  const directory = smallDisk(200);
  if (directory === undefined) return;
  const database = await openDatabase({ directory });
  const hall = await prepareHall(database);
  await database.close();
  const place = { directory, environment: { DATABASE_URL: '', SOVET_SECRET: SECRET } };
  const server = await startServer(place);
  const [actor] = hall.actors;
  const acts: SentAct[] = [];
  const move = (length: number) => {
    const act = { person: actor?.person ?? '', token: actor?.token ?? '', key: randomUUID(), kind: 'move', content: { body: `workplace-assembly@${actor?.unit}`, title: { text: randomBytes(length / 2).toString('hex') }, paragraphs: [], effect: { kind: 'decide' } } };
    return { act, answer: sendAct(server.url, hall.org, act) };
  };
  for (let n = 0; n < 5; n += 1) {
    const { act, answer } = move(100);
    expect(await answer).toMatchObject({ is: 'done' });
    acts.push(act);
  }
  fill(join(directory, 'filler'));
  // There may be room for some more in files that were made before.
  let last = move(100_000);
  for (let n = 0; n < 100 && (await last.answer).is === 'done'; n += 1) {
    acts.push(last.act);
    last = move(100_000);
  }
  expect(await last.answer).toMatchObject({ is: 'unexpected', status: 503 });
  expect((await fetch(`${server.url}/api/installation`)).status).toBe(200);
  rmSync(join(directory, 'filler'));
  expect(await sendAct(server.url, hall.org, last.act)).toEqual({ is: 'done', repeated: false });
  acts.push(last.act);
  await server.kill();
  const again = await startServer(place);
  for (const each of acts) expect(await sendAct(again.url, hall.org, each)).toEqual({ is: 'done', repeated: true });
  await again.kill();
});
