import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { joinNeighbours, type Neighbours } from '#service/neighbours.ts';
import { openDatabase, type Database } from '#store/open-database.ts';
import { newServerDatabase } from './databases.ts';
import { HttpDesk } from './http-desk.ts';
import { httpFederation, type HttpFederation } from './http-federation.ts';
import { livePage, type LiveEvent, type LivePage } from './live-page.ts';
import type { Visitor } from './visitor.ts';

/** Milliseconds. */
const SOON = 1_000;

describe('two processes on one database', () => {
  let url: string;
  let databases: readonly Database[];
  let neighbours: readonly Neighbours[];
  let one: HttpDesk;
  let two: HttpDesk;
  let f: HttpFederation;
  const pages: LivePage[] = [];
  const reports: string[] = [];

  beforeAll(async () => {
    url = await newServerDatabase({ empty: false });
    databases = await Promise.all([openDatabase({ url }), openDatabase({ url })]);
    const [here, there] = databases as [Database, Database];
    [one, two] = [new HttpDesk(here), new HttpDesk(there)];
    neighbours = await Promise.all([one, two].map(desk => joinNeighbours(desk.assembly, desk.changes, error => { reports.push(String(error)); })));
    f = await httpFederation(one);
  }, 60_000);

  afterEach(async () => {
    await Promise.all(pages.splice(0).map(page => page.close()));
  });

  afterAll(async () => {
    await Promise.all(neighbours.map(each => each.close()));
    await Promise.all(databases.map(each => each.close()));
  });

  /** A page of a member, served by the second process. */
  async function pageThere(): Promise<LivePage> {
    const member = await two.signIn(f.org, f.depot[0]!);
    const page = await livePage(await two.app.fetch(member.request('GET', `/api/orgs/${f.org}/live`), {}));
    pages.push(page);
    return page;
  }

  /** The next change of a kind: what was done before the page listened may still be on its way to it. */
  async function nextOf(page: LivePage, kind: string): Promise<LiveEvent['data']> {
    for (;;) {
      const change = await page.next('changed');
      if (change.kinds?.includes(kind)) return change;
    }
  }

  /** An act that is lawful again and again. */
  async function enrol(by: Visitor = f.registrar): Promise<void> {
    const line = { person: randomUUID(), units: ['works'], status: 'full', joined: '2024-01-01', attributes: { 'dues-paid-until': '2027-12-31', category: 'production' } };
    expect(await f.act(by, 'enrol', { day: '2026-01-12', lines: [line] })).toMatchObject({ status: 200 });
  }

  /** Ends every connection that listens, as an administrator or a failing network would. The number ended. */
  async function cutTheLines(): Promise<number> {
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rowCount } = await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'sovet listening'");
    await client.end();
    return rowCount ?? 0;
  }

  it('tell each other within a second what open pages should ask for again', async () => {
    const page = await pageThere();
    const changed = nextOf(page, 'election-called');
    const begun = performance.now();
    expect((await f.act(f.registrar, 'call-election', { body: 'city-council@north' })).status).toBe(200);
    expect(await changed).toMatchObject({ ids: expect.arrayContaining(['city-council@north']) as unknown });
    expect(performance.now() - begun).toBeLessThan(SOON);
  });

  it('tell a page once of what its own process did', async () => {
    const page = await pageThere();
    const registrar = await two.signIn(f.org, f.registrarPerson);
    const told: unknown[] = [];
    const stop = two.changes.listen(change => { told.push(change.kinds); });
    const heardElsewhere = new Promise(resolve => { const end = one.changes.listen(change => { end(); resolve(change.kinds); }); });
    const own = page.next('changed');
    await enrol(registrar);
    await own;
    expect(await heardElsewhere).toEqual(told[0]);
    // What came back to its sender came before what the neighbour now answers.
    const answered = new Promise(resolve => { const end = two.changes.listen(change => { end(); resolve(change); }); });
    await enrol();
    await answered;
    stop();
    expect(told).toHaveLength(2);
  });

  it('count members anew when the neighbour has changed the roll', async () => {
    const member = await two.signIn(f.org, f.depot[1]!);
    const members = async (): Promise<unknown> => (await member.get(`/api/orgs/${f.org}`)).body['counts'].members;
    const before = Number(await members());
    const page = await pageThere();
    const changed = page.next('changed');
    await enrol();
    await changed;
    expect(await members()).toBe(before + 1);
  });

  it('listen again after their connections were cut, refresh every page, and say so once', async () => {
    const page = await pageThere();
    reports.splice(0);
    const refreshed = page.next('changed');
    expect(await cutTheLines()).toBe(2);
    expect(await refreshed).toEqual({ kinds: [], ids: [] });
    const changed = page.next('changed');
    await enrol();
    expect((await changed).kinds).toContain('standing-recorded');
    expect(reports.length).toBeLessThanOrEqual(2);
    expect(reports[0]).toMatch(/was lost and is made again: terminating connection/u);
  });

  it('tell of more things than a notice holds by leaving the things out', async () => {
    const page = await pageThere();
    const changed = page.next('changed');
    const units = Array.from({ length: 400 }, (_, number) => ({ unit: `a-workplace-with-a-long-name-${number}`, kind: 'workplace', name: `Workplace ${number}`, parents: ['north'] }));
    expect((await f.act(f.registrar, 'record-units', { day: '2026-01-12', units })).status).toBe(200);
    expect((await changed).kinds).toEqual(['units-recorded']);
  });
});
