import { expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { HttpDesk } from '../../test/http-desk.ts';
import { httpFederation } from '../../test/http-federation.ts';
import type { Reply } from '../../test/visitor.ts';

const ARTICLE_17 = '### Article 17. Tellers of the workplace\n\nEach workplace elects two tellers for a year.\n';

function expectOk(reply: Reply): Reply['body'] {
  expect({ status: reply.status, body: reply.status === 200 ? {} : reply.body }).toEqual({ status: 200, body: {} });
  return reply.body;
}

eachDatabase((_name, open) => {
  it('says of every body what it may decide, and of an amendment which way it goes', { timeout: 120_000 }, async () => {
    const desk = new HttpDesk(await open());
    const f = await httpFederation(desk);
    const member = await desk.signIn(f.org, f.depot[0]!);
    const assembly = expectOk(await member.get(`/api/orgs/${f.org}/bodies/${encodeURIComponent('workplace-assembly@depot')}/powers`));
    const choice = (effect: string) => assembly['effects'].find((each: { effect: string }) => each.effect === effect);
    expect(assembly).toMatchObject({ name: 'Workplace assembly, Depot', unitName: 'Depot' });
    expect(choice('admit-member')).toMatchObject({ refusal: null, sponsors: 2, rules: [{ article: '7' }] });
    expect(choice('decide')).toMatchObject({ anyMatter: true, matters: [{ name: 'workplace affairs' }, { name: 'industrial action' }] });
    expect(choice('amend-charter')).toMatchObject({ rules: [], refusal: { code: 'not-in-competence', article: '62', facts: { heldBy: ['congress'] } } });
    expect((await member.get(`/api/orgs/${f.org}/bodies/${encodeURIComponent('workplace-assembly@north')}/powers`)).status).toBe(404);

    const check = async (articles: string) => expectOk(await member.post(`/api/orgs/${f.org}/amendments/check`, { articles, removed: [] }))['ways'];
    const [way, ...others] = await check(ARTICLE_17);
    expect(others).toEqual([]);
    expect(way).toMatchObject({ body: 'congress', article: '62', refusal: null, closed: [] });
    // Whoever may move nowhere else puts it forward for signatures.
    expect(way.acts).toMatchObject([{ kind: 'move', article: '55', content: { body: 'congress', effect: { kind: 'amend-charter', articles: ['17'] } } }]);
    expect(way.steps.map((step: { step: string }) => step.step)).toEqual(['propose', 'decide', 'ratify', 'force']);
    expect(await check(ARTICLE_17.replace('17', '12'))).toMatchObject([{ steps: [], refusal: { code: 'untouchable', article: '62' } }]);
    expect(desk.faults).toEqual([]);
  });

  it('shows whom an instruction binds, on what, and that a later one has taken its place', { timeout: 120_000 }, async () => {
    const desk = new HttpDesk(await open());
    const f = await httpFederation(desk);
    const council = 'city-council@north';
    const assembly = 'workplace-assembly@depot';
    const a = await desk.signIn(f.org, f.depot[0]!);
    expectOk(await f.act(f.registrar, 'call-election', { body: council }));
    const { elections } = expectOk(await a.get(`/api/orgs/${f.org}/bodies/${encodeURIComponent(council)}`));
    const election = elections.find((each: { constituency: string }) => each.constituency === 'depot');
    expectOk(await f.act(a, 'nominate', { election: election.id, person: f.depot[0] }));
    await desk.advance(30);
    await desk.advance(30);
    const again = async (n: number) => desk.signIn(f.org, f.depot[n]!);
    const delegate = await again(0);
    const { seats } = expectOk(await delegate.get(`/api/orgs/${f.org}/bodies/${encodeURIComponent(council)}`));
    const seat = seats.find((each: { holder?: { person: string } }) => each.holder?.person === f.depot[0]);
    const moved = async (by: Awaited<ReturnType<typeof again>>, content: object): Promise<string> => expectOk(await f.act(by, 'move', { title: { text: 'Title' }, paragraphs: [], effect: { kind: 'decide' }, ...content }))['events'][0].ids.motion;
    const motion = await moved(delegate, { body: council });
    const offered = expectOk(await (await again(1)).get(`/api/orgs/${f.org}/now`))['acts'].find((act: { kind: string; object: { id: string } }) => act.kind === 'move' && act.object.id === motion);
    expect(offered).toMatchObject({ title: { params: { body: 'Workplace assembly, Depot', name: 'Title' } }, needs: [{}, {}, { path: 'effect.seats', choices: [{ id: seat.id, of: 'Depot' }] }, { path: 'effect.vote' }] });
    const decisions: string[] = [];
    for (const vote of ['for', 'against']) {
      const instruction = await moved(await again(1), { body: assembly, effect: { kind: 'instruct-delegate', seats: [seat.id], motion, vote } });
      expect(expectOk(await (await again(1)).get(`/api/orgs/${f.org}/motions/${instruction}`))['objects']).toEqual([
        { part: 'seats', type: 'seat', id: seat.id, name: seat.holder.name, body: council, bodyName: 'City council, North' },
        { part: 'motion', type: 'motion', id: motion, name: 'Title', body: council, bodyName: 'City council, North' }, { part: 'vote', type: 'code', id: vote, name: vote },
      ]);
      expectOk(await f.act(await again(2), 'second', { motion: instruction }));
      await desk.advance(4);
      expectOk(await f.act(await again(1), 'put-to-vote', { motion: instruction, mode: 'secret' }));
      const { poll } = expectOk(await (await again(1)).get(`/api/orgs/${f.org}/motions/${instruction}`));
      for (let n = 0; n < 8; n += 1) expectOk(await f.act(await again(n), 'cast', { poll, choice: { kind: 'question', vote: 'for' } }));
      await desk.advance(8);
      decisions.push(expectOk(await (await again(1)).get(`/api/orgs/${f.org}/motions/${instruction}`))['decision']);
    }
    const [first, second] = decisions;
    const bound = async (decision: string | undefined) => expectOk(await (await again(3)).get(`/api/orgs/${f.org}/decisions/${decision}`))['binds'];
    expect(await bound(first)).toMatchObject({ motion, title: 'Title', vote: 'for', seats: [{ seat: seat.id, holder: { person: f.depot[0] }, kept: null, given: false, replacedBy: second }] });
    expect(await bound(second)).toMatchObject({ vote: 'against', seats: [{ given: true, replacedBy: null, bodyName: 'City council, North', constituencyName: 'Depot' }] });
    expect(desk.faults).toEqual([]);
  });
});
