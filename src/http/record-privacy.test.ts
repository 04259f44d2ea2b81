import { beforeAll, describe, expect, it } from 'vitest';
import { openFresh } from '../../test/databases.ts';
import { actKey, HttpDesk } from '../../test/http-desk.ts';
import { httpFederation, type HttpFederation } from '../../test/http-federation.ts';
import type { Visitor } from '../../test/visitor.ts';
import { sessionOf } from '#store/assembly/session.ts';

const assembly = 'workplace-assembly@works';
const council = 'city-council@north';

let desk: HttpDesk;
let f: HttpFederation;
let member: Visitor;

const at = (path: string): string => `/api/orgs/${f.org}/record${path}`;

async function done(by: Visitor, kind: string, content: object): Promise<string> {
  const key = actKey();
  const reply = await f.act(by, kind, content, key);
  expect([kind, reply.status, reply.status === 200 ? {} : reply.body]).toEqual([kind, 200, {}]);
  return key;
}

async function sealed(): Promise<void> {
  while ((await desk.assembly.sealAll()) > 0);
}

/** The places of entries of this kind. */
async function places(kind: string): Promise<readonly number[]> {
  const rows = await sessionOf(desk.database.pool).query<{ seq: bigint }>('select l.seq from leaf l join entry e on e.id = l.entry where e.org = $1 and e.kind = $2 order by l.seq', [f.org, kind]);
  return rows.map(row => Number(row.seq));
}

/** Letters sign in after days have passed. */
const again = async (person: string): Promise<Visitor> => desk.signIn(f.org, person);

beforeAll(async () => {
  desk = new HttpDesk(await openFresh('embedded'));
  f = await httpFederation(desk);
  member = await desk.signIn(f.org, f.depot[0]!);
}, 60_000);

describe('the record, as members see it', () => {
  it('does not name those who sign', async () => {
    await done(await again(f.works[3]!), 'sign', { for: 'convene', body: assembly });
    await done(f.registrar, 'call-election', { body: 'city-council@north' });
    await sealed();
    const rows = (await member.get(at(''))).body['entries'] as readonly { kind: string; by: string | null; byName: string | null }[];
    expect(rows.find(row => row.kind === 'sign')).toMatchObject({ by: null, byName: null });
    expect(rows.find(row => row.kind === 'call-election')).toMatchObject({ byName: 'Anna Registrar' });
  });

  it('keeps votes that are cast openly to itself until the vote is over', async () => {
    const delegates = await seated();
    const [one, two] = [await again(delegates[0]!), await again(delegates[1]!)];
    const motion = await done(one, 'move', { body: council, title: { text: 'Rota' }, paragraphs: [], effect: { kind: 'decide' } });
    await done(two, 'second', { motion });
    const poll = await openlyPut(one, motion);
    member = await again(f.depot[0]!);
    await done(two, 'cast', { poll, choice: { kind: 'question', vote: 'against' } });
    await sealed();
    const [place = -1] = (await places('cast-batch')).slice(-1);
    expect(await member.get(at(`/entries/${place}`))).toMatchObject({ status: 409, body: { error: { code: 'conflict', facts: { reason: 'vote-not-over' } } } });
    const file = await exported();
    expect(file).not.toContain('votes-cast');
    expect(file.trimEnd().split('\n').at(-1)).toContain('"trailer"');
    await desk.advance(40);
    await sealed();
    member = await again(f.depot[0]!);
    expect((await member.get(at(`/entries/${place}`))).body['entry'].events[0]).toMatchObject({ kind: 'votes-cast' });
    expect(await exported()).toContain('votes-cast');
    expect(desk.faults).toEqual([]);
  });
});

/** A council of the two units, elected by a few. */
async function seated(): Promise<readonly string[]> {
  const elections = await sessionOf(desk.database.pool).query<{ value: { id: string; constituency: string } }>("select value from fact where org = $1 and kind = 'election' order by id", [f.org]);
  for (const { value } of elections) for (const person of of(value.constituency).slice(0, 3)) await done(await again(person), 'nominate', { election: value.id, person });
  await desk.advance(15);
  const polls = await sessionOf(desk.database.pool).query<{ value: { id: string; order: { options: readonly { id: string }[] } } }>("select value from fact where org = $1 and kind = 'poll' order by id", [f.org]);
  for (const { value: { id, order } } of polls) {
    const options = order.options.map(option => option.id);
    for (const person of of(f.depot.includes(options[0] ?? '') ? 'depot' : 'works')) await done(await again(person), 'cast', { poll: id, choice: { kind: 'ranking', order: options } });
  }
  await desk.advance(36);
  const seats = await sessionOf(desk.database.pool).query<{ holder: string }>("select value ->> 'holder' as holder from fact where org = $1 and kind = 'seat' and value ->> 'body' = $2 and value ? 'holder' order by id", [f.org, council]);
  return seats.map(seat => seat.holder);
}

const of = (unit: string): readonly string[] => (unit === 'depot' ? f.depot : f.works);

async function openlyPut(by: Visitor, motion: string): Promise<string> {
  await done(by, 'put-to-vote', { motion, mode: 'roll-call' });
  const [row] = await sessionOf(desk.database.pool).query<{ id: string }>("select id from fact where org = $1 and kind = 'poll' and value #>> '{order,for,id}' = $2", [f.org, motion]);
  return row?.id ?? '';
}

async function exported(): Promise<string> {
  const response = await desk.app.fetch(member.request('GET', at('/export')));
  expect(response.status).toBe(200);
  return response.text();
}
