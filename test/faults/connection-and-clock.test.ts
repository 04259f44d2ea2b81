import { randomUUID } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { sessionOf } from '#store/assembly/session.ts';
import { openDatabase } from '#store/open-database.ts';
import { eachDatabase } from '../databases.ts';
import { HttpDesk } from '../http-desk.ts';
import { httpFederation } from '../http-federation.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { prepareHall, SECRET } from './hall.ts';
import { sendAct } from './load.ts';
import { endServers, startServer } from './server-process.ts';

afterEach(endServers);

it('counts a vote once whose answer was lost on the way, however often it is sent again', { timeout: 120_000 }, async () => {
  const directory = temporaryDirectory();
  const before = await openDatabase({ directory });
  const hall = await prepareHall(before);
  await before.close();
  const server = await startServer({ directory, environment: { DATABASE_URL: '', SOVET_SECRET: SECRET } });
  for (const [n, actor] of hall.actors.entries()) {
    const poll = hall.polls.find(each => each.unit === actor.unit);
    const act = { ...actor, key: randomUUID(), kind: 'cast', content: { poll: poll?.id, choice: { kind: 'ranking', order: poll?.options } } };
    const leaving = new AbortController();
    const lost = fetch(`${server.url}/api/orgs/${hall.org}/acts`, {
      method: 'POST', signal: leaving.signal, headers: { authorization: `Bearer ${actor.token}`, 'content-type': 'application/json' }, body: JSON.stringify({ key: act.key, kind: act.kind, content: act.content }),
    }).then(() => 'answered', () => 'lost');
    await new Promise(later => { setTimeout(later, n); });
    leaving.abort();
    await lost;
    expect(await sendAct(server.url, hall.org, act)).toMatchObject({ is: 'done' });
    expect(await sendAct(server.url, hall.org, act)).toEqual({ is: 'done', repeated: true });
  }
  expect([await server.stop(), server.complaints()]).toEqual([0, '']);
  const after = await openDatabase({ directory });
  const [row] = await sessionOf(after.pool).query<{ marks: bigint; ballots: bigint }>('select (select count(*) from mark where org = $1 and poll = any($2::text[])) as marks, (select count(*) from ballot where org = $1 and poll = any($2::text[])) as ballots', [hall.org, hall.polls.map(poll => poll.id)]);
  expect(row).toEqual({ marks: 40n, ballots: 40n });
  await after.close();
});

eachDatabase((_name, open) => {
  it('goes on in time when the clock of the server goes back, and closes a poll once', { timeout: 60_000 }, async () => {
    const desk = new HttpDesk(await open());
    const f = await httpFederation(desk);
    expect((await f.act(f.registrar, 'call-election', { body: 'workplace-steward@depot' })).status).toBe(200);
    const election = String((await desk.database.pool.query("select id from fact where org = $1 and kind = 'election'", [f.org])).rows[0]?.id);
    const [candidate, voter] = [f.depot[0] ?? '', f.depot[1] ?? ''];
    expect((await f.act(await desk.signIn(f.org, candidate), 'nominate', { election, person: candidate })).status).toBe(200);
    await desk.advance(9);
    desk.now -= 3 * 3_600_000;
    const poll = String((await desk.database.pool.query("select id from fact where org = $1 and kind = 'poll'", [f.org])).rows[0]?.id);
    expect((await f.act(await desk.signIn(f.org, voter), 'cast', { poll, choice: { kind: 'ranking', order: [candidate] } })).body).toMatchObject({ lawful: true });
    await desk.advance(9);
    desk.now -= 4 * 86_400_000;
    await desk.assembly.runDue();
    await desk.advance(5);
    const entries = await sessionOf(desk.database.pool).query<{ at: bigint; kind: string }>('select at, kind from entry where org = $1 order by id', [f.org]);
    const times = entries.map(entry => Number(entry.at));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(entries.filter(entry => entry.kind === 'close-poll')).toHaveLength(1);
    expect(desk.faults).toEqual([]);
  });
});
