/** Every route of the document and every act, tried by those who must not come in. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ACT_CLASS, type ActKind } from '#assembly/act.ts';
import { PERSONAL_ACTS } from '#http/act-contents.ts';
import { openFresh } from './databases.ts';
import { actKey, HttpDesk } from './http-desk.ts';
import { httpFederation, type HttpFederation } from './http-federation.ts';
import type { Reply, Visitor } from './visitor.ts';

interface Door { readonly method: string; readonly path: string; readonly body?: object }

/** Acts that do more than the record says, and have a route of their own. */
const ELSEWHERE: ReadonlySet<ActKind> = new Set(['erase-person', 'correct-member', 'issue-codes', 'withdraw-codes']);
const text = { text: 'a text' };

/** A plausible content of every act that a person may send; a new kind without one fails below. */
function contents(f: HttpFederation): Partial<Record<ActKind, object>> {
  const [member = ''] = f.depot;
  return {
    'record-units': { day: '2025-01-01', units: [{ unit: 'north', kind: 'city', name: 'Taken', parents: [] }] },
    enrol: { day: '2026-01-12', lines: [{ person: member, units: ['depot'], status: 'left', joined: '2024-01-01', attributes: {} }] },
    'call-election': { body: 'city-council@north' }, nominate: { election: 'e', person: member }, 'accept-nomination': { election: 'e' }, 'withdraw-candidacy': { election: 'e' },
    'state-candidacy': { election: 'e', statement: text }, 'settle-tie': { poll: 'p', winner: member }, cast: { poll: 'p', choice: { kind: 'question', vote: 'for' } },
    'enter-hall-count': { poll: 'p', for: 1, against: 0, abstain: 0 }, 'confirm-hall-count': { poll: 'p' }, 'close-poll': { poll: 'p' }, resign: { seat: 's' }, sign: { for: 'convene', body: 'congress' }, unsign: { petition: 'p' },
    convene: { body: 'congress', meetingAt: Date.UTC(2026, 5, 1) }, 'put-on-agenda': { meeting: 'm', title: text }, 'open-meeting': { meeting: 'm' }, 'close-meeting': { meeting: 'm' }, 'check-in': { meeting: 'm' }, 'check-out': { meeting: 'm' },
    move: { body: 'congress', title: text, paragraphs: [{ id: 'a', text }], effect: { kind: 'decide' } }, 'move-amendment': { motion: 'm', title: text, changes: [{ do: 'strike', paragraph: 'a' }] }, second: { motion: 'm' }, 'withdraw-motion': { motion: 'm' },
    'demand-mode': { motion: 'm', mode: 'secret' }, 'put-to-vote': { motion: 'm', mode: 'secret' }, report: { seat: 's', text }, appeal: { decision: 'd', grounds: text },
  };
}

let desk: HttpDesk;
let federation: HttpFederation;
let other: HttpFederation;
let doors: readonly Door[];

/** Addresses with real ids where there are some, so that nothing is closed only because it does not exist. */
function doorsOf(app: HttpDesk['app'], f: HttpFederation): readonly Door[] {
  const real: Readonly<Record<string, string>> = { bodies: encodeURIComponent('city-council@north'), units: 'depot', people: f.depot[0] ?? '', entries: '0' };
  const { paths = {} } = app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: '', version: '' } });
  return Object.entries(paths).filter(([path]) => path.includes('{org}')).flatMap(([path, methods]) => Object.keys(methods as object).map(method => ({
    method: method.toUpperCase(), ...(method === 'post' ? { body: {} } : {}),
    path: path.replace('{org}', f.org).replace(/\/(\w+)\/\{\w+\}/gu, (_, thing: string) => `/${thing}/${real[thing] ?? 'unknown'}`),
  })));
}

async function knock(by: Visitor, { method, path, body }: Door): Promise<Reply> {
  if (method === 'POST') return by.post(path, body);
  return method === 'DELETE' ? by.remove(path) : by.get(path);
}

async function statuses(by: Visitor): Promise<readonly string[]> {
  const found: string[] = [];
  for (const door of doors) found.push(`${door.method} ${door.path} ${(await knock(by, door)).status}`);
  return found;
}

const all = (status: number): readonly string[] => doors.map(door => `${door.method} ${door.path} ${status}`);

beforeAll(async () => {
  desk = new HttpDesk(await openFresh('embedded'));
  federation = await httpFederation(desk);
  other = await httpFederation(desk);
  doors = doorsOf(desk.app, federation);
}, 60_000);

describe('closed doors', () => {
  it('are more than twenty, and every act of a person has a content here', () => {
    expect(doors.length).toBeGreaterThan(20);
    const known = contents(federation);
    expect(PERSONAL_ACTS.filter(kind => known[kind] === undefined)).toEqual([]);
    const missing = (Object.keys(ACT_CLASS) as ActKind[]).filter(kind => ['charter', 'clerical'].includes(ACT_CLASS[kind]) && !PERSONAL_ACTS.includes(kind) && !ELSEWHERE.has(kind));
    expect(missing).toEqual([]);
    // A poll in the hall has no hour of its own: whoever presides closes it in the place of the clock.
    expect(PERSONAL_ACTS.filter(kind => ['clock', 'constituent'].includes(ACT_CLASS[kind]))).toEqual(['close-poll']);
  });

  it('ask a visitor without a session to sign in, at every door', async () => {
    expect(await statuses(desk.visitor())).toEqual(all(401));
  });

  it('do not exist for the registrar of another organisation', async () => {
    expect(await statuses(other.registrar)).toEqual(all(404));
  });

  it('do not exist for a member of another organisation', async () => {
    expect(await statuses(await desk.signIn(other.org, other.depot[0]!))).toEqual(all(404));
  });

  it('do not exist for the operator of the installation', async () => {
    const operator = desk.visitor();
    expect((await operator.post('/api/auth/code', { code: (await desk.access.setupCode())! })).status).toBe(200);
    expect(await statuses(operator)).toEqual(all(404));
  });

  it('do not exist for somebody who has left', async () => {
    const left = federation.works[11]!;
    const browser = await desk.signIn(federation.org, left);
    expect((await federation.act(federation.registrar, 'enrol', { day: '2026-01-10', lines: [{ person: left, units: ['works'], status: 'left', joined: '2024-01-01', attributes: {} }] })).status).toBe(200);
    expect(await statuses(browser)).toEqual(all(404));
  });

  it('refuse every act of a member of another organisation, of whatever kind', async () => {
    const browser = await desk.signIn(other.org, other.depot[1]!);
    for (const [kind, content] of Object.entries(contents(federation))) expect([kind, (await browser.post(`/api/orgs/${federation.org}/acts`, { key: actKey(), kind, content })).status]).toEqual([kind, 404]);
  });

  it('refuse every act of a suspended member, with an article or a reason', async () => {
    const person = federation.works[10]!;
    const browser = await desk.signIn(federation.org, person);
    await federation.act(federation.registrar, 'enrol', { day: '2026-01-11', lines: [{ person, units: ['works'], status: 'suspended', joined: '2024-01-01', attributes: { 'dues-paid-until': '2027-12-31' } }] });
    expect((await browser.get(`/api/orgs/${federation.org}`)).body['me']).toMatchObject({ status: 'suspended' });
    for (const [kind, content] of Object.entries(contents(federation))) {
      const reply = await federation.act(browser, kind, content);
      expect([kind, reply.status]).toEqual([kind, 422]);
      expect(reply.body['error']).toMatchObject({ article: expect.any(String) });
    }
  });

  it('show a member of another unit neither names, nor standing, nor the keeping of the roll', async () => {
    const works = await desk.signIn(federation.org, federation.works[0]!);
    const at = (path: string): string => `/api/orgs/${federation.org}${path}`;
    for (const path of ['/members?unit=depot', '/members?unit=north', `/people/${federation.depot[0]}`]) expect([path, (await works.get(at(path))).status]).toEqual([path, 404]);
    expect((await works.post(at('/letters'), { key: actKey(), unit: 'works' })).status).toBe(404);
    expect((await works.post(at('/imports'), { members: 'number\n', day: '2026-01-12' })).status).toBe(404);
    expect((await works.post(at('/imports/x/apply'), { key: actKey() })).status).toBe(404);
    expect((await works.remove(at('/imports/x'))).status).toBe(404);
    expect((await works.post(at(`/people/${federation.works[2]}/erase`), { key: actKey(), reason: 'asked' })).status).toBe(404);
    const own = (await works.get(at('/members?unit=works'))).body['members'] as readonly object[];
    expect(own.every(member => !('status' in member) && !('attributes' in member) && !('number' in member))).toBe(true);
    const neighbour = (await works.get(at(`/people/${federation.works[1]}`))).body;
    expect([neighbour['standing'], neighbour['particulars']]).toEqual([undefined, undefined]);
    expect((await works.get(at(`/people/${federation.works[0]}`))).body['particulars']).toMatchObject({ email: `${federation.works[0]}@example.org` });
  });

  it('found nothing for a stranger or a member once the installation has begun', async () => {
    const founding = { name: 'X', charter: { file: 'x.md', text: '# X' }, registrar: { name: 'Y' } };
    expect((await desk.visitor().post('/api/organisations', founding)).status).toBe(401);
    expect((await (await desk.signIn(federation.org, federation.works[0]!)).post('/api/organisations', founding)).status).toBe(404);
  });

  it('list no organisation to a stranger, and to a member only their own', async () => {
    expect((await desk.visitor().get('/api/installation')).body['organisations']).toEqual([]);
    const mine = (await (await desk.signIn(federation.org, federation.works[0]!)).get('/api/installation')).body['organisations'] as readonly { id: string }[];
    expect(mine.map(each => each.id)).toEqual([federation.org]);
  });

  it('stay shut for requests that another site sends with the member\'s cookie', async () => {
    const member = await desk.signIn(federation.org, federation.works[0]!);
    const forged = member.request('POST', `/api/orgs/${federation.org}/acts`, { body: '{}', headers: { origin: 'https://evil.example', 'content-type': 'application/json' } });
    expect((await desk.app.fetch(forged)).status).toBe(403);
    const bare = member.request('POST', `/api/orgs/${federation.org}/acts`, { body: '{}', headers: { 'content-type': 'application/json' } });
    bare.headers.delete('x-sovet');
    expect((await desk.app.fetch(bare)).status).toBe(403);
  });

  it('answer anything unreadable with a clear problem and without a fault', async () => {
    const member = await desk.signIn(federation.org, federation.works[0]!);
    const send = async (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<[number, string]> => {
      const request = new Request(member.request('POST', '/x').url.replace('/x', `/api/orgs/${federation.org}/acts`), { method: 'POST', body, headers: { ...Object.fromEntries(member.request('POST', '/x').headers), 'content-type': 'application/json', ...headers } });
      const response = await desk.app.fetch(request);
      return [response.status, (await response.json() as { error: { code: string } }).error.code];
    };
    const act = (change: object): string => JSON.stringify({ key: actKey(), kind: 'call-election', content: { body: 'congress' }, ...change });
    expect(await send('{')).toEqual([400, 'malformed']);
    expect(await send(new Uint8Array([0x7b, 0xff, 0x7d]))).toEqual([415, 'unsupported-encoding']);
    expect(await send('{}', { 'content-type': 'text/plain' })).toEqual([415, 'unsupported-type']);
    expect(await send('{}', { 'content-type': 'application/json; charset=utf-16' })).toEqual([415, 'unsupported-encoding']);
    expect(await send(act({ content: { body: 'a\u0000b' } }))).toEqual([400, 'malformed-text']);
    expect(await send('{"key":"12345678","kind":"call-election","content":{"body":"\\ud800"}}')).toEqual([400, 'malformed-text']);
    expect(await send(act({ content: { body: 'congress', more: 1 } }))).toEqual([400, 'malformed']);
    expect(await send(act({ kind: 'close-poll' }))).toEqual([400, 'malformed']);
    expect(await send(act({ kind: 'constructor' }))).toEqual([400, 'malformed']);
    expect(await send(act({ key: 'short' }))).toEqual([400, 'malformed']);
    expect(await send(`${'['.repeat(60)}${']'.repeat(60)}`)).toEqual([400, 'malformed']);
    expect(await send(JSON.stringify({ x: 'y'.repeat(1_100_000) }))).toEqual([413, 'too-large']);
    expect((await member.get(`/api/orgs/${federation.org}/polls/%00`)).status).toBe(400);
    expect((await member.get(`/api/orgs/${federation.org}/polls/%ff`)).status).toBe(400);
    expect((await member.get('/api/nothing')).status).toBe(404);
    expect(desk.faults).toEqual([]);
  });
});
