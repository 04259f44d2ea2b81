import { beforeAll, describe, expect, it } from 'vitest';
import { openFresh } from '../../test/databases.ts';
import { HttpDesk } from '../../test/http-desk.ts';
import { httpFederation, type HttpFederation } from '../../test/http-federation.ts';
import type { Visitor } from '../../test/visitor.ts';

interface Told { readonly event: string; readonly data: { readonly kinds?: readonly string[]; readonly ids?: readonly string[] } }

/** What an open page hears, until the stream ends. */
async function listen(desk: HttpDesk, org: string, who: Visitor): Promise<{ next: () => Promise<Told | undefined>; leave: () => Promise<void> }> {
  const response = await desk.app.fetch(who.request('GET', `/api/orgs/${org}/live`));
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async (): Promise<Told | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end >= 0) {
        const [block, rest] = [text.slice(0, end), text.slice(end + 2)];
        text = rest;
        return { event: /^event: (.*)$/mu.exec(block)?.[1] ?? '', data: JSON.parse(/^data: (.*)$/mu.exec(block)?.[1] ?? '{}') as Told['data'] };
      }
      const { value, done } = await reader.read();
      if (done) return undefined;
      text += value;
    }
  };
  return { next, leave: () => reader.cancel() };
}

let desk: HttpDesk;
let f: HttpFederation;

beforeAll(async () => {
  desk = new HttpDesk(await openFresh('embedded'));
  f = await httpFederation(desk);
}, 60_000);

describe('the stream of changes', () => {
  it('tells what changed and never who did it', async () => {
    const [member, signer] = [await desk.signIn(f.org, f.depot[0]!), await desk.signIn(f.org, f.works[0]!)];
    const page = await listen(desk, f.org, member);
    expect((await page.next())?.event).toBe('hello');
    const acts: [Visitor, string, object][] = [
      [f.registrar, 'call-election', { body: 'city-council@north' }],
      [signer, 'sign', { for: 'convene', body: 'workplace-assembly@works' }],
      [f.registrar, 'enrol', { day: '2026-01-12', lines: [{ person: f.works[9], units: ['works'], status: 'full', joined: '2024-01-01', attributes: {} }] }],
    ];
    const heard: Told[] = [];
    for (const [who, kind, content] of acts) {
      const reply = await f.act(who, kind, content);
      expect([kind, reply.status, reply.status === 200 ? {} : reply.body]).toEqual([kind, 200, {}]);
      heard.push((await page.next())!);
    }
    expect(heard.map(each => each.event)).toEqual(['changed', 'changed', 'changed']);
    expect(heard[1]?.data.kinds).toContain('petition-signed');
    expect(heard[1]?.data.ids?.length).toBeGreaterThan(0);
    for (const person of [...f.depot, ...f.works, f.registrarPerson]) expect(JSON.stringify(heard)).not.toContain(person);
    await page.leave();
  });

  it('ends for whoever has signed out', async () => {
    const member = await desk.signIn(f.org, f.depot[1]!);
    const page = await listen(desk, f.org, member);
    expect((await page.next())?.event).toBe('hello');
    await member.post('/api/auth/sign-out');
    desk.now += 6_000;
    await f.act(f.registrar, 'call-election', { body: 'workplace-steward@works' });
    expect(await page.next()).toBeUndefined();
  });

  it('ends for whoever is a member no more', async () => {
    const page = await listen(desk, f.org, await desk.signIn(f.org, f.works[8]!));
    expect((await page.next())?.event).toBe('hello');
    desk.now += 6_000;
    await f.act(f.registrar, 'enrol', { day: '2026-01-12', lines: [{ person: f.works[8], units: ['works'], status: 'left', joined: '2024-01-01', attributes: {} }] });
    expect(await page.next()).toBeUndefined();
  });
});
