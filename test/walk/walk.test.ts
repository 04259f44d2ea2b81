/**
 * The end-to-end walk: an organisation from its foundation to the recall of a delegate, in real browsers against the
 * real program, once on each database. Every kind of step is done through the pages; what many people do alike is
 * repeated through the interface for programs.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, screenshot } from '../browser.ts';
import { endServers } from '../faults/server-process.ts';
import { sovet } from '../sovet.ts';
import { BAD_MEMBERS_FILE, CITY, DEPOT, MEMBERS_FILE, nameOf, ROLL_DAY, SHIPYARD, SHIPYARD_MEMBERS, UNITS_FILE } from './walk-roll.ts';
import { startWalkServer, type WalkServer } from './walk-server.ts';
import { DESK, eventually, PHONE, Programme, Walker } from './walker.ts';

const ASSEMBLY = `workplace-assembly@${SHIPYARD}`;
const COUNCIL = `city-council@${CITY}`;
const STEWARD = `workplace-steward@${SHIPYARD}`;
const TELLERS = `workplace-tellers@${SHIPYARD}`;

/** Milliseconds for one chapter on a busy machine with two cores. */
const CHAPTER = 150_000;

type View = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any -- the walk looks into any answer

describe.each(['embedded', 'postgres'] as const)('the walk on %s', database => {
  let browser: Browser;
  let server: WalkServer;
  let org = '';
  let registrar: Walker;
  /** The codes on the printed letters, by name. */
  const codes = new Map<string, string>();
  const programmes = new Map<string, Programme>();
  const walkers: Walker[] = [];
  /** Ids of the members, in the order of the roll. */
  let persons: readonly string[] = [];

  beforeAll(async () => {
    [browser, server] = await Promise.all([openBrowser(), startWalkServer(database)]);
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await server.stop();
    endServers();
  });
  afterEach(async context => {
    if (context.task.result?.state !== 'fail') return;
    for (const [index, walker] of walkers.entries()) await screenshot(walker.page, `walk-${database}-failed-${index}`).catch(() => undefined);
  });

  async function walkerAs(name: string, device = DESK): Promise<Walker> {
    const walker = await Walker.at(browser, server.url, device);
    walkers.push(walker);
    await walker.signIn(codes.get(name) ?? '');
    return walker;
  }

  async function leave(walker: Walker): Promise<void> {
    expect(walker.faults).toEqual([]);
    walkers.splice(walkers.indexOf(walker), 1);
    await walker.close();
  }

  /** The session of a person for repeated steps. */
  async function programme(name: string): Promise<Programme> {
    const known = programmes.get(name) ?? await Programme.signedIn(server.url, org, codes.get(name) ?? '');
    programmes.set(name, known);
    return known;
  }

  /** The same act by members of the shipyard, from one place on the roll to another. */
  async function many(from: number, to: number, kind: string, content: object | ((index: number) => object)): Promise<void> {
    for (let index = from; index < to; index += 1) await (await programme(nameOf(index))).act(kind, typeof content === 'function' ? (content as (index: number) => object)(index) : content);
  }

  /** Members of the shipyard vote, from one place on the roll to another. */
  async function vote(poll: string, from: number, to: number, choice: (index: number) => object): Promise<void> {
    await many(from, to, 'cast', index => ({ poll, choice: choice(index) }));
  }

  const holders = async (of: string): Promise<readonly string[]> => ((await body(of))['seats'] as View[]).flatMap(seat => (seat['holder'] === undefined ? [] : [seat['holder'].name as string]));
  const motionOf = async (of: string, title: string): Promise<string> => ((await body(of))['motions'] as View[]).find(each => each['title'] === title)?.['id'] as string;
  const pollOf = async (of: string, title: string): Promise<string> => ((await body(of))['polls'] as View[]).find(each => each['title'] === title)?.['id'] as string;
  const asRegistrar = (): Promise<Programme> => programme('Rosa Registrar');
  const body = async (id: string): Promise<View> => (await programme(nameOf(0))).view(`bodies/${encodeURIComponent(id)}`);
  const election = async (of: string, constituency: string | null): Promise<View> => (await body(of))['elections'].find((each: View) => each['constituency'] === constituency);

  /** Lets the days pass and waits until the clock has done its work. */
  async function until(days: number, done: () => Promise<boolean>): Promise<void> {
    server.pass(days);
    await eventually(async () => { expect(await done()).toBe(true); });
  }

  it('founds an organisation from a charter, after its dangers have been accepted', async () => {
    registrar = await Walker.at(browser, server.url, DESK);
    walkers.push(registrar);
    const { page } = registrar;
    await registrar.open('/');
    await registrar.follow('Found an organisation');
    const goOn = page.getByRole('button', { name: 'Go on: name and registrar' });
    await registrar.press('Read this charter Constitution of the Russian Socialist Federated Soviet Republic');
    await registrar.sees(/^Still to be accepted: [1-9]/u);
    expect(await goOn.count()).toBe(0);
    for (const box of await page.getByLabel('I have read this and accept it').all()) await box.check();
    await registrar.sees('Nothing stands in the way.');
    await goOn.waitFor();

    await registrar.press('Choose the charter');
    await registrar.press('Read this charter Federation of Councils');
    await page.getByRole('heading', { name: /Art\. 50\W*Recall by the members of a workplace/u }).first().waitFor();
    await goOn.click();
    await page.getByLabel('Name of the organisation').fill('Federation of the Walk');
    await page.getByLabel('First registrar: name').fill('Rosa Registrar');
    await registrar.press('Found the organisation');
    codes.set('Rosa Registrar', await page.locator('.confirmation .code').innerText());
    await registrar.follow('Bring in units and members');
    await page.getByRole('heading', { level: 1, name: 'Bring in units and members' }).waitFor();
    org = new URL(page.url()).pathname.split('/')[2] ?? '';
    expect(org).not.toBe('');
  }, CHAPTER);

  it('brings in the roll from files: first what is wrong with them, then what they change', async () => {
    const { page } = registrar;
    await registrar.open(`/o/${org}/members/import`);
    const file = (name: string, text: string): { name: string; mimeType: string; buffer: Buffer } => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await page.getByRole('button', { name: 'File of units' }).setInputFiles(file('units.csv', UNITS_FILE));
    await page.getByRole('button', { name: 'File of members' }).setInputFiles(file('members.csv', BAD_MEMBERS_FILE));
    await page.getByLabel('The day from which it holds').fill(ROLL_DAY);
    await page.getByLabel('Everybody: it is the whole roll').check();
    await registrar.press('Check the files');
    await registrar.sees('Problems: 2. Nothing can be entered yet.');
    const problems = (await page.getByRole('table').filter({ hasText: 'shipyrad' }).getByRole('row').allInnerTexts()).slice(1);
    expect(problems).toEqual([expect.stringMatching(/^3\s+.*unit\s+shipyrad\s+There is no such unit\..*Perhaps: shipyard/su), expect.stringMatching(/^5\s+.*joined\s+2029-02-31\s+There is no such day/su)]);

    await page.getByRole('button', { name: 'File of members' }).setInputFiles(file('members.csv', MEMBERS_FILE));
    await registrar.press('Check the files');
    await registrar.press('Enter all of it');
    await registrar.sees(/join: 72/u);
    await page.locator('button[data-tone=grave]').click();
    await registrar.sees(/^Entered\./u);
  }, CHAPTER);

  it('prints letters with codes, by which members come in', async () => {
    const { page } = registrar;
    for (const [unit, name, count] of [[SHIPYARD, 'Shipyard', SHIPYARD_MEMBERS], [DEPOT, 'Tram Depot', 12]] as const) {
      await registrar.open(`/o/${org}/members/letters`);
      await page.getByLabel('Find by name').fill(name);
      await page.getByRole('radio', { name: new RegExp(`^${name}`, 'u') }).check();
      await registrar.press('Issue the letters');
      await page.locator('.letter').nth(count - 1).waitFor();
      const letters = await page.locator('.letter').evaluateAll(found => found.map(letter => [letter.querySelector('.letter__name')?.textContent ?? '', letter.querySelector('.letter__code')?.textContent ?? '']));
      expect(letters, unit).toHaveLength(count);
      for (const [person = '', code = ''] of letters) codes.set(person, code);
    }
    const ids = new Map<string, string>();
    for (let at = 0; ids.size < SHIPYARD_MEMBERS + 12; at += 1) {
      const { members } = await (await asRegistrar()).view(`members?page=${at}`);
      expect(members).not.toEqual([]);
      for (const { name, person } of members) ids.set(name, person);
      ids.delete('Rosa Registrar');
    }
    persons = Array.from({ length: ids.size }, (_, index) => ids.get(nameOf(index)) ?? '');
    expect(codes.get(nameOf(0))).toMatch(/^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/u);
  }, CHAPTER);

  it('calls elections and shows how many seats each workplace has, and why', async () => {
    const { page } = registrar;
    expect(await registrar.act(org, 'call-election', COUNCIL)).toContain('Done: Call an election');
    for (const office of [STEWARD, TELLERS]) await (await asRegistrar()).act('call-election', { body: office });
    await registrar.open(`/o/${org}/bodies/${encodeURIComponent(COUNCIL)}`);
    const rows = await page.getByRole('table', { name: /./u }).filter({ hasText: 'Tram Depot' }).last().getByRole('row').allInnerTexts();
    expect(rows.find(row => row.startsWith('Shipyard'))).toMatch(/60 members\s+1 1\/5\s+2/su);
    expect((await election(COUNCIL, SHIPYARD))['seats']).toBe(2);
    expect((await election(COUNCIL, DEPOT))['seats']).toBe(1);
  }, CHAPTER);

  it('nominates: oneself, or another who accepts and says why', async () => {
    const id = (await election(COUNCIL, SHIPYARD))['id'] as string;
    const [anna, clara] = [await walkerAs(nameOf(0)), await walkerAs(nameOf(2))];
    await anna.act(org, 'nominate', id);
    await anna.act(org, 'nominate', id, async form => {
      await form.getByLabel('Find by name').fill(nameOf(2));
      await form.getByRole('radio', { name: new RegExp(nameOf(2), 'u') }).check();
    });
    await clara.act(org, 'accept-nomination', id);
    await clara.act(org, 'state-candidacy', id, form => form.getByLabel('Statement').fill('I will bring the dock workers’ hours before the council.'));
    await anna.open(`/o/${org}/elections/${id}`);
    await anna.sees('I will bring the dock workers’ hours before the council.');
    await many(3, 6, 'nominate', index => ({ election: id, person: persons[index] }));
    await leave(anna);
    await leave(clara);

    const others = [[STEWARD, null, [6, 7, 8]], [TELLERS, null, [9, 10, 11, 12]], [COUNCIL, DEPOT, [60, 61]]] as const;
    for (const [of, constituency, standing] of others) {
      const { id: other } = await election(of, constituency) as { id: string };
      for (const index of standing) await (await programme(nameOf(index))).act('nominate', { election: other, person: persons[index] });
    }
  }, CHAPTER);

  it('votes from a phone by ranking names, and counts when the time is over', async () => {
    const id = (await election(COUNCIL, SHIPYARD))['id'] as string;
    await until(8.5, async () => (await election(STEWARD, null))['poll'] !== null && (await election(TELLERS, null))['poll'] !== null);
    await vote((await election(STEWARD, null))['poll'], 0, 15, () => ({ kind: 'ranking', order: [persons[6], persons[7]] }));
    await vote((await election(TELLERS, null))['poll'], 0, 15, index => ({ kind: 'ranking', order: [persons[9 + (index % 2)], persons[11]] }));
    await until(6.5, async () => (await election(COUNCIL, SHIPYARD))['poll'] !== null);
    const boris = await walkerAs(nameOf(1), PHONE);
    const { page } = boris;
    await page.getByRole('link', { name: /City council.*Harbour City/u }).first().click();
    for (const index of [2, 0, 3]) await page.getByRole('button', { name: new RegExp(nameOf(index), 'u') }).click();
    await page.getByRole('button', { name: `Move ${nameOf(0)} up` }).click();
    expect(await page.locator('.ranking-ballot__ranked .ranking-ballot__name').allInnerTexts()).toEqual([nameOf(0), expect.stringContaining(nameOf(2)), nameOf(3)]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    expect(await boris.send()).toContain('Your vote is in the box.');
    await leave(boris);

    // The first two are far ahead, the next two come in as alternates.
    const order = (index: number): readonly (string | undefined)[] => (index % 5 < 2 ? [0, 3] : index % 5 < 4 ? [2, 4] : [3, 4]).map(each => persons[each]);
    await vote((await election(COUNCIL, SHIPYARD))['poll'], 2, 40, index => ({ kind: 'ranking', order: order(index) }));
    await vote((await election(COUNCIL, DEPOT))['poll'], 60, 68, () => ({ kind: 'ranking', order: [persons[60], persons[61]] }));
    await until(8, async () => (await holders(COUNCIL)).length === 3 && (await holders(TELLERS)).length === 2 && (await holders(STEWARD)).length === 1);

    expect(new Set(await holders(COUNCIL))).toEqual(new Set([nameOf(0), nameOf(2), nameOf(60)]));
    await registrar.open(`/o/${org}/bodies/${encodeURIComponent(COUNCIL)}`);
    await registrar.sees(nameOf(2));
    const { poll } = await (await asRegistrar()).view(`elections/${id}`);
    await registrar.open(`/o/${org}/polls/${poll}`);
    await registrar.sees('The count, stage by stage');
    await registrar.sees(/^Quota: [1-9]/u);
  }, CHAPTER);

  it('holds an assembly: convened, moved, seconded, amended, counted by two tellers', async () => {
    const steward = await walkerAs(nameOf(6));
    await steward.act(org, 'convene', ASSEMBLY, async form => {
      await form.getByLabel('Day and hour').fill(new Date(server.now() + 8 * 86_400_000).toISOString().slice(0, 16));
      await form.getByLabel(/^Place/u).fill('Hall 3');
    });
    const meeting = (await body(ASSEMBLY))['meetings'][0].id as string;

    const mover = await walkerAs(nameOf(20));
    await mover.act(org, 'move', meeting, async form => {
      await form.getByLabel('Title').fill('Breaks on the slipway');
      await form.getByLabel(/^Text/u).fill('There is a break of ten minutes every two hours.\n\nThe foremen see to it.');
    });
    const motion = await motionOf(ASSEMBLY, 'Breaks on the slipway');
    const seconder = await walkerAs(nameOf(21));
    await seconder.act(org, 'second', motion);
    await seconder.act(org, 'move-amendment', motion, async form => {
      await form.getByLabel('Title').fill('Fifteen minutes');
      await form.getByLabel('Paragraph 1').fill('There is a break of fifteen minutes every two hours.');
    });
    const amendment = ((await (await asRegistrar()).view(`motions/${motion}`))['amendments'][0] as View)['id'] as string;
    await (await programme(nameOf(22))).act('second', { motion: amendment });
    await mover.open(`/o/${org}/motions/${motion}`);
    await mover.sees('Fifteen minutes');

    server.pass(8);
    await seconder.act(org, 'check-in', meeting);
    await many(22, 36, 'check-in', { meeting });
    for (const index of [9, 10, 6]) await (await programme(nameOf(index))).act('check-in', { meeting });
    await steward.act(org, 'open-meeting', meeting);

    const tellers = [await walkerAs(nameOf(9)), await walkerAs(nameOf(10), PHONE)] as const;
    for (const [about, title] of [[amendment, 'Fifteen minutes'], [motion, 'Breaks on the slipway']] as const) {
      await steward.act(org, 'put-to-vote', about, async form => { await form.getByLabel('hand count in the hall').check(); });
      const poll = await pollOf(ASSEMBLY, title);
      for (const teller of tellers) {
        await teller.open(`/o/${org}/polls/${poll}`);
        const form = teller.page.locator('form.act-form').filter({ has: teller.page.getByLabel('For', { exact: true }) });
        for (const [side, hands] of [['For', '12'], ['Against', '4'], ['Abstaining', '1']] as const) await form.getByLabel(side, { exact: true }).fill(hands);
        await teller.send(form);
      }
      await steward.open(`/o/${org}/polls/${poll}`);
      await steward.press('Confirm the hand count', steward.page.locator('form.act-form'));
      await steward.press(/^Yes: /u);
      await steward.sees('The tests of this decision');
      await steward.sees(/12/u);
    }
    await steward.open(`/o/${org}/motions/${motion}`);
    await steward.sees('There is a break of fifteen minutes every two hours.');
    await steward.act(org, 'close-meeting', meeting);
    for (const walker of [steward, mover, seconder, ...tellers]) await leave(walker);
  }, CHAPTER);

  it('binds a delegate, calls the roll, and shows who kept to the instruction', async () => {
    const delegate = await walkerAs(nameOf(0));
    await delegate.act(org, 'move', COUNCIL, async form => {
      await form.getByLabel('Title').fill('A ferry on Sundays');
      await form.getByLabel(/^Text/u).fill('The city asks for a ferry on Sundays.');
    });
    const motion = await motionOf(COUNCIL, 'A ferry on Sundays');
    await (await programme(nameOf(2))).act('second', { motion });
    const seats = (await body(COUNCIL))['seats'] as View[];
    const seatOf = (index: number): string => seats.find(seat => seat['holder']?.person === persons[index])?.['id'] as string;

    const member = await walkerAs(nameOf(20));
    await member.open(`/o/${org}/do/move?about=${encodeURIComponent(ASSEMBLY)}&effect=instruct-delegate&motion=${motion}`);
    const form = member.page.locator('form.act-form');
    await form.getByLabel('Title').fill('For the ferry');
    await form.getByLabel(/^Text/u).fill('Our delegate votes for the ferry.');
    await form.getByLabel('Delegate').selectOption({ label: `${nameOf(0)}, Shipyard` });
    await form.getByLabel('How to vote').selectOption('for');
    await member.send();
    await (await programme(nameOf(21))).act('move', { body: ASSEMBLY, title: { text: 'For the ferry, both' }, paragraphs: [], effect: { kind: 'instruct-delegate', seats: [seatOf(2)], motion, vote: 'for' } });
    const instructions = [await motionOf(ASSEMBLY, 'For the ferry'), await motionOf(ASSEMBLY, 'For the ferry, both')];
    for (const each of instructions) await (await programme(nameOf(22))).act('second', { motion: each });
    server.pass(4);
    for (const [index, each] of instructions.entries()) {
      await (await programme(nameOf(20 + index))).act('put-to-vote', { motion: each, mode: 'secret' });
      const poll = await pollOf(ASSEMBLY, index === 0 ? 'For the ferry' : 'For the ferry, both');
      await vote(poll, 20, 34, () => ({ kind: 'question', vote: 'for' }));
    }
    await until(8, async () => ((await (await programme(nameOf(0))).view('now'))['instructions'] as readonly object[]).length === 1);

    await delegate.act(org, 'put-to-vote', motion);
    const poll = await pollOf(COUNCIL, 'A ferry on Sundays');
    await delegate.open(`/o/${org}/polls/${poll}`);
    await delegate.page.getByRole('radio', { name: 'Against' }).check();
    await delegate.send();
    for (const index of [2, 60]) await (await programme(nameOf(index))).act('cast', { poll, choice: { kind: 'question', vote: 'for' } });
    await until(8, async () => (await (await programme(nameOf(0))).view(`polls/${poll}`))['rollCall'] !== undefined);
    await member.open(`/o/${org}/polls/${poll}`);
    const rows = await member.page.getByRole('table').filter({ hasText: nameOf(60) }).getByRole('row').allInnerTexts();
    expect(rows.find(row => row.startsWith(nameOf(0)))).toMatch(/broken/iu);
    expect(rows.find(row => row.startsWith(nameOf(2)))).toMatch(/kept/iu);

    await delegate.act(org, 'report', seatOf(0), report => report.getByLabel('Text').fill('I could not vote for the ferry, because the crew has no rest.'));
    await member.open(`/o/${org}/people/${persons[0]}`);
    await member.sees('because the crew has no rest');
    await leave(delegate);
    await leave(member);
  }, CHAPTER);

  it('recalls the delegate: signatures open the vote, the alternate takes the seat', async () => {
    const seat = ((await body(COUNCIL))['seats'] as View[]).find(each => each['holder']?.person === persons[0])?.['id'] as string;
    const member = await walkerAs(nameOf(20));
    expect(await member.act(org, 'sign', seat)).toContain('Done');
    await many(21, 26, 'sign', { for: 'recall', seat });
    const petition = await eventually(async () => {
      const { recall } = ((await body(COUNCIL))['seats'] as View[]).find(each => each['id'] === seat) as View;
      expect(recall.poll).toMatch(/./u);
      return recall as { readonly petition: string; readonly poll: string };
    });
    await member.open(`/o/${org}/petitions/${encodeURIComponent(petition.petition)}`);
    await member.sees(/6/u);
    await member.open(`/o/${org}/polls/${petition.poll}`);
    await member.page.getByRole('radio', { name: 'For', exact: true }).check();
    await member.send();
    await vote(petition.poll, 21, 44, index => ({ kind: 'question', vote: index < 40 ? 'for' : 'against' }));
    await until(15, async () => !(await holders(COUNCIL)).includes(nameOf(0)));
    await member.open(`/o/${org}/polls/${petition.poll}`);
    await member.sees('The tests of this decision');
    expect(await holders(COUNCIL)).toHaveLength(3);
    await member.open(`/o/${org}/bodies/${encodeURIComponent(COUNCIL)}`);
    const alternate = (await holders(COUNCIL)).find(name => name === nameOf(3) || name === nameOf(4)) ?? '';
    await member.sees(alternate);

    // Whoever has been recalled votes there no longer.
    await (await programme(nameOf(2))).act('move', { body: COUNCIL, title: { text: 'Benches' }, paragraphs: [], effect: { kind: 'decide' } });
    const motion = await motionOf(COUNCIL, 'Benches');
    await (await programme(alternate)).act('second', { motion });
    await (await programme(nameOf(2))).act('put-to-vote', { motion, mode: 'roll-call' });
    const poll = await pollOf(COUNCIL, 'Benches');
    const cast = await (await programme(nameOf(0))).attempt('cast', { poll, choice: { kind: 'question', vote: 'for' } });
    expect([cast.status, cast.body['error'].code]).toEqual([422, 'not-on-roll']);
    const recalled = await walkerAs(nameOf(0));
    await recalled.open(`/o/${org}/polls/${poll}`);
    await recalled.sees('You are not on the roll of this vote.');
    await leave(recalled);
    await leave(member);
  }, CHAPTER);

  it('proposes an amendment of the charter and shows what it would change', async () => {
    const member = await walkerAs(nameOf(20));
    const { page } = member;
    await member.open(`/o/${org}/charter/amend`);
    await page.getByLabel('Article to change').selectOption({ label: '17. Tellers of the workplace' });
    const source = page.locator('textarea.source');
    await source.fill((await source.inputValue()).replace('elects two tellers for a year, and one alternate', 'elects two tellers for a year, and two alternates').replace('alternates: 1', 'alternates: 2'));
    await page.getByRole('heading', { name: 'What changes for people' }).waitFor();
    expect((await page.locator('ins').allInnerTexts()).join(' ')).toContain('alternates');
    await leave(member);
  }, CHAPTER);

  it('shows the record, hands it out, and the separate verifier confirms it', async () => {
    const { page } = registrar;
    await registrar.open(`/o/${org}/record`);
    await registrar.sees('Entries, newest first');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download the record' }).click()]);
    const file = join(server.directory, 'walk.sovet-record');
    await download.saveAs(file);
    expect((await readFile(file)).length).toBeGreaterThan(10_000);
    const { status, out, err } = await sovet(['verify', file]);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/./u);
    expect(registrar.faults).toEqual([]);
    expect(server.complaints()).toBe('');
  }, CHAPTER);
});
