import { expect, it } from 'vitest';
import { parseBlt } from '#tally/ballot-files/blt.ts';
import { eachDatabase } from '../../test/databases.ts';
import { HttpDesk } from '../../test/http-desk.ts';
import { httpFederation, type HttpFederation } from '../../test/http-federation.ts';
import type { Visitor } from '../../test/visitor.ts';

const publishing = (charter: string): string => charter.replace('election of: city council\n', 'election of: city council\nballot file: published\n');

/** The depot elects to the city council: three stand, and so many vote, for the first or for the others in turn. */
async function elected(desk: HttpDesk, f: HttpFederation, voters: number): Promise<{ readonly poll: string; readonly member: Visitor }> {
  await f.act(f.registrar, 'call-election', { body: 'city-council@north' });
  const { body } = await f.registrar.get(`/api/orgs/${f.org}/bodies/${encodeURIComponent('city-council@north')}`);
  const election = body['elections'].find((each: { constituency: string }) => each.constituency === 'depot');
  for (const person of f.depot.slice(0, 3)) expect((await f.act(await desk.signIn(f.org, person), 'nominate', { election: election.id, person })).status).toBe(200);
  await desk.advance(30);
  const member = await desk.signIn(f.org, f.depot[0]!);
  const [{ id: poll }] = (await member.get(`/api/orgs/${f.org}/now`)).body['polls'];
  for (const [index, person] of f.depot.slice(0, voters).entries()) {
    const order = [f.depot[index % 3], f.depot[(index + 1) % 3]];
    expect((await f.act(await desk.signIn(f.org, person), 'cast', { poll, choice: { kind: 'ranking', order: index % 4 === 0 ? order : order.toReversed() } })).status).toBe(200);
  }
  expect((await member.get(`/api/orgs/${f.org}/polls/${poll}/count`)).status).toBe(404);
  expect((await member.get(`/api/orgs/${f.org}/polls/${poll}/ballots`)).status).toBe(404);
  await desk.advance(30);
  return { poll, member: await desk.signIn(f.org, f.depot[0]!) };
}

eachDatabase((_name, open) => {
  it('shows how an election was counted once it is over, as the verdict has it, and keeps its ballots where the charter does not publish them', { timeout: 120_000 }, async () => {
    const desk = new HttpDesk(await open());
    const f = await httpFederation(desk);
    const { poll, member } = await elected(desk, f, 10);
    const { verdict } = (await member.get(`/api/orgs/${f.org}/polls/${poll}`)).body;
    const { status, body } = await member.get(`/api/orgs/${f.org}/polls/${poll}/count`);
    expect(status).toBe(200);
    expect(body['count']).toMatchObject({ rule: 'scottish-stv', valid: 10, elected: verdict.count.elected, status: 'decided' });
    expect(body['count'].stages.map((stage: { votes: object }) => stage.votes)).toEqual(verdict.count.stages.map((stage: { votes: object }) => stage.votes));
    expect(body['ballotFile']).toMatchObject({ code: 'ballots-not-published', article: expect.any(String) });
    expect(await member.get(`/api/orgs/${f.org}/polls/${poll}/ballots`)).toMatchObject({ status: 422, body: { error: { code: 'ballots-not-published' } } });
  });

  it('gives the ballots out where the charter publishes them, sorted by what they say, and not when they are few', { timeout: 120_000 }, async () => {
    const desk = new HttpDesk(await open());
    const f = await httpFederation(desk, publishing);
    const { poll, member } = await elected(desk, f, 12);
    expect((await member.get(`/api/orgs/${f.org}/polls/${poll}/count`)).body['ballotFile']).toBeNull();
    const file = await desk.app.fetch(member.request('GET', `/api/orgs/${f.org}/polls/${poll}/ballots`));
    const parsed = parseBlt(await file.text());
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(parsed.value.ballots.reduce((sum, { weight }) => sum + weight, 0n)).toBe(12n);
    const lines = parsed.value.ballots.map(({ ranks }) => ranks.join(' '));
    expect(lines).toEqual([...new Set(lines)].sort());
    const small = await httpFederation(desk, publishing);
    const few = await elected(desk, small, 9);
    expect(await few.member.get(`/api/orgs/${small.org}/polls/${few.poll}/ballots`)).toMatchObject({ status: 422, body: { error: { code: 'too-few-ballots', facts: { cast: 9, least: 10 } } } });
  });
});
