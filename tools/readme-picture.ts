/**
 * Takes the picture of the README: the page of a verdict in the sample of a running installation.
 *
 *   bin/sovet sample federation --data DIR && bin/sovet start --data DIR     and, beside it,
 *   node_modules/.bin/node tools/readme-picture.ts http://localhost:4321
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../test/browser.ts';

const PICTURE = join(import.meta.dirname, '..', 'docs', 'pictures', 'verdict.png');
/** Carried in the sample's congress by a vote that the charter counts in more than one way. */
const DECISION = 'Hours before wages';
const SIZE = { width: 1120, height: 1030 };
/** Bytes. */
const LARGEST = 200_000;

const [base = 'http://localhost:4321'] = process.argv.slice(2);
const browser = await openBrowser();
try {
  const context = await browser.newContext({ viewport: SIZE, colorScheme: 'light', reducedMotion: 'reduce', locale: 'en-GB' });
  const { org } = await (await context.request.post(`${base}/api/installation/sample/enter`, { headers: { 'x-sovet': '1', origin: base }, data: { name: 'federation' } })).json() as { org: string };
  const { decisions } = await (await context.request.get(`${base}/api/orgs/${org}/decisions`)).json() as { decisions: readonly { title: string; poll?: string }[] };
  const poll = decisions.find(decision => decision.title === DECISION)?.poll;
  if (poll === undefined) throw new Error(`the sample has no decision ${DECISION}`);
  const page = await context.newPage();
  await page.goto(`${base}/o/${org}/polls/${encodeURIComponent(poll)}`);
  await page.locator('h1').first().waitFor();
  await page.locator('main table').first().waitFor();
  mkdirSync(join(PICTURE, '..'), { recursive: true });
  await page.screenshot({ path: PICTURE });
} finally {
  await browser.close();
}
const { size } = statSync(PICTURE);
if (size > LARGEST) throw new Error(`the picture has ${size} bytes, more than ${LARGEST}`);
console.log(`${PICTURE}: ${size} bytes`);
