/**
 * Looks at pages of a running installation: pictures into test-results/, and what axe finds on each, in both
 * languages and themes, on a phone and on a desk. Exit status 1 when axe finds anything.
 *
 *   node tools/web-screens.ts http://localhost:4321 [--sample federation|rsfsr] [--as PERSON] [--all] ADDRESS …
 *
 * `{org}` in an address is the sample; without `--all` pictures are taken of two of the eight looks.
 */
import { parseArgs } from 'node:util';
import type { BrowserContext, Page } from 'playwright-core';
import { axe, openBrowser, screenshot } from '../test/browser.ts';

interface Look { readonly width: number; readonly theme: 'light' | 'dark'; readonly language: 'en' | 'ru' }

const LOOKS: readonly Look[] = [390, 1280].flatMap(width => (['light', 'dark'] as const).flatMap(theme => (['en', 'ru'] as const).map(language => ({ width, theme, language }))));
const PICTURED = new Set(['1280-light-en', '390-dark-ru']);
const nameOf = ({ width, theme, language }: Look): string => `${width}-${theme}-${language}`;

/** Enters the sample and tells which organisation it is. */
async function enter(context: BrowserContext, base: string, { sample, person }: { readonly sample: string; readonly person: string | undefined }): Promise<string> {
  const answer = await context.request.post(`${base}/api/installation/sample/enter`, { headers: { 'x-sovet': '1', origin: base }, data: { name: sample, ...(person === undefined ? {} : { person }) } });
  if (!answer.ok()) throw new Error(`the sample cannot be entered: ${await answer.text()}`);
  return ((await answer.json()) as { org: string }).org;
}

async function settle(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('h1').first().waitFor();
  // Playwright's own way of waiting: the page's content policy forbids evaluating text.
  await page.locator('main p[role=status]', { hasText: '…' }).first().waitFor({ state: 'detached', timeout: 5000 }).catch(() => undefined);
}

const { values, positionals: [base = '', ...addresses] } = parseArgs({ allowPositionals: true, options: { as: { type: 'string' }, sample: { type: 'string', default: 'federation' }, all: { type: 'boolean', default: false } } });
const browser = await openBrowser();
let found = 0;
try {
  const signedIn = await browser.newContext();
  const org = addresses.some(address => address.includes('{org}')) ? await enter(signedIn, base, { sample: values.sample, person: values.as }) : '';
  const storageState = await signedIn.storageState();
  for (const look of LOOKS) {
    const context = await browser.newContext({ viewport: { width: look.width, height: 900 }, colorScheme: look.theme, storageState, reducedMotion: 'reduce' });
    await context.addInitScript(`localStorage.setItem('sovet.language', '${look.language}')`);
    const page = await context.newPage();
    page.on('pageerror', error => { console.log(`${nameOf(look)} error: ${error.message}`); found++; });
    page.on('console', message => { if (message.type() === 'error') console.log(`${nameOf(look)} console: ${message.text()}`); });
    for (const address of addresses) {
      await settle(page, base + address.replace('{org}', org));
      const overflow = await page.evaluate('document.documentElement.scrollWidth > innerWidth') as boolean;
      const violations = [...await axe(page), ...(overflow ? ['the page is wider than the screen'] : [])];
      for (const violation of violations) console.log(`${address} ${nameOf(look)}: ${violation}`);
      found += violations.length;
      const file = `web-${address.replace('/o/{org}', 'o').replaceAll(/[^\w-]+/gu, '_').slice(0, 60)}-${nameOf(look)}`;
      if (values.all || PICTURED.has(nameOf(look))) await screenshot(page, file);
    }
    await context.close();
  }
} finally {
  await browser.close();
}
console.log(`${addresses.length} pages in ${LOOKS.length} looks: ${found} findings`);
process.exitCode = found === 0 ? 0 : 1;
