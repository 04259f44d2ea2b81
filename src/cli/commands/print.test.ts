import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sovet } from '../../../test/sovet.ts';

const CHARTER = 'charters/federation-of-councils.md';

describe('sovet print', () => {
  it('prints the rule book as text, in the language asked for', async () => {
    const [english, russian] = await Promise.all([sovet(['print', CHARTER]), sovet(['print', CHARTER, '--lang', 'ru'])]);
    expect([english.status, english.err, russian.status]).toEqual([0, '', 0]);
    expect(english.out).toContain('1. Name and purpose');
    expect(english.out).not.toMatch(/\p{Script=Cyrillic}/u);
    expect(russian.out).toMatch(/\| .*\p{Script=Cyrillic}/u);
  });

  it('prints one HTML page that asks for nothing from elsewhere', async () => {
    const { status, out } = await sovet(['print', CHARTER, '--to', 'html']);
    expect([status, out.startsWith('<!doctype html>'), out.endsWith('</html>\n')]).toEqual([0, true, true]);
    expect(out).not.toMatch(/<script|src=|href="http/);
  });

  it('adds readings on request', async () => {
    const [without, with_] = await Promise.all([sovet(['print', 'charters/rsfsr-1918.md']), sovet(['print', 'charters/rsfsr-1918.md', '--readings'])]);
    expect(with_.out.length).toBeGreaterThan(without.out.length);
    expect((await sovet(['print', CHARTER, '--readings'])).err).toContain('federation-of-councils.readings.md: there is no such file');
  });

  // The Chromium of the tests makes no PDF from the command line, so an installed one is asked; without one the refusal is what there is to see.
  it('makes a PDF through an installed Chromium, and says so where there is none', async () => {
    const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(path => existsSync(path));
    const made = await sovet(['print', CHARTER, '--to', 'pdf'], { env: { CHROMIUM: installed ?? '' } });
    if (installed === undefined) expect(made).toMatchObject({ status: 2, out: '', err: expect.stringContaining('no Chromium is installed') });
    else expect([made.status, made.out.slice(0, 5), made.out.length > 10_000]).toEqual([0, '%PDF-', true]);
    const none = await sovet(['print', CHARTER, '--to', 'pdf'], { env: { CHROMIUM: '/nowhere/chromium' } });
    expect(none).toEqual({ status: 2, out: '', err: 'sovet print: CHROMIUM: /nowhere/chromium is no program\n' });
  });
});
