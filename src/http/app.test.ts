import { expect, it } from 'vitest';
import { eachDatabase } from '../../test/databases.ts';
import { actKey, HttpDesk } from '../../test/http-desk.ts';
import { httpFederation } from '../../test/http-federation.ts';
import type { Reply } from '../../test/visitor.ts';

const council = 'city-council@north';

function expectOk(reply: Reply): Reply['body'] {
  expect({ status: reply.status, body: reply.status === 200 ? {} : reply.body }).toEqual({ status: 200, body: {} });
  return reply.body;
}

eachDatabase((_name, open) => {
  it('carries an election from the call to the seats, and every page shows it', { timeout: 120_000 }, async () => {
    const desk = new HttpDesk(await open());
    const f = await httpFederation(desk);
    const front = expectOk(await f.registrar.get(`/api/orgs/${f.org}`));
    expect(front).toMatchObject({ name: 'Federation', counts: { members: 42, units: 3 }, me: { name: 'Anna Registrar', keeps: ['roll'] } });
    const now = expectOk(await f.registrar.get(`/api/orgs/${f.org}/now`));
    expect(now['acts'].map((act: { kind: string }) => act.kind)).toContain('call-election');

    const called = expectOk(await f.act(f.registrar, 'call-election', { body: council }));
    expect(called).toMatchObject({ lawful: true, repeated: false });
    const body = expectOk(await f.registrar.get(`/api/orgs/${f.org}/bodies/${encodeURIComponent(council)}`));
    expect(body).toMatchObject({ name: 'City council, North', unitName: 'North' });
    expect(body['apportionment'].lines.length).toBe(2);
    const election = body['elections'].find((each: { constituency: string }) => each.constituency === 'depot');
    let member = await desk.signIn(f.org, f.depot[0]!);
    for (const person of f.depot.slice(0, 3)) {
      const self = person === f.depot[0] ? member : await desk.signIn(f.org, person);
      expectOk(await f.act(self, 'nominate', { election: election.id, person }));
      expectOk(await f.act(self, 'state-candidacy', { election: election.id, statement: { text: `I am ${person}.` } }));
    }
    const shown = expectOk(await member.get(`/api/orgs/${f.org}/elections/${election.id}`));
    expect(shown['candidates'].map((each: { statement: string }) => each.statement)).toEqual(f.depot.slice(0, 3).map(person => `I am ${person}.`));

    await desk.advance(30);
    member = await desk.signIn(f.org, f.depot[0]!);
    const mine = expectOk(await member.get(`/api/orgs/${f.org}/now`));
    const [poll] = mine['polls'];
    expect(poll).toMatchObject({ voted: false });
    const cast = { poll: poll.id, choice: { kind: 'ranking', order: f.depot.slice(0, 3) } };
    const key = actKey();
    expectOk(await f.act(member, 'cast', cast, key));
    expect(expectOk(await f.act(member, 'cast', cast, key))).toMatchObject({ repeated: true });
    expect((await f.act(member, 'cast', cast)).body['error']).toMatchObject({ code: 'already-voted' });
    const running = expectOk(await member.get(`/api/orgs/${f.org}/polls/${poll.id}`));
    expect(running).toMatchObject({ turnout: 1, stage: 'open', mine: { onRoll: true, voted: true } });
    expect(running['verdict']).toBeUndefined();

    await desk.advance(30);
    member = await desk.signIn(f.org, f.depot[0]!);
    const closed = expectOk(await member.get(`/api/orgs/${f.org}/polls/${poll.id}`));
    expect(closed).toMatchObject({ stage: 'closed', verdict: { outcome: 'elected' } });
    expect(closed['rollCall']).toBeUndefined();
    const seats = expectOk(await member.get(`/api/orgs/${f.org}/bodies/${encodeURIComponent(council)}`))['seats'];
    expect(seats.some((seat: { holder?: { person: string } }) => seat.holder?.person === f.depot[0])).toBe(true);
    const person = expectOk(await member.get(`/api/orgs/${f.org}/people/${f.depot[0]}`));
    expect(person['seats'].length).toBeGreaterThan(0);

    await desk.assembly.sealAll();
    const record = expectOk(await member.get(`/api/orgs/${f.org}/record`));
    expect(record['size']).toBeGreaterThan(8);
    expect(expectOk(await member.get(`/api/orgs/${f.org}/record/entries/1`))).toMatchObject({ entry: { act: { kind: 'record-units' } } });
    expect(desk.faults).toEqual([]);
  });

  it('answers every page of a young organisation without a fault', async () => {
    const desk = new HttpDesk(await open());
    const f = await httpFederation(desk);
    const member = await desk.signIn(f.org, f.depot[0]!);
    const pages = ['', '/now', '/charter', '/charter/diff?from=x&to=y', '/units', '/units?parent=north', '/units?q=dep', '/units/depot', '/bodies/congress', '/decisions', '/members', '/members?unit=depot&q=memb', `/people/${f.depot[1]}`, '/record'];
    const statuses = await Promise.all(pages.map(async page => [page, (await member.get(`/api/orgs/${f.org}${page}`)).status]));
    expect(statuses).toEqual(pages.map(page => [page, page.includes('diff') ? 404 : 200]));
    expect(desk.faults).toEqual([]);
    const front = expectOk(await member.get(`/api/orgs/${f.org}`));
    expect(expectOk(await member.get(`/api/orgs/${f.org}/charter/diff?from=${front['version']}&to=${front['version']}`))).toMatchObject({ articles: [], consequences: [] });
    expect(expectOk(await member.get(`/api/orgs/${f.org}/units?parent=north`))['units'].map((unit: { members: number }) => unit.members)).toEqual([30, 12]);
  });

  it('refuses with the article and leaves no text behind', async () => {
    const desk = new HttpDesk(await open());
    const f = await httpFederation(desk);
    const member = await desk.signIn(f.org, f.depot[0]!);
    const refused = await f.act(member, 'state-candidacy', { election: 'none', statement: { text: 'A statement for nothing' } });
    expect(refused).toMatchObject({ status: 422, body: { error: { code: 'no-such-thing' } } });
    const { rows } = await desk.database.pool.query('select from document where org = $1', [f.org]);
    expect(rows).toHaveLength(0);
    expect((await f.act(member, 'enrol', { day: '2025-01-01', lines: [{ person: 'x', units: ['depot'], status: 'full', joined: '2024-01-01', attributes: {} }] })).body['error']).toMatchObject({ code: 'not-keeper', article: 'house-rules' });
  });

  it('does not take a key that belongs to somebody else, nor one of the clock', async () => {
    const desk = new HttpDesk(await open());
    const f = await httpFederation(desk);
    const member = await desk.signIn(f.org, f.depot[0]!);
    const key = actKey();
    expectOk(await f.act(f.registrar, 'call-election', { body: council }, key));
    expect(await f.act(member, 'call-election', { body: council }, key)).toMatchObject({ status: 409, body: { error: { code: 'key-used' } } });
    expect(await f.act(member, 'call-election', { body: council }, 'timer:x:1')).toMatchObject({ status: 400 });
  });
});
