import { statSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { axe, missingGlyphs, openBrowser, screenshot } from './browser.ts';

const STRICT = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`;
const SCRIPTS = {
  Cyrillic: 'Совет',
  Greek: 'Συμβούλιο',
  Arabic: 'مجلس',
  Devanagari: 'परिषद',
  Han: '代表会議',
  Kana: 'ひょうぎかい',
  Hangul: '평의회',
  Georgian: 'საბჭო',
  Armenian: 'խորհուրդ',
  Hebrew: 'מועצה',
};

let browser: Browser;
let page: Page;
// Unpacking the browser for the first time takes seconds, more on a busy machine.
beforeAll(async () => { browser = await openBrowser(); }, 60_000);
afterAll(() => browser.close());
beforeEach(async () => { page = await browser.newPage(); });
afterEach(() => page.close());

function document(body: string): string {
  return `<!doctype html><html lang="en"><head><title>Council</title>${STRICT}</head><body><main><h1>Council</h1>${body}</main></body></html>`;
}

describe('the test browser', () => {
  it('finds nothing wrong on a sound page, even under a strict content policy', async () => {
    await page.setContent(document('<label>Name <input></label>'));
    expect(await axe(page)).toEqual([]);
  });

  it('names the rule and the element of each accessibility violation', async () => {
    await page.setContent(document('<input id="nameless"><p style="color:#aaa;background:#fff">pale</p>'));
    const violations = await axe(page);
    expect(violations).toHaveLength(2);
    expect(violations.join('\n')).toMatch(/^label \(critical\) at #nameless: .+/m);
    expect(violations.join('\n')).toMatch(/^color-contrast \(serious\) at p: .+/m);
  });

  it('sees targets that are too small for WCAG 2.2', async () => {
    const small = 'style="width:10px;height:10px;padding:0;border:0;font-size:1px"';
    await page.setContent(document(`<button ${small} aria-label="a"></button><button ${small} aria-label="b"></button>`));
    expect((await axe(page)).join('\n')).toMatch(/^target-size/m);
  });

  it('leaves a picture of the page', async () => {
    await page.setContent(document(Object.entries(SCRIPTS).map(([name, word]) => `<p>${name}: ${word}</p>`).join('')));
    expect(statSync(await screenshot(page, 'scripts')).size).toBeGreaterThan(1000);
  });

  it.each(Object.entries(SCRIPTS))('has glyphs for %s', async (_name, word) => {
    expect(await missingGlyphs(page, word), 'install the Debian packages fonts-noto-core and fonts-wqy-microhei').toEqual([]);
  });

  it('notices characters that no font draws', async () => {
    expect(await missingGlyphs(page, 'a\u{10fffe}')).toEqual(['\u{10fffe}']);
  });
});
