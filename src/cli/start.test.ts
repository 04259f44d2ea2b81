import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { X509Certificate } from 'node:crypto';
import { afterEach, expect, it } from 'vitest';
import { smtpServer } from '../../test/smtp-server.ts';
import { visitor } from '../../test/visitor.ts';
import { temporaryDirectory } from '../../test/temporary-directory.ts';

const SOVET = fileURLToPath(new URL('../../bin/sovet', import.meta.url));
const FILE = 'federation-of-councils.md';
const CHARTER = { file: FILE, text: readFileSync(new URL(`../../charters/${FILE}`, import.meta.url), 'utf8') };
const running: ChildProcess[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map(async child => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }));
});

interface Started { readonly child: ChildProcess; readonly address: string; readonly said: readonly string[] }

function sovet(args: readonly string[], given: Readonly<Record<string, string>> = {}): ChildProcess {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(SOVET, ['start', ...args], { env: { ...env, ...given }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  return child;
}

/** Resolves when the program has said where it is and what the first operator needs. */
async function started(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Started> {
  const child = sovet(['--port', '0', ...args], env);
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout! })) {
    said.push(line);
    if (line.startsWith('First start')) break;
  }
  child.stdout!.resume();
  return { child, said, address: said.map(line => /Sovet is running: (\S+)/u.exec(line)?.[1]).find(found => found !== undefined) ?? '' };
}

it('serves, keeps others from its data, and stops when it is asked to', { timeout: 90_000 }, async () => {
  const data = join(temporaryDirectory(), 'data');
  const { child, address, said } = await started(['--data', data]);
  expect(said.join('\n')).toMatch(/First start.*http:\/\/localhost:\d+\/#setup=[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4} /u);
  const installation = await fetch(`${address}/api/installation`);
  expect(await installation.json()).toMatchObject({ organisations: [], canFound: true, foundingCode: false, hall: false });
  const passedOn = await fetch(`${address}/api/installation`, { headers: { 'x-forwarded-for': '127.0.0.1' } });
  expect(await passedOn.json()).toMatchObject({ canFound: true, foundingCode: true });
  expect(installation.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");

  const second = sovet(['--port', '0', '--data', data]);
  let complaint = '';
  second.stderr!.on('data', (chunk: Buffer) => { complaint += chunk.toString(); });
  expect(await once(second, 'exit')).toEqual([2, null]);
  expect(complaint).toContain('already open in process');

  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

it('sends mail by the server that the environment names', { timeout: 90_000 }, async () => {
  const server = await smtpServer();
  const { address, child } = await started(['--data', join(temporaryDirectory(), 'data')], { SOVET_SMTP_URL: server.url, SOVET_MAIL_FROM: 'Sovet <sovet@example.org>' });
  const person = visitor(fetch, address);
  const { body: { blocking } } = await person.post('/api/charters/check', CHARTER);
  expect((await person.post('/api/organisations', { name: 'Federation', charter: CHARTER, registrar: { name: 'Anna' }, acknowledged: blocking })).status).toBe(200);
  expect((await person.get('/api/installation')).body['mail']).toBe(true);
  expect((await person.post('/api/auth/own/email', { email: 'anna@example.org' })).status).toBe(200);
  const mail = await server.nextMail();
  expect([mail.to, mail.text]).toEqual(['anna@example.org', expect.stringContaining(`${address.replace('127.0.0.1', 'localhost')}/enter#`)]);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
  await server.close();
});

it('refuses what it cannot use with status 2', { timeout: 90_000 }, async () => {
  for (const args of [['--port', 'x'], ['--nonsense'], ['--cert', 'only.pem'], ['--url', 'nowhere']]) expect(await once(sovet(args), 'exit')).toEqual([2, null]);
});

it('opens a hall: one port, encrypted under its own authority, with a sign for those who come plainly', { timeout: 90_000 }, async () => {
  const { address, said } = await started(['--hall', '--host', '127.0.0.1', '--data', join(temporaryDirectory(), 'data')]);
  expect(address).toMatch(/^https:/u);
  const plain = address.replace('https:', 'http:');
  const page = await (await fetch(`${plain}/`)).text();
  const authority = await (await fetch(`${plain}/hall/authority.crt`)).text();
  const { fingerprint256, ca } = new X509Certificate(authority);
  expect(ca).toBe(true);
  expect(page).toContain(fingerprint256);
  expect(said.join('\n')).toContain(fingerprint256);
  const sent = await fetch(`${plain}/api/installation`, { redirect: 'manual' });
  expect([sent.status, sent.headers.get('location')]).toEqual([307, expect.stringMatching(/^https:.*\/api\/installation$/u)]);

  const asked = request(`${address}/api/installation`, { ca: authority });
  asked.end();
  const [response] = await once(asked, 'response') as [IncomingMessage];
  expect(JSON.parse(await text(response))).toMatchObject({ hall: true, foundingCode: false });
  expect(response.statusCode).toBe(200);
  expect(response.headers['strict-transport-security']).toBeUndefined();
});
