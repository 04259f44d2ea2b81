import { expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { HttpDesk } from '../../test/http-desk.ts';
import { httpFederation } from '../../test/http-federation.ts';
import { emptiedBoxes } from './emptied-boxes.ts';

const assembly = 'workplace-assembly@works';

eachDatabase((_name, open) => {
  it('leaves nothing of a closed box in its file, and does nothing while no poll closes', { timeout: 60_000 }, async () => {
    const desk = new HttpDesk(await open());
    const f = await httpFederation(desk);
    const upkeep = emptiedBoxes(desk.assembly);
    const size = async (): Promise<number> => Number((await desk.database.pool.query("select pg_relation_size('ballot') as bytes")).rows[0].bytes);
    expect(await upkeep()).toBe(false);
    const [mover, other] = [await desk.signIn(f.org, f.works[0]!), await desk.signIn(f.org, f.works[1]!)];
    const motion = crypto.randomUUID();
    for (const [by, kind, content, key] of [[mover, 'move', { body: assembly, title: { text: 'Rota' }, paragraphs: [], effect: { kind: 'decide' } }, motion], [other, 'second', { motion }], [mover, 'put-to-vote', { motion, mode: 'secret' }]] as const)
      expect([kind, (await f.act(by, kind, content, key)).status]).toEqual([kind, 200]);
    const { rows: [poll] } = await desk.database.pool.query("select id from fact where org = $1 and kind = 'poll'", [f.org]);
    expect((await f.act(other, 'cast', { poll: poll.id, choice: { kind: 'question', vote: 'against' } })).status).toBe(200);
    expect(await upkeep()).toBe(false);
    await desk.advance(20);
    expect(await size()).toBeGreaterThan(0);
    expect(await upkeep()).toBe(true);
    expect(await size()).toBe(0);
    expect(await upkeep()).toBe(false);
  });
});
