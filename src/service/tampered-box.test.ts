import { expect, it } from 'vitest';
import { openFresh } from '../../test/databases.ts';
import { HttpDesk } from '../../test/http-desk.ts';
import { httpFederation } from '../../test/http-federation.ts';
import { sessionOf } from '#store/assembly/session.ts';

const DAY = 86_400_000;

/** A secret poll of the works with two ballots. */
async function polled(desk: HttpDesk): Promise<{ org: string; poll: string }> {
  const f = await httpFederation(desk);
  const body = 'workplace-assembly@works';
  const [mover, other] = [await desk.signIn(f.org, f.works[0]!), await desk.signIn(f.org, f.works[1]!)];
  const motion = crypto.randomUUID();
  for (const [by, kind, content, key] of [[mover, 'move', { body, title: { text: 'Rota' }, paragraphs: [], effect: { kind: 'decide' } }, motion], [other, 'second', { motion }], [mover, 'put-to-vote', { motion, mode: 'secret' }]] as const)
    expect([kind, (await f.act(by, kind, content, key)).status]).toEqual([kind, 200]);
  const { rows: [poll] } = await desk.database.pool.query("select id from fact where org = $1 and kind = 'poll'", [f.org]);
  for (const by of [mover, other]) expect((await f.act(by, 'cast', { poll: poll.id, choice: { kind: 'question', vote: 'against' } })).status).toBe(200);
  return { org: f.org, poll: poll.id };
}

it('declares nothing on a box that holds more or fewer ballots than marks, lets others close meanwhile, and closes when it is mended', { timeout: 60_000 }, async () => {
  const desk = new HttpDesk(await openFresh('embedded'));
  const { pool } = desk.database;
  const [stuffed, robbed, whole] = [await polled(desk), await polled(desk), await polled(desk)];
  const stages = async (): Promise<readonly unknown[]> => {
    const found: unknown[] = [];
    for (const { org, poll } of [stuffed, robbed, whole]) found.push((await sessionOf(pool).query<{ stage: string }>("select value ->> 'stage' as stage from fact where org = $1 and id = $2", [org, poll]))[0]?.stage);
    return found;
  };
  await pool.query("insert into ballot (org, poll, id, choice, weight) select org, poll, gen_random_uuid(), replace(choice, 'against', 'for'), weight from ballot where poll = $1 limit 1", [stuffed.poll]);
  const { rows: [taken] } = await pool.query('delete from ballot where id = (select id from ballot where poll = $1 limit 1) returning *', [robbed.poll]);
  desk.now += 20 * DAY;
  await expect(desk.assembly.runDue()).rejects.toThrow(/3 ballots for 2 marks[^]*1 ballots for 2 marks|1 ballots for 2 marks[^]*3 ballots for 2 marks/u);
  while ((await desk.assembly.runDue()) > 0);
  expect(await stages()).toEqual(['open', 'open', 'closed']);
  await pool.query('insert into ballot (org, poll, id, choice, weight) values ($1, $2, $3, $4, $5)', [taken.org, taken.poll, taken.id, taken.choice, taken.weight]);
  desk.now += 61_000;
  await expect(desk.assembly.runDue()).rejects.toThrow(/3 ballots for 2 marks/u);
  expect(await stages()).toEqual(['open', 'closed', 'closed']);
});
