/** A real browser for tests: pages, screenshots into test-results/, and accessibility as axe-core sees it. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from './chromium.ts';

/** The sandbox is off because CI runs as root; the rest keeps the browser from calling home. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** The caller closes it. One browser per test file is enough; contexts keep people apart. */
export async function openBrowser(): Promise<Browser> {
  const { executable, environment } = await findChromium();
  return chromium.launch({ executablePath: executable, headless: true, args: FLAGS, env: { ...process.env, ...environment } });
}

/** The whole page as PNG. Returns the path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  const folder = join(import.meta.dirname, '..', 'test-results');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, fullPage: true });
  return path;
}

interface AxeViolation {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/**
 * Violations of WCAG 2.2 at level AA, one readable line per rule and element; empty when there are none.
 * axe finds what a machine can find, which is not all of WCAG.
 */
export async function axe(page: Page): Promise<readonly string[]> {
  const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  await evaluate(page, `${source}; undefined`);
  const options = JSON.stringify({ runOnly: { type: 'tag', values: WCAG_22_AA }, resultTypes: ['violations'] });
  const violations = (await evaluate(page, `axe.run(document, ${options}).then(found => found.violations)`)) as readonly AxeViolation[];
  return violations.flatMap(violation => violation.nodes.map(node => describeViolation(violation, node)));
}

function describeViolation({ id, impact, help }: AxeViolation, node: AxeViolation['nodes'][number]): string {
  const reason = (node.failureSummary ?? '').split('\n').slice(1).map(line => line.trim()).join('; ');
  return `${id} (${impact ?? 'unknown'}) at ${node.target.join(' ')}: ${help}. ${reason}`;
}

/** The characters of a text for which no installed font has a glyph, so that a reader would see empty boxes. */
export async function missingGlyphs(page: Page, text: string): Promise<readonly string[]> {
  const characters = [...new Set(text)].filter(character => character.trim() !== '');
  return (await evaluate(page, `(${MISSING_GLYPHS})(${JSON.stringify(characters)})`)) as readonly string[];
}

/** A box is recognised by drawing the same pixels as a private-use character that no font defines. */
const MISSING_GLYPHS = `characters => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 48;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.font = '32px sans-serif';
  const draw = character => {
    pen.clearRect(0, 0, 48, 48);
    pen.fillText(character, 4, 36);
    return pen.getImageData(0, 0, 48, 48).data.join();
  };
  const box = draw(String.fromCodePoint(0x10fffd));
  return characters.filter(character => draw(character) === box);
}`;

/** Through the debugger's protocol, which a strict Content Security Policy of the page does not stop. */
async function evaluate(page: Page, expression: string): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  try {
    const answer = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    return answer.result.value;
  } finally {
    await session.detach();
  }
}
