import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sovet } from '../../test/sovet.ts';

const COMMANDS = ['start', 'check', 'print', 'count', 'verify', 'replay', 'import', 'export', 'backup', 'restore'];

describe('the program', () => {
  it('lists its commands, and says their usage without a command', async () => {
    const [asked, bare] = await Promise.all([sovet(['--help']), sovet([])]);
    expect([asked.status, asked.err, bare.status, bare.out]).toEqual([0, '', 2, '']);
    expect(bare.err).toBe(asked.out);
    for (const name of COMMANDS) expect(asked.out).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  });

  it.each(COMMANDS)('explains %s with its exit status', async name => {
    const { status, out, err } = await sovet([name, '--help']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^Usage: sovet ${name}\\b`));
    if (name !== 'start') expect(out).toContain('Exit status: 0');
  });

  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
    expect(await sovet(['--version'])).toEqual({ status: 0, out: `${version}\n`, err: '' });
  });

  it('offers the nearest command for an unknown one, and tells a later one from a slip', async () => {
    expect(await sovet(['cuont'])).toEqual({ status: 2, out: '', err: 'sovet: there is no command cuont; did you mean count? (sovet --help lists them)\n' });
    const later = await sovet(['simulate']);
    expect([later.status, later.err]).toEqual([2, expect.stringContaining('simulate is not in this release')]);
  });

  it.each([
    ['an unknown option', ['check', 'x.md', '--jsno']], ['a missing file', ['check', 'missing.md']], ['a directory', ['check', 'charters']],
    ['no argument', ['count', '--rule', 'irv']], ['two arguments', ['replay', 'a', 'b']], ['a bad word', ['print', 'x.md', '--to', 'doc']],
  ] as const)('answers %s with 2, in one line and without a trace of the stack', async (_case, args) => {
    const { status, out, err } = await sovet(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(new RegExp(`^sovet ${args[0]}: [^\\n]+\\n$`));
  });
});
