import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { charterText } from '../../../test/charter-text.ts';
import { sovet } from '../../../test/sovet.ts';
import { temporaryDirectory } from '../../../test/temporary-directory.ts';

interface Report { charter: string; asOf: string | null; findings: { code: string; kind: string; severity: string; article: string; articles: string[]; file: string; line: number; column: number; message: string }[] }

const RSFSR = 'charters/rsfsr-1918.md';
const report = async (...args: string[]): Promise<Report> => JSON.parse((await sovet(['check', ...args, '--json'])).out) as Report;

describe('sovet check', () => {
  it('answers 0 for a charter without errors', async () => {
    const { status, out } = await sovet(['check', 'charters/federation-of-councils.md']);
    expect([status, out]).toEqual([0, expect.stringMatching(/Federation of Councils: \d+ articles, 0 errors, /)]);
  });

  it('answers 1 for one with errors, under their articles, with the place in the file', async () => {
    const { status, out } = await sovet(['check', RSFSR]);
    expect(status).toBe(1);
    expect(out).toMatch(/^Article 78\b.*\n {2}error recall-unspecified \(danger\)\n {4}The recall of .*\n(?: {4}.*\n)*? {4}charters\/rsfsr-1918\.md:\d+:\d+$/m);
    expect(Math.max(...out.split('\n').map(line => line.length))).toBeLessThanOrEqual(120);
  });

  it('gives one JSON document with the members of the contract', async () => {
    const { charter, asOf, findings } = await report(RSFSR, '--as-of', '1918-07-10');
    expect([charter, asOf]).toEqual([RSFSR, '1918-07-10']);
    for (const finding of findings) {
      expect(finding).toMatchObject({ code: expect.any(String), kind: expect.stringMatching(/^(conflict|gap|danger)$/), severity: expect.stringMatching(/^(error|warn|info)$/), message: expect.any(String) });
      expect(finding.article).toBe(finding.articles[0] ?? 'none');
      expect([finding.file, finding.line > 0, finding.column > 0]).toEqual([RSFSR, true, true]);
    }
    expect(findings.map(({ code }) => code)).toContain('recall-gap');
  });

  it('takes dated versions from their day on', async () => {
    const files = async (...args: string[]): Promise<boolean> => (await report(RSFSR, ...args)).findings.some(({ file }) => file.endsWith('1920-12-01.md'));
    expect([await files(), await files('--as-of', '1920-11-30'), await files('--as-of', '1920-12-01')]).toEqual([true, false, true]);
  });

  it('refuses a version whose name is no day', async () => {
    const folder = temporaryDirectory();
    await writeFile(join(folder, 'c.md'), charterText({}));
    await mkdir(join(folder, 'c'));
    await writeFile(join(folder, 'c', '2024-02-30.md'), '### Article 1. X\n');
    expect(await sovet(['check', 'c.md'], { cwd: folder })).toEqual({ status: 2, out: '', err: 'sovet check: c/2024-02-30.md: the name is no day of the calendar\n' });
  });

  it('answers 2 for a text that cannot be read, with file, line, column and reason, in JSON too', async () => {
    const text = charterText({ 2: ['body: council\nfor eech: city'] });
    const folder = temporaryDirectory();
    await writeFile(join(folder, 'bad.md'), text);
    const line = text.split('\n').findIndex(each => each.startsWith('for eech')) + 1;
    const [plain, json] = await Promise.all([sovet(['check', 'bad.md'], { cwd: folder }), sovet(['check', 'bad.md', '--json'], { cwd: folder })]);
    expect([plain.status, plain.out, json.status]).toEqual([2, '', 2]);
    expect(plain.err).toMatch(new RegExp(`^sovet check: bad\\.md:${line}:1: .*for each.*\\(problem-`));
    expect((JSON.parse(json.out) as Report).findings[0]).toMatchObject({ kind: 'problem', file: 'bad.md', line });
  });

  it('reads standard input', async () => {
    const input = readFileSync('charters/federation-of-councils.md', 'utf8');
    expect((await sovet(['check', '-'], { input })).status).toBe(0);
  });

  it('names the line of a file that is not UTF-8', async () => {
    const folder = temporaryDirectory();
    await writeFile(join(folder, 'latin.md'), Buffer.from('# A\n\nStra\xdfe\n', 'latin1'));
    expect(await sovet(['check', 'latin.md'], { cwd: folder })).toEqual({ status: 2, out: '', err: 'sovet check: latin.md:3: not UTF-8\n' });
  });
});
