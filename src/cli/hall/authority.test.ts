import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryDirectory } from '../../../test/temporary-directory.ts';
import { fingerprint, hallAuthority, serverCertificate, type Authority } from './authority.ts';

const DAY = 86_400_000;
const now = Date.now();
const NAMES = ['192.168.7.20', 'congress-laptop', 'congress-laptop.local', 'localhost', '127.0.0.1', '::1', 'fd12:3456::7', '203.0.113.9'];

const madeFor = (names: readonly string[], directory = temporaryDirectory(), at = now): Promise<Authority> => hallAuthority(directory, { machine: 'congress-laptop', names }, at);

/** What openssl says of a certificate for these names under the authority. */
async function verified(authority: Authority, names: readonly string[]): Promise<string> {
  const directory = temporaryDirectory();
  const { cert } = await serverCertificate(authority, names, now);
  const [root, leaf] = [join(directory, 'root.pem'), join(directory, 'leaf.pem')];
  writeFileSync(root, authority.certificate.toString('pem'));
  writeFileSync(leaf, cert.slice(0, cert.indexOf('-----END CERTIFICATE-----') + 26));
  try {
    return execFileSync('openssl', ['verify', '-x509_strict', '-CAfile', root, leaf], { encoding: 'utf8', stdio: 'pipe' }).trim().split(': ').at(-1) ?? '';
  } catch (error) {
    return /error \d+[^\n]*: ([^\n]+)/u.exec((error as { stderr: string }).stderr)?.[1]?.trim() ?? String(error);
  }
}

describe("the hall's authority", () => {
  it('signs for the machine and for local networks', async () => {
    const authority = await madeFor(NAMES);
    expect(await verified(authority, NAMES)).toBe('OK');
    for (const name of ['10.1.2.3', '172.31.9.9', '169.254.1.1', 'fe80::1', 'another.local']) expect([name, await verified(authority, [name, 'localhost'])]).toEqual([name, 'OK']);
  });

  it('signs for nothing else: it lies on telephones, and would otherwise vouch for any site', async () => {
    const authority = await madeFor(NAMES);
    for (const name of ['bank.example', 'congress-laptop.evil.example', 'example.com', '198.51.100.7', '172.32.0.1', '2001:db8::1', '203.0.113.10']) expect([name, await verified(authority, [name, 'localhost'])]).toEqual([name, 'permitted subtree violation']);
  });

  it('ends by itself after a quarter of a year, with what it signed', async () => {
    const authority = await madeFor(NAMES);
    expect(authority.certificate.notAfter.getTime()).toBeLessThanOrEqual(now + 90 * DAY);
    const { cert } = await serverCertificate(authority, NAMES, now);
    const { X509Certificate } = await import('@peculiar/x509');
    expect(new X509Certificate(cert.slice(0, cert.indexOf('-----END CERTIFICATE-----') + 26)).notAfter).toEqual(authority.certificate.notAfter);
  });

  it('stays the same from evening to evening, and is made anew before it ends or when it may not sign for a new name', async () => {
    const directory = temporaryDirectory();
    const first = fingerprint(await madeFor(NAMES, directory));
    expect(fingerprint(await madeFor(NAMES, directory, now + 70 * DAY))).toBe(first);
    expect(fingerprint(await madeFor(['192.168.99.1', '10.9.9.9', 'localhost'], directory))).toBe(first);
    const second = fingerprint(await madeFor([...NAMES, '203.0.113.77'], directory));
    expect(second).not.toBe(first);
    expect(fingerprint(await madeFor(NAMES, directory, now + 80 * DAY))).not.toBe(second);
  });
});
