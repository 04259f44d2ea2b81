/**
 * The end-to-end walk: an organisation from its foundation to the recall of a delegate and an amendment of its charter, in
 * real browsers against the real program, once on each database. Every kind of step is done through the pages; what
 * many people do alike is repeated through the interface for programs.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { endServers } from '../faults/server-process.ts';
import { sovet } from '../sovet.ts';
import { amendingChapters, DELEGATES } from './amending-chapters.ts';
import { CHAPTER, Walk, type View } from './walk.ts';
import { BAD_MEMBERS_FILE, CITY, DEPOT, MEMBERS_FILE, nameOf, ROLL_DAY, SHIPYARD, SHIPYARD_MEMBERS, UNITS_FILE } from './walk-roll.ts';
import { DESK, eventually, PHONE, type Walker } from './walker.ts';

const ASSEMBLY = `workplace-assembly@${SHIPYARD}`;
const COUNCIL = `city-council@${CITY}`;
const STEWARD = `workplace-steward@${SHIPYARD}`;
const TELLERS = `workplace-tellers@${SHIPYARD}`;

describe.each(['embedded', 'postgres'] as const)('the walk on %s', database => {
  const walk = new Walk(database);
  let registrar: Walker;

  beforeAll(() => walk.begin(), 120_000);
  afterAll(async () => {
    await walk.end();
    endServers();
  });
  afterEach(async context => {
    if (context.task.result?.state === 'fail') await walk.picture();
  });

  it('founds an organisation from a charter, after its dangers have been accepted', async () => {
    registrar = await walk.strangerAt(DESK);
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
    walk.codes.set('Rosa Registrar', await page.locator('.confirmation .code').innerText());
    await registrar.follow('Bring in units and members');
    await page.getByRole('heading', { level: 1, name: 'Bring in units and members' }).waitFor();
    walk.org = new URL(page.url()).pathname.split('/')[2] ?? '';
    expect(walk.org).not.toBe('');
  }, CHAPTER);

  it('brings in the roll from files: first what is wrong with them, then what they change', async () => {
    const { page } = registrar;
    await registrar.open(`/o/${walk.org}/members/import`);
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
      await registrar.open(`/o/${walk.org}/members/letters`);
      await page.getByLabel('Find by name').fill(name);
      await page.getByRole('radio', { name: new RegExp(`^${name}`, 'u') }).check();
      await registrar.press('Issue the letters');
      await page.locator('.letter').nth(count - 1).waitFor();
      const letters = await page.locator('.letter').evaluateAll(found => found.map(letter => [letter.querySelector('.letter__name')?.textContent ?? '', letter.querySelector('.letter__code')?.textContent ?? '']));
      expect(letters, unit).toHaveLength(count);
      for (const [person = '', code = ''] of letters) walk.codes.set(person, code);
    }
    const ids = new Map<string, string>();
    for (let at = 0; ids.size < SHIPYARD_MEMBERS + 12; at += 1) {
      const { members } = await (await walk.asRegistrar()).view(`members?page=${at}`);
      expect(members).not.toEqual([]);
      for (const { name, person } of members) ids.set(name, person);
      ids.delete('Rosa Registrar');
    }
    walk.persons = Array.from({ length: ids.size }, (_, index) => ids.get(nameOf(index)) ?? '');
    expect(walk.codes.get(nameOf(0))).toMatch(/^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/u);
  }, CHAPTER);

  it('calls elections and shows how many seats each workplace has, and why', async () => {
    const { page } = registrar;
    expect(await registrar.act(walk.org, 'call-election', COUNCIL)).toContain('Done: Call an election');
    for (const office of [STEWARD, TELLERS, 'congress']) await (await walk.asRegistrar()).act('call-election', { body: office });
    await registrar.open(`/o/${walk.org}/bodies/${encodeURIComponent(COUNCIL)}`);
    const rows = await page.getByRole('table', { name: /./u }).filter({ hasText: 'Tram Depot' }).last().getByRole('row').allInnerTexts();
    expect(rows.find(row => row.startsWith('Shipyard'))).toMatch(/60 members\s+1 1\/5\s+2/su);
    expect((await walk.election(COUNCIL, SHIPYARD))['seats']).toBe(2);
    expect((await walk.election(COUNCIL, DEPOT))['seats']).toBe(1);
  }, CHAPTER);

  it('nominates: oneself, or another who accepts and says why', async () => {
    const id = (await walk.election(COUNCIL, SHIPYARD))['id'] as string;
    const [anna, clara] = [await walk.walkerAs(nameOf(0)), await walk.walkerAs(nameOf(2))];
    await anna.act(walk.org, 'nominate', id);
    await anna.act(walk.org, 'nominate', id, async form => {
      await form.getByLabel('Find by name').fill(nameOf(2));
      await form.getByRole('radio', { name: new RegExp(nameOf(2), 'u') }).check();
    });
    await clara.act(walk.org, 'accept-nomination', id);
    await clara.act(walk.org, 'state-candidacy', id, form => form.getByLabel('Statement').fill('I will bring the dock workers’ hours before the council.'));
    await anna.open(`/o/${walk.org}/elections/${id}`);
    await anna.sees('I will bring the dock workers’ hours before the council.');
    await walk.many(3, 6, 'nominate', index => ({ election: id, person: walk.persons[index] }));
    await walk.leave(anna);
    await walk.leave(clara);

    const others = [[STEWARD, null, [6, 7, 8]], [TELLERS, null, [9, 10, 11, 12]], [COUNCIL, DEPOT, [60, 61]], ['congress', SHIPYARD, [DELEGATES[0]]], ['congress', DEPOT, [DELEGATES[1]]]] as const;
    for (const [of, constituency, standing] of others) {
      const { id: other } = await walk.election(of, constituency) as { id: string };
      for (const index of standing) await (await walk.programme(nameOf(index))).act('nominate', { election: other, person: walk.persons[index] });
    }
  }, CHAPTER);

  it('votes from a phone by ranking names, and counts when the time is over', async () => {
    const id = (await walk.election(COUNCIL, SHIPYARD))['id'] as string;
    await walk.until(8.5, async () => (await walk.election(STEWARD, null))['poll'] !== null && (await walk.election(TELLERS, null))['poll'] !== null);
    await walk.vote((await walk.election(STEWARD, null))['poll'], 0, 15, () => ({ kind: 'ranking', order: [walk.persons[6], walk.persons[7]] }));
    await walk.vote((await walk.election(TELLERS, null))['poll'], 0, 15, index => ({ kind: 'ranking', order: [walk.persons[9 + (index % 2)], walk.persons[11]] }));
    await walk.until(6.5, async () => (await walk.election(COUNCIL, SHIPYARD))['poll'] !== null);
    const boris = await walk.walkerAs(nameOf(1), PHONE);
    const { page } = boris;
    await page.getByRole('link', { name: /City council.*Harbour City/u }).first().click();
    for (const index of [2, 0, 3]) await page.getByRole('button', { name: new RegExp(nameOf(index), 'u') }).click();
    await page.getByRole('button', { name: `Move ${nameOf(0)} up` }).click();
    expect(await page.locator('.ranking-ballot__ranked .ranking-ballot__name').allInnerTexts()).toEqual([nameOf(0), expect.stringContaining(nameOf(2)), nameOf(3)]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    expect(await boris.send()).toContain('Your vote is in the box.');
    await walk.leave(boris);

    // The first two are far ahead, the next two come in as alternates.
    const order = (index: number): readonly (string | undefined)[] => (index % 5 < 2 ? [0, 3] : index % 5 < 4 ? [2, 4] : [3, 4]).map(each => walk.persons[each]);
    await walk.vote((await walk.election(COUNCIL, SHIPYARD))['poll'], 2, 40, index => ({ kind: 'ranking', order: order(index) }));
    await walk.vote((await walk.election(COUNCIL, DEPOT))['poll'], 60, 68, () => ({ kind: 'ranking', order: [walk.persons[60], walk.persons[61]] }));
    await walk.vote((await walk.election('congress', SHIPYARD))['poll'], 2, 6, () => ({ kind: 'ranking', order: [walk.persons[DELEGATES[0]]] }));
    await walk.vote((await walk.election('congress', DEPOT))['poll'], 60, 64, () => ({ kind: 'ranking', order: [walk.persons[DELEGATES[1]]] }));
    await walk.until(8, async () => (await walk.holders(COUNCIL)).length === 3 && (await walk.holders(TELLERS)).length === 2 && (await walk.holders(STEWARD)).length === 1);

    expect(new Set(await walk.holders(COUNCIL))).toEqual(new Set([nameOf(0), nameOf(2), nameOf(60)]));
    await registrar.open(`/o/${walk.org}/bodies/${encodeURIComponent(COUNCIL)}`);
    await registrar.sees(nameOf(2));
    const { poll } = await (await walk.asRegistrar()).view(`elections/${id}`);
    await registrar.open(`/o/${walk.org}/polls/${poll}`);
    await registrar.sees('How it was counted');
    await registrar.sees(/^Quota: [1-9]/u);
  }, CHAPTER);

  it('holds an assembly: convened, moved, seconded, amended, counted by two tellers', async () => {
    const steward = await walk.walkerAs(nameOf(6));
    await steward.act(walk.org, 'convene', ASSEMBLY, async form => {
      await form.getByLabel('Day and hour').fill(new Date(walk.server.now() + 8 * 86_400_000).toISOString().slice(0, 16));
      await form.getByLabel(/^Place/u).fill('Hall 3');
    });
    const meeting = (await walk.body(ASSEMBLY))['meetings'][0].id as string;

    const mover = await walk.walkerAs(nameOf(20));
    await mover.act(walk.org, 'move', meeting, async form => {
      await form.getByLabel('Title').fill('Breaks on the slipway');
      await form.getByLabel(/^Text/u).fill('There is a break of ten minutes every two hours.\n\nThe foremen see to it.');
    });
    const motion = await walk.motionOf(ASSEMBLY, 'Breaks on the slipway');
    const seconder = await walk.walkerAs(nameOf(21));
    await seconder.act(walk.org, 'second', motion);
    await seconder.act(walk.org, 'move-amendment', motion, async form => {
      await form.getByLabel('Title').fill('Fifteen minutes');
      await form.getByLabel('Paragraph 1').fill('There is a break of fifteen minutes every two hours.');
    });
    const amendment = ((await (await walk.asRegistrar()).view(`motions/${motion}`))['amendments'][0] as View)['id'] as string;
    await (await walk.programme(nameOf(22))).act('second', { motion: amendment });
    await mover.open(`/o/${walk.org}/motions/${motion}`);
    await mover.sees('Fifteen minutes');

    walk.server.pass(8);
    await seconder.act(walk.org, 'check-in', meeting);
    await walk.many(22, 36, 'check-in', { meeting });
    for (const index of [9, 10, 6]) await (await walk.programme(nameOf(index))).act('check-in', { meeting });
    await steward.act(walk.org, 'open-meeting', meeting);

    const tellers = [await walk.walkerAs(nameOf(9)), await walk.walkerAs(nameOf(10), PHONE)] as const;
    for (const [about, title] of [[amendment, 'Fifteen minutes'], [motion, 'Breaks on the slipway']] as const) {
      await steward.act(walk.org, 'put-to-vote', about, async form => { await form.getByLabel('hand count in the hall').check(); });
      const poll = await walk.pollOf(ASSEMBLY, title);
      for (const teller of tellers) {
        await teller.open(`/o/${walk.org}/polls/${poll}`);
        const form = teller.page.locator('form.act-form').filter({ has: teller.page.getByLabel('For', { exact: true }) });
        for (const [side, hands] of [['For', '12'], ['Against', '4'], ['Abstaining', '1']] as const) await form.getByLabel(side, { exact: true }).fill(hands);
        await teller.send(form);
      }
      await steward.open(`/o/${walk.org}/polls/${poll}`);
      await steward.press('Confirm the hand count', steward.page.locator('form.act-form'));
      await steward.press(/^Yes: /u);
      await steward.sees('The tests of this decision');
      await steward.sees(/12/u);
    }
    await steward.open(`/o/${walk.org}/motions/${motion}`);
    await steward.sees('There is a break of fifteen minutes every two hours.');
    await steward.act(walk.org, 'close-meeting', meeting);
    for (const walker of [steward, mover, seconder, ...tellers]) await walk.leave(walker);
  }, CHAPTER);

  it('binds a delegate, calls the roll, and shows who kept to the instruction', async () => {
    const delegate = await walk.walkerAs(nameOf(0));
    await delegate.act(walk.org, 'move', COUNCIL, async form => {
      await form.getByLabel('Title').fill('A ferry on Sundays');
      await form.getByLabel(/^Text/u).fill('The city asks for a ferry on Sundays.');
    });
    const motion = await walk.motionOf(COUNCIL, 'A ferry on Sundays');
    await (await walk.programme(nameOf(2))).act('second', { motion });
    const seats = (await walk.body(COUNCIL))['seats'] as View[];
    const seatOf = (index: number): string => seats.find(seat => seat['holder']?.person === walk.persons[index])?.['id'] as string;

    const member = await walk.walkerAs(nameOf(20));
    await member.open(`/o/${walk.org}/motions/${motion}`);
    await member.press('Instruct your delegates, in: Workplace assembly, Shipyard');
    const form = member.page.locator('form.act-form');
    await form.getByLabel('Title').fill('For the ferry');
    await form.getByLabel(/^Text/u).fill('Our delegate votes for the ferry.');
    await form.getByRole('checkbox', { name: new RegExp(nameOf(2), 'u') }).uncheck();
    await form.getByRole('radio', { name: 'For', exact: true }).check();
    await member.send();
    await (await walk.programme(nameOf(21))).act('move', { body: ASSEMBLY, title: { text: 'For the ferry, both' }, paragraphs: [], effect: { kind: 'instruct-delegate', seats: [seatOf(2)], motion, vote: 'for' } });
    const instructions = [await walk.motionOf(ASSEMBLY, 'For the ferry'), await walk.motionOf(ASSEMBLY, 'For the ferry, both')];
    for (const each of instructions) await (await walk.programme(nameOf(22))).act('second', { motion: each });
    walk.server.pass(4);
    for (const [index, each] of instructions.entries()) {
      await (await walk.programme(nameOf(20 + index))).act('put-to-vote', { motion: each, mode: 'secret' });
      const poll = await walk.pollOf(ASSEMBLY, index === 0 ? 'For the ferry' : 'For the ferry, both');
      await walk.vote(poll, 20, 34, () => ({ kind: 'question', vote: 'for' }));
    }
    await walk.until(8, async () => ((await (await walk.programme(nameOf(0))).view('now'))['instructions'] as readonly object[]).length === 1);

    await delegate.act(walk.org, 'put-to-vote', motion);
    const poll = await walk.pollOf(COUNCIL, 'A ferry on Sundays');
    await delegate.open(`/o/${walk.org}/polls/${poll}`);
    await delegate.page.getByRole('radio', { name: 'Against' }).check();
    await delegate.send();
    for (const index of [2, 60]) await (await walk.programme(nameOf(index))).act('cast', { poll, choice: { kind: 'question', vote: 'for' } });
    await walk.until(8, async () => (await (await walk.programme(nameOf(0))).view(`polls/${poll}`))['rollCall'] !== undefined);
    await member.open(`/o/${walk.org}/polls/${poll}`);
    const rows = await member.page.getByRole('table').filter({ hasText: nameOf(60) }).getByRole('row').allInnerTexts();
    expect(rows.find(row => row.startsWith(nameOf(0)))).toMatch(/broken/iu);
    expect(rows.find(row => row.startsWith(nameOf(2)))).toMatch(/kept/iu);

    const { decision } = await (await walk.programme(nameOf(20))).view(`motions/${instructions[0]}`);
    await member.open(`/o/${walk.org}/decisions/${encodeURIComponent(decision)}`);
    await member.page.getByRole('link', { name: 'A ferry on Sundays' }).waitFor();
    expect(await member.page.getByRole('listitem').filter({ hasText: nameOf(0) }).innerText()).toMatch(/City council.*broken/isu);

    await delegate.act(walk.org, 'report', seatOf(0), report => report.getByLabel('Text').fill('I could not vote for the ferry, because the crew has no rest.'));
    await member.open(`/o/${walk.org}/people/${walk.persons[0]}`);
    await member.sees('because the crew has no rest');
    await walk.leave(delegate);
    await walk.leave(member);
  }, CHAPTER);

  it('recalls the delegate: signatures open the vote, the alternate takes the seat', async () => {
    const seat = ((await walk.body(COUNCIL))['seats'] as View[]).find(each => each['holder']?.person === walk.persons[0])?.['id'] as string;
    const member = await walk.walkerAs(nameOf(20));
    expect(await member.act(walk.org, 'sign', seat)).toContain('Done');
    await walk.many(21, 26, 'sign', { for: 'recall', seat });
    const petition = await eventually(async () => {
      const { recall } = ((await walk.body(COUNCIL))['seats'] as View[]).find(each => each['id'] === seat) as View;
      expect(recall.poll).toMatch(/./u);
      return recall as { readonly petition: string; readonly poll: string };
    });
    await member.open(`/o/${walk.org}/petitions/${encodeURIComponent(petition.petition)}`);
    await member.sees(/6/u);
    await member.open(`/o/${walk.org}/polls/${petition.poll}`);
    await member.page.getByRole('radio', { name: 'For', exact: true }).check();
    await member.send();
    await walk.vote(petition.poll, 21, 44, index => ({ kind: 'question', vote: index < 40 ? 'for' : 'against' }));
    await walk.until(15, async () => !(await walk.holders(COUNCIL)).includes(nameOf(0)));
    await member.open(`/o/${walk.org}/polls/${petition.poll}`);
    await member.sees('The tests of this decision');
    expect(await walk.holders(COUNCIL)).toHaveLength(3);
    await member.open(`/o/${walk.org}/bodies/${encodeURIComponent(COUNCIL)}`);
    const alternate = (await walk.holders(COUNCIL)).find(name => name === nameOf(3) || name === nameOf(4)) ?? '';
    await member.sees(alternate);

    // Whoever has been recalled votes there no longer.
    await (await walk.programme(nameOf(2))).act('move', { body: COUNCIL, title: { text: 'Benches' }, paragraphs: [], effect: { kind: 'decide' } });
    const motion = await walk.motionOf(COUNCIL, 'Benches');
    await (await walk.programme(alternate)).act('second', { motion });
    await (await walk.programme(nameOf(2))).act('put-to-vote', { motion, mode: 'roll-call' });
    const poll = await walk.pollOf(COUNCIL, 'Benches');
    const cast = await (await walk.programme(nameOf(0))).attempt('cast', { poll, choice: { kind: 'question', vote: 'for' } });
    expect([cast.status, cast.body['error'].code]).toEqual([422, 'not-on-roll']);
    const recalled = await walk.walkerAs(nameOf(0));
    await recalled.open(`/o/${walk.org}/polls/${poll}`);
    await recalled.sees('You are not on the roll of this vote.');
    await walk.leave(recalled);
    await walk.leave(member);
  }, CHAPTER);

  amendingChapters(walk);

  it('shows the record, hands it out, and the separate verifier confirms it', async () => {
    const { page } = registrar;
    await registrar.open(`/o/${walk.org}/record`);
    await registrar.sees('Entries, newest first');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download the record' }).click()]);
    const file = join(walk.server.directory, 'walk.sovet-record');
    await download.saveAs(file);
    expect((await readFile(file)).length).toBeGreaterThan(10_000);
    const { status, out, err } = await sovet(['verify', file]);
    expect([status, err, status === 0 ? '' : out]).toEqual([0, '', '']);
    expect(out).toMatch(/./u);
    expect(registrar.faults).toEqual([]);
    expect(walk.server.complaints()).toBe('');
  }, CHAPTER);
});
