/**
 * Looks at how an election was counted, with real ballots: founds an organisation in memory, lets as many members cast the ballots of a BLT
 * file, closes the vote, holds the count that the page gets against that of the library, and takes pictures into test-results/.
 *
 *   npm run build:web && SOVET_DATA=FOLDER node_modules/.bin/node tools/count-screens.ts elections/NAME.blt ["alternative vote"] [--most N] [--serve]
 *
 * `--most` takes the first N ballots of the file; `--serve` keeps the page open until the process is ended. Exit status 1 when anything is found.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listen } from '#cli/listen.ts';
import { WEB_FOLDER } from '#cli/web-app.ts';
import { siteFrom } from '#http/site.ts';
import type { PersonId, PollId } from '#assembly/ids.ts';
import type { Choice } from '#assembly/order.ts';
import { found } from '#service/founding.ts';
import { writeParticulars } from '#service/particulars.ts';
import { sessionOf } from '#store/assembly/session.ts';
import { openDatabase } from '#store/open-database.ts';
import { contestOf, parseBlt, type Blt } from '#tally/ballot-files/blt.ts';
import { count } from '#tally/count.ts';
import { PRESETS, type PresetName } from '#tally/presets.ts';
import { axe, openBrowser, screenshot } from '../test/browser.ts';
import { charterText } from '../test/charter-text.ts';
import { HttpDesk } from '../test/http-desk.ts';
import type { Visitor } from '../test/visitor.ts';

/** What the charter writes, and the rule that it means. */
const RULES: Readonly<Record<string, PresetName>> = { 'scottish stv': 'scottish-stv', wigm: 'wigm', 'alternative vote': 'irv', plurality: 'plurality', block: 'block', approval: 'approval', 'yes-no': 'yes-no-each' };
const RANKED: ReadonlySet<string> = new Set(['scottish stv', 'wigm', 'alternative vote']);
const AT_ONCE = 500;

const { values, positionals: [name = '', written = 'scottish stv'] } = parseArgs({ allowPositionals: true, options: { most: { type: 'string' }, serve: { type: 'boolean', default: false } } });
const data = process.env['SOVET_DATA'];
const rule = RULES[written];
if (data === undefined || name === '' || rule === undefined) throw new Error(`SOVET_DATA names the folder of data; give a file in it, and a rule: ${Object.keys(RULES).join(', ')}`);
const parsed = parseBlt(readFileSync(join(data, name), 'utf8'));
if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
const blt: Blt = parsed.value;
const seats = rule === 'irv' ? 1 : blt.seats;
const papers = blt.ballots.flatMap(({ weight, ranks }) => Array.from({ length: Number(weight) }, () => ranks.flat())).slice(0, values.most === undefined ? undefined : Number(values.most));

const voter = (index: number): PersonId => `voter-${index}` as PersonId;
const candidate = (place: number): PersonId => `candidate-${String(place).padStart(2, '0')}` as PersonId;

function choiceOf(ranks: readonly number[]): Choice {
  if (RANKED.has(written)) return { kind: 'ranking', order: ranks.map(candidate) };
  return { kind: 'picks', options: ranks.slice(0, written === 'plurality' ? 1 : written === 'block' ? seats : undefined).map(candidate) };
}

function charter(): string {
  return charterText({ 2: [
    `body: committee\nform: council\nseats:\n  elected by: members in good standing\n  number: ${seats}\nterm: 1 year\nmandate: free\nvacancy: by-election`,
    `election of: committee\ncalled by: keeper of the roll\nnomination: self\nnominations: 1 day\nvoting: 7 days\nballot: secret\ncount: ${written}\nties: earlier stage, lot\nballot file: published`,
  ] });
}

/** Founds, enrols, elects, and closes. Returns a browser that is signed in, and the poll. */
async function elect(desk: HttpDesk): Promise<{ readonly org: string; readonly poll: PollId; readonly visitor: Visitor }> {
  const registering = await found(desk.assembly, { name: blt.title === '' ? 'Committee' : blt.title, charter: { file: 'charter.md', text: charter() }, registrar: { name: 'Registrar' }, acknowledged: ['recall-gap'] });
  if (!registering.ok) throw new Error(JSON.stringify(registering.error));
  const { org, registrar } = registering.value;
  const act = async (kind: string, content: object, person: string): Promise<void> => {
    const { judgement } = await desk.assembly.submit(org, { key: crypto.randomUUID(), kind, by: { as: 'person', person }, content } as never);
    if (!judgement.lawful) throw new Error(`${kind}: ${JSON.stringify(judgement)}`);
  };
  const people = [...papers.map((_, index) => voter(index)), ...blt.candidates.map((_, place) => candidate(place))];
  for (let start = 0; start < people.length; start += AT_ONCE)
    await act('enrol', { day: '2026-01-01', lines: people.slice(start, start + AT_ONCE).map(person => ({ person, units: [], status: 'full', joined: '2025-01-01', attributes: {} })) }, registrar);
  await writeParticulars(sessionOf(desk.database.pool), org, blt.candidates.map((each, place) => ({ person: candidate(place), name: each, number: `c-${place}` })));
  await act('call-election', { body: 'committee' }, registrar);
  const [election] = await desk.database.pool.query("select id from fact where org = $1 and kind = 'election'", [org]).then(({ rows }) => rows as { id: string }[]);
  for (const place of blt.candidates.keys()) await act('nominate', { election: election?.id ?? '', person: candidate(place) }, candidate(place));
  await desk.advance(3);
  const [row] = await desk.database.pool.query("select id from fact where org = $1 and kind = 'poll'", [org]).then(({ rows }) => rows as { id: PollId }[]);
  if (!row) throw new Error(`no poll was opened: ${JSON.stringify((await desk.database.pool.query("select kind, value from fact where org = $1 and kind in ('election', 'timer')", [org])).rows)}`);
  for (let start = 0; start < papers.length; start += AT_ONCE) {
    const outcomes = await Promise.all(papers.slice(start, start + AT_ONCE).map((ranks, index) => desk.assembly.cast(org, row.id, { key: `k-${start + index}`, person: voter(start + index), choice: choiceOf(ranks) })));
    const refused = outcomes.find(({ judgement }) => !judgement.lawful);
    if (refused) throw new Error(JSON.stringify(refused.judgement));
  }
  await desk.advance(10);
  return { org, poll: row.id, visitor: await desk.signIn(org, candidate(0)) };
}

const desk = new HttpDesk(await openDatabase({ memory: true }), { site: siteFrom(WEB_FOLDER) });
const { org, poll, visitor } = await elect(desk);
const { body } = await visitor.get(`/api/orgs/${org}/polls/${encodeURIComponent(poll)}/count`);
let findings = desk.faults.length;
if (RANKED.has(written) && values.most === undefined) {
  const { options, ballots, withdrawn } = contestOf(blt);
  const again = count(PRESETS[rule], options, ballots, seats, { ladder: ['earlier-stage', 'lot'], lots: options }, withdrawn);
  const totals = (stages: readonly { readonly votes: Readonly<Record<string, string>> }[]): string => JSON.stringify(stages.map(({ votes }) => Object.values(votes).toSorted()));
  const agrees = totals(body['count'].stages) === totals(again.stages);
  console.log(`${papers.length} ballots, ${blt.candidates.length} candidates, ${body['count'].stages.length} stages: ${agrees ? 'the page has the count of the library' : 'THE PAGE DIFFERS from the library, which lots may explain'}`);
  if (!agrees && again.ties.length === 0) findings++;
}
const serving = await listen({ host: '127.0.0.1', port: 0 });
serving.serve((request, peer) => {
  request.headers.set('cookie', [...visitor.cookies].map(pair => pair.join('=')).join('; '));
  return desk.app.fetch(request, peer === undefined ? {} : { peer });
});
const address = `http://127.0.0.1:${serving.port}/o/${org}/polls/${encodeURIComponent(poll)}`;
console.log(address);
const browser = await openBrowser();
const label = `${name.replace(/^.*\/|\.blt$/gu, '')}-${rule}`;
for (const width of [390, 1280]) for (const theme of ['light', 'dark'] as const) for (const language of ['en', 'ru']) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, reducedMotion: 'reduce' });
  await context.addInitScript(`localStorage.setItem('sovet.language', '${language}')`);
  const page = await context.newPage();
  page.on('pageerror', error => { console.log(`error: ${error.message}`); findings++; });
  page.on('console', message => { if (message.type() === 'error') console.log(`console: ${message.text()}`); });
  await page.goto(address);
  await page.locator('.result-table').first().waitFor();
  const steps = page.locator('.stage-steps__walk button').last();
  if (await steps.count() > 0) { await steps.click(); await steps.click(); }
  const wider = await page.evaluate('document.documentElement.scrollWidth > innerWidth') as boolean;
  for (const violation of [...await axe(page), ...(wider ? ['the page is wider than the screen'] : [])]) { console.log(`${width} ${theme} ${language}: ${violation}`); findings++; }
  await screenshot(page, `count-${label}-${width}-${theme}-${language}`);
  if (width === 1280 && theme === 'light') await page.pdf({ path: `test-results/count-${label}-${language}.pdf`, preferCSSPageSize: true });
  await context.close();
}
await browser.close();
console.log(`${findings} findings`);
if (!values.serve) {
  await serving.close();
  await desk.database.close();
}
process.exitCode = findings === 0 ? 0 : 1;
