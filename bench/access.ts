/**
 * How many people can sign in, and how often the server can ask who somebody is.
 *
 *   node bench/access.ts              embedded database in a temporary directory, synced to disk
 *   node bench/access.ts postgres://… an empty database on a server
 *
 * In one process without HTTP: requests go to the handler, as the HTTP room passes them on.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccess } from '#access/access.ts';
import type { Access } from '#access/access.ts';
import { formatPrintedCode, newPrintedCode } from '#access/printed-code.ts';
import { openDatabase } from '#store/open-database.ts';
import { percentile, underLoad } from './figures.ts';
import { visitor } from '../test/visitor.ts';
import type { Visitor } from '../test/visitor.ts';

const ORIGIN = 'http://hall.example';
const MEMBERS = 5_000;
const CALLERS = 50;
const PASSWORD = 'a password for the bench';
const entropy = (bytes: number): Uint8Array => randomBytes(bytes);

/** Runs the work with so many callers at a time and prints the rate. */
async function measure(name: string, count: number, callers: number, work: (index: number) => Promise<unknown>): Promise<void> {
  const { perSecond, waits } = await underLoad(count, callers, work);
  process.stdout.write(`${name.padEnd(52)}${Math.round(perSecond).toLocaleString('en').padStart(9)}/s   p99 ${percentile(waits, 0.99).toFixed(1)} ms\n`);
}

async function measureAll(newAccess: () => Access): Promise<void> {
  const access = newAccess();
  const visitors: Visitor[] = Array.from({ length: MEMBERS }, () => visitor(request => access.handler(request), ORIGIN));
  const visit = (index: number): Visitor => visitors[index % MEMBERS] as Visitor;
  const persons = Array.from({ length: MEMBERS }, (_, person) => `member-${person}`);
  let codes: readonly { readonly code: string }[] = [];
  await measure(`issue ${MEMBERS} letters (runs)`, 1, 1, async () => { codes = await access.issueCodes('hall', persons); });
  const enter = (index: number): Promise<unknown> => visit(index).post('/api/auth/code', { code: codes[index % MEMBERS]?.code });
  await measure(`first sign-in with a letter, ${CALLERS} at once`, MEMBERS, CALLERS, enter);
  await measure(`wrong codes, ${CALLERS} at once`, MEMBERS, CALLERS, () => visitor(request => access.handler(request), ORIGIN).post('/api/auth/code', { code: formatPrintedCode(newPrintedCode(entropy)) }));
  const requests = visitors.map(each => each.request('GET', '/'));
  const who = (one: Access) => (index: number): Promise<unknown> => one.whoIs(requests[index % MEMBERS] as Request);
  await measure(`who is it, never asked before, ${CALLERS} at once`, MEMBERS, CALLERS, who(newAccess()));
  await measure('who is it, never asked before, 1000 at once', MEMBERS, 1_000, who(newAccess()));
  const warm = newAccess();
  await measure('who is it, asked within five seconds', MEMBERS, CALLERS, who(warm));
  await measure('  … again', 20 * MEMBERS, CALLERS, who(warm));
  const logins = persons.slice(0, 20).map(person => `${person}-${randomBytes(4).toString('hex')}`);
  for (const [index, login] of logins.entries()) await visit(index).post('/api/auth/own/password', { login, password: PASSWORD });
  await measure('sign-in with a password, 20 at once', 200, 20, index => visit(index % 20).post('/api/auth/password', { login: logins[index % 20], password: PASSWORD }));
  await access.settled();
}

const [url] = process.argv.slice(2);
const directory = url === undefined ? await mkdtemp(join(tmpdir(), 'sovet-bench-')) : undefined;
const database = await openDatabase(directory === undefined ? { url: url ?? '' } : { directory });
const secret = randomBytes(32).toString('hex');
try {
  await measureAll(() => createAccess({
    database, secret, origins: [ORIGIN], clock: Date.now, random: entropy,
  }));
} finally {
  await database.close();
  if (directory !== undefined) await rm(directory, { recursive: true });
}
