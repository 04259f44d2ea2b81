/**
 * Every page of the application, as three people see it in the sample federation: at a desk and on a phone, light and
 * dark, in both languages. With WALK=full all combinations, else the two that lie furthest apart.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { axe, openBrowser, screenshot } from '../browser.ts';
import { endServers, startServer, type ServerProcess } from '../faults/server-process.ts';
import { temporaryDirectory } from '../temporary-directory.ts';
import { visitor, type Visitor } from '../visitor.ts';
import { openingFaults, skips, stopFaults } from './keyboard.ts';

interface Look {
  readonly language: 'en' | 'ru';
  readonly width: 1280 | 390;
  readonly theme: 'light' | 'dark';
}

const EVERY_LOOK: readonly Look[] = (['en', 'ru'] as const).flatMap(language => ([1280, 390] as const).flatMap(width => (['light', 'dark'] as const).map(theme => ({ language, width, theme }))));
const LOOKS = process.env['WALK'] === 'full' ? EVERY_LOOK : EVERY_LOOK.filter(({ language, width, theme }) => (language === 'en') === (width === 1280) && (width === 1280) === (theme === 'light'));

/** As who the sample is looked at: who keeps the roll, a delegate under instructions, a member in a recall. */
const ROLES = ['registrar', 'delegate', 'constituent'] as const;

/** Milliseconds for all pages of one look on a busy machine. */
const PATIENCE = 240_000;

/** The browser says so when the server does not show something; the page says it to the person. */
const NOT_FOR_THEM = /the server responded with a status of 404/u;

type Ids = Readonly<Record<string, string>>;

/** The routes as they stand in the source, so that a new page cannot be forgotten. */
function routesOfSource(): readonly string[] {
  const source = readFileSync(join(import.meta.dirname, '../../web/src/router.tsx'), 'utf8');
  return [...source.matchAll(/getParentRoute: \(\) => (root|org), path: '([^']+)'/gu)].map(([, parent, path]) => (parent === 'org' ? `/o/$org${path === '/' ? '' : path}` : path ?? '')).filter(path => path !== '/gallery');
}

/** An address for each route; several where a page has several faces. */
const ADDRESSES: Readonly<Record<string, readonly string[]>> = {
  '/': ['/'], '/sign-in': ['/sign-in'], '/enter': ['/enter'], '/sample': ['/sample'], '/found': ['/found'],
  '/o/$org': ['/o/$org'],
  '/o/$org/do/$kind': ['/o/$org/do/move?about=referendum', '/o/$org/do/move?about=workplace-assembly@$workplace&effect=admit-member', '/o/$org/do/call-election?about=congress'],
  '/o/$org/councils': ['/o/$org/councils'],
  '/o/$org/units/$id': ['/o/$org/units/$workplace', '/o/$org/units/$city'],
  '/o/$org/bodies/$id': ['/o/$org/bodies/congress', '/o/$org/bodies/city-council@$city', '/o/$org/bodies/workplace-assembly@$workplace'],
  '/o/$org/people/$id': ['/o/$org/people/$holder'],
  '/o/$org/elections/$id': ['/o/$org/elections/$election'],
  '/o/$org/polls/$id': ['/o/$org/polls/$electionPoll', '/o/$org/polls/$questionPoll'],
  '/o/$org/petitions/$id': ['/o/$org/petitions/$petition'],
  '/o/$org/meetings/$id': ['/o/$org/meetings/$meeting', '/o/$org/meetings/$meeting?view=projector'],
  '/o/$org/motions/$id': ['/o/$org/motions/$motion'],
  '/o/$org/decisions': ['/o/$org/decisions'], '/o/$org/decisions/$id': ['/o/$org/decisions/$decision', '/o/$org/decisions/$instruction'],
  '/o/$org/charter': ['/o/$org/charter'], '/o/$org/charter/compare': ['/o/$org/charter/compare?from=$former&to=$present'], '/o/$org/charter/amend': ['/o/$org/charter/amend', '/o/$org/charter/amend?proposal=$decision'],
  '/o/$org/charter/reading': ['/o/$org/charter/reading'],
  '/o/$org/record': ['/o/$org/record'],
  '/o/$org/members': ['/o/$org/members'], '/o/$org/members/import': ['/o/$org/members/import'], '/o/$org/members/letters': ['/o/$org/members/letters'], '/o/$org/members/correct': ['/o/$org/members/correct', '/o/$org/members/correct?person=$holder'], '/o/$org/members/erase': ['/o/$org/members/erase'],
  '/o/$org/account': ['/o/$org/account'],
};

/** Looked at by one person only: they are the same for everybody, and long. */
const SAME_FOR_ALL: ReadonlySet<string> = new Set(['/', '/sign-in', '/enter', '/sample', '/found', '/o/$org/charter', '/o/$org/charter/compare', '/o/$org/charter/reading', '/o/$org/record', '/o/$org/councils']);

let server: ServerProcess;
let browser: Browser;
let ids: Ids;
const personas = new Map<string, string>();

async function sampleAt(somebody: Visitor): Promise<string> {
  await somebody.post('/api/installation/sample');
  for (;;) {
    const { body } = await somebody.get('/api/installation/sample');
    if (body['state'] === 'ready') return body['org'] as string;
    if (body['state'] === 'failed') throw new Error(`the sample could not be built: ${server.complaints()}`);
    // The answer itself takes its time while the sample is built in the same process.
  }
}

async function idsOf(somebody: Visitor, org: string): Promise<Ids> {
  const view = async (path: string) => (await somebody.get(`/api/orgs/${org}/${path}`)).body;
  const [congress, executive, council, decisions, charter] = [await view('bodies/congress'), await view('bodies/executive'), await view('bodies/city-council@millbridge'), await view('decisions'), await view('charter')];
  const election = [...executive['elections'], ...congress['elections']][0];
  const seats = [...council['seats'], ...congress['seats']];
  const versions = charter['versions'];
  const polls = [...council['polls'], ...congress['polls']];
  const decision = decisions['decisions'].find((each: { poll?: string | null }) => each.poll) ?? decisions['decisions'][0];
  const instruction = decisions['decisions'].find((each: { effect: string }) => each.effect === 'instruct-delegate');
  return {
    org, city: 'millbridge', workplace: 'millbridge-railway-works', holder: seats.find(seat => seat.holder).holder.person, election: election.id,
    electionPoll: [...congress['elections'], ...council['elections']].find(each => each.poll !== null).poll, questionPoll: polls.find(poll => poll.for.kind === 'motion').id,
    petition: seats.find(seat => seat.recall).recall.petition, meeting: congress['meetings'][0].id, motion: congress['motions'][0].id, decision: decision.id, instruction: instruction.id,
    former: versions.at(-1).hash, present: versions[0].hash,
  };
}

beforeAll(async () => {
  [browser, server] = await Promise.all([openBrowser(), startServer({ directory: join(temporaryDirectory(), 'data'), environment: { DATABASE_URL: '' } })]);
  const somebody = visitor(request => fetch(request), server.url);
  const org = await sampleAt(somebody);
  const { body } = await somebody.get('/api/installation/sample/personas');
  for (const { role, person } of body['personas']) if (!personas.has(role)) personas.set(role, person);
  await somebody.post('/api/installation/sample/enter', { person: personas.get('registrar') });
  ids = await idsOf(somebody, org);
}, PATIENCE);
afterAll(async () => {
  await browser.close();
  await server.stop();
  endServers();
});

async function contextFor({ language, width, theme }: Look, role: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 900 }, isMobile: width === 390, hasTouch: width === 390, locale: language === 'ru' ? 'ru-RU' : 'en-GB', colorScheme: theme, reducedMotion: 'reduce',
  });
  const answer = await context.request.post(`${server.url}/api/installation/sample/enter`, { headers: { 'x-sovet': '1', origin: server.url }, data: { person: personas.get(role) } });
  if (!answer.ok()) throw new Error(`${role}: ${await answer.text()}`);
  return context;
}

function filled(address: string): string {
  return address.replaceAll(/\$(\w+)/gu, (_, name: string) => encodeURIComponent(ids[name] ?? ''));
}

/** Opens a page and waits until nothing on it is awaited any more. */
async function open(page: Page, address: string, hear: (fault: string) => void = () => undefined): Promise<void> {
  await page.goto(server.url + filled(address));
  await page.locator('h1').first().waitFor().catch(() => hear('no visible h1'));
  await vi.waitFor(async () => { expect(await page.getByText(/^(?:One moment…|Минуту…)$/u).count()).toBe(0); }, { timeout: 20_000, interval: 50 }).catch(() => hear('still loading'));
}

/** What is wrong with a page, in words; nothing when all is well. */
async function faultsOf(page: Page, address: string): Promise<readonly string[]> {
  const faults: string[] = [];
  const hear = (text: string): void => { faults.push(text); };
  const onError = (error: Error): void => { hear(`page: ${error.message}`); };
  const onConsole = (message: { readonly type: () => string; readonly text: () => string }): void => { if (message.type() === 'error' && !NOT_FOR_THEM.test(message.text())) hear(`console: ${message.text()}`); };
  page.on('pageerror', onError).on('console', onConsole);
  await open(page, address, hear);
  if ((await page.title()).trim() === '') hear('no title');
  const overflow = Number(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
  if (overflow > 0) hear(`${overflow} pixels wider than the screen`);
  faults.push(...await axe(page));
  faults.push(...await reachableByTab(page));
  page.off('pageerror', onError).off('console', onConsole);
  return faults.map(fault => `${address}: ${fault}`);
}

/** The tab key comes to something inside the page's main part, past the way around the navigation. */
async function reachableByTab(page: Page): Promise<readonly string[]> {
  const hasControls = await page.evaluate("document.querySelector('main a[href], main button:not([disabled]), main input, main summary') !== null");
  if (hasControls !== true) return [];
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate("document.activeElement?.closest('main') !== null && document.activeElement?.matches('a, button, input, summary, select, textarea, [tabindex=\"0\"]')") === true) return [];
  }
  return ['the tab key does not come to its main part'];
}

it('has an address for every route of the application', () => {
  expect(Object.keys(ADDRESSES).toSorted()).toEqual([...new Set(routesOfSource())].toSorted());
});

describe.each(LOOKS)('in $language at $width pixels, $theme', look => {
  it.each(ROLES)('shows every page soundly to: %s', async role => {
    const context = await contextFor(look, role);
    const page = await context.newPage();
    const faults: string[] = [];
    const routes = Object.entries(ADDRESSES).filter(([route]) => role === ROLES[0] || !SAME_FOR_ALL.has(route));
    for (const [, addresses] of routes) {
      for (const address of addresses) {
        faults.push(...await faultsOf(page, address));
        await screenshot(page, `pages/${look.language}-${look.width}-${look.theme}/${role}${address.replaceAll(/[^\w$-]+/gu, '_')}`);
      }
    }
    await context.close();
    expect(faults.join('\n')).toBe('');
  }, PATIENCE);
});

describe.each([{ language: 'en', width: 1280, theme: 'light' }, { language: 'ru', width: 390, theme: 'dark' }] as const)('with the keyboard alone at $width pixels', look => {
  it.each(ROLES)('every stop is named, seen and marked, and everything opens: %s', async role => {
    const context = await contextFor(look, role);
    const page = await context.newPage();
    const faults: string[] = [];
    for (const [route, addresses] of Object.entries(ADDRESSES)) {
      if (role !== ROLES[0] && SAME_FOR_ALL.has(route)) continue;
      for (const address of addresses) {
        await open(page, address);
        if (!await skips(page)) faults.push(`${address}: the first stop does not lead to the main text`);
        await open(page, address);
        faults.push(...[...await stopFaults(page), ...await openingFaults(page)].map(fault => `${address}: ${fault}`));
      }
    }
    await context.close();
    expect(faults.join('\n')).toBe('');
  }, PATIENCE);

  it('begins to read at the heading after a change of page', async () => {
    const context = await contextFor(look, ROLES[0]);
    const page = await context.newPage();
    await open(page, '/o/$org');
    for (const section of ['councils', 'decisions', 'record', 'members']) {
      await page.locator(`.shell__sections a[href$="/${section}"]`).press('Enter');
      await page.waitForURL(`**/${section}`);
      await vi.waitFor(async () => { expect(await page.evaluate('document.activeElement?.tagName')).toBe('H1'); }, { timeout: 20_000, interval: 50 });
    }
    await context.close();
  }, PATIENCE);
});
