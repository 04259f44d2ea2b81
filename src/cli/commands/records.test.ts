import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Submission } from '#service/act-queue.ts';
import { Assembly } from '#service/assembly.ts';
import { found } from '#service/founding.ts';
import { writeParticulars } from '#service/particulars.ts';
import { inSession } from '#store/assembly/in-session.ts';
import { lockDirectory } from '#store/directory-lock.ts';
import { openDatabase } from '#store/open-database.ts';
import { sovet } from '../../../test/sovet.ts';
import { temporaryDirectory } from '../../../test/temporary-directory.ts';

// Every step is a process that opens a database: seconds each on a busy machine.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folder = temporaryDirectory();
const here = { cwd: folder };
let org = '';
let keeper = '';

/** A server that founded an organisation and stopped before it sealed anything. */
beforeAll(async () => {
  const database = await openDatabase({ directory: join(folder, 'sovet-data') });
  const assembly = new Assembly({ database, clock: { now: () => Date.UTC(2025, 0, 10, 9) } });
  const text = readFileSync('charters/federation-of-councils.md', 'utf8');
  const founded = await found(assembly, { name: 'Kitchen', charter: { file: 'federation-of-councils.md', text }, registrar: { name: 'Wiebke' }, acknowledged: [] });
  if (!founded.ok) throw new Error('not founded');
  org = founded.value.org;
  const { registrar } = founded.value;
  keeper = registrar;
  const act = async (kind: string, content: object): Promise<void> => {
    const { judgement } = await assembly.submit(org, { key: kind, by: { as: 'person', person: registrar }, kind, content } as unknown as Submission);
    if (!judgement.lawful) throw new Error(JSON.stringify(judgement));
  };
  await act('record-units', { day: '2024-01-01', units: [
    { unit: 'north', kind: 'city', name: 'North', parents: [], figures: {} }, { unit: 'depot', kind: 'workplace', name: 'Depot', parents: ['north'], figures: {} },
  ] });
  const [known] = await inSession(database.pool, session => writeParticulars(session, org, [{ person: 'p-anna', name: 'Anna Example' }]));
  await act('enrol', { day: '2024-01-01', lines: [{ person: 'p-anna', units: ['depot'], status: 'full', joined: '2023-01-01', attributes: { 'dues-paid-until': '2026-12-31', category: 'production' }, particulars: known?.ref }] });
  await database.close();
  await sovet(['export', '--to', 'kitchen.sovet'], here);
});

describe('a record on the command line', () => {
  it('is exported by name or id, verifies and replays', async () => {
    const named = await sovet(['export', '--org', 'Kitchen', '--to', 'named.sovet.gz', '--data', 'sovet-data'], here);
    expect(named).toEqual({ status: 0, err: '', out: expect.stringMatching(/^named\.sovet\.gz: written, \d+ entries/) });
    for (const file of ['kitchen.sovet', 'named.sovet.gz']) {
      expect(await sovet(['verify', file], here)).toMatchObject({ status: 0, out: expect.stringContaining(`${file}: verified`) });
      expect(await sovet(['replay', file], here)).toMatchObject({ status: 0, err: '', out: expect.stringContaining('every act is judged as recorded') });
    }
  });

  it('is read from standard input', async () => {
    const input = readFileSync(join(folder, 'kitchen.sovet'), 'utf8');
    expect(await sovet(['verify', '-'], { ...here, input })).toMatchObject({ status: 0, err: '', out: expect.stringContaining('-: verified') });
    expect(await sovet(['replay', '-'], { ...here, input })).toMatchObject({ status: 0, err: '', out: expect.stringContaining('every act is judged as recorded') });
    expect(await sovet(['verify', '-'], { ...here, input: 'nothing' })).toMatchObject({ status: 2, err: expect.stringContaining('not a record') });
    expect(await sovet(['verify', 'nothing.sovet'], here)).toMatchObject({ status: 2, err: expect.stringContaining('nothing.sovet: there is no such file') });
  });

  it('is reported as one JSON document', async () => {
    const [verified, replayed] = await Promise.all([sovet(['verify', 'kitchen.sovet', '--json'], here), sovet(['replay', 'kitchen.sovet', '--json'], here)]);
    expect(JSON.parse(verified.out)).toMatchObject({ verified: true, file: 'kitchen.sovet', org });
    expect(JSON.parse(replayed.out)).toMatchObject({ file: 'kitchen.sovet', org, acts: 3, differences: [] });
  });

  it('holds particulars only when they are asked for', async () => {
    await sovet(['export', '--to', 'whole.sovet', '--with-particulars'], here);
    const [plain, whole] = await Promise.all(['kitchen.sovet', 'whole.sovet'].map(file => readFile(join(folder, file), 'utf8')));
    expect([plain?.includes('Anna Example'), whole?.includes('Anna Example')]).toEqual([false, true]);
  });

  it('does not verify or replay after a change', async () => {
    const text = await readFile(join(folder, 'kitchen.sovet'), 'utf8');
    await writeFile(join(folder, 'forged.sovet'), text.replace('"constituent"', '"art-1"'));
    expect((await sovet(['verify', 'forged.sovet'], here)).status).toBe(1);
    expect(await sovet(['replay', 'forged.sovet'], here)).toMatchObject({ status: expect.toBeOneOf([1, 2]) });
  });

  it('is told apart by its entry when it holds an act of an unknown kind, or no entry', async () => {
    const lines = (await readFile(join(folder, 'kitchen.sovet'), 'utf8')).trimEnd().split('\n');
    const entry = lines.findIndex(line => line.includes('"kind":"record-units"'));
    for (const [changed, told] of [[lines[entry]!.replace('"kind":"record-units"', '"kind":"land-on-the-moon"'), 'land-on-the-moon'], ['{"entry":null}', 'not an entry']] as const) {
      const above = lines.slice(0, -1).with(entry, changed).map(line => `${line}\n`).join('');
      const trailer = lines.at(-1)!.replace(/"sha256":"\w+"/, `"sha256":"${createHash('sha256').update(above).digest('hex')}"`);
      await writeFile(join(folder, 'unknown.sovet'), `${above}${trailer}\n`);
      expect(await sovet(['replay', 'unknown.sovet'], here)).toMatchObject({ status: 1, err: '', out: expect.stringMatching(new RegExp(`line ${entry + 1}, entry \\d+, .*${told}`)) });
    }
  });

  it('is unusable when it is missing or none', async () => {
    await writeFile(join(folder, 'none.sovet'), 'no record\n');
    expect(await sovet(['replay', 'gone.sovet'], here)).toEqual({ status: 2, out: '', err: 'sovet replay: gone.sovet: there is no such file\n' });
    expect(await sovet(['replay', 'none.sovet'], here)).toMatchObject({ status: 2, out: '', err: expect.stringMatching(/^sovet replay: none\.sovet:1: /) });
    expect(await sovet(['verify', 'none.sovet'], here)).toMatchObject({ status: 2, out: '' });
  });

  it('is not exported for an organisation that is not there, nor from where no data is', async () => {
    const unknown = await sovet(['export', '--org', 'Bakery', '--to', 'x'], here);
    expect(unknown).toEqual({ status: 2, out: '', err: `sovet export: there is no organisation Bakery; there are\nsovet export:   ${org}  Kitchen\n` });
    expect(await sovet(['export', '--to', 'x', '--data', 'elsewhere'], here)).toMatchObject({ status: 2, err: expect.stringContaining('elsewhere: no data of Sovet is here') });
    expect([existsSync(join(folder, 'elsewhere')), existsSync(join(folder, 'x'))]).toEqual([false, false]);
  });
});

describe('a backup', () => {
  it('holds all that a new data directory needs', async () => {
    expect(await sovet(['backup', '--to', 'copy'], here)).toEqual({ status: 0, err: '', out: expect.stringMatching(/^copy: \d+ files, \d+ MB\n$/) });
    expect(await sovet(['restore', 'copy', '--data', 'second'], here)).toMatchObject({ status: 0, err: '' });
    await sovet(['export', '--to', 'second.sovet', '--data', 'second'], here);
    const entries = async (file: string): Promise<readonly string[]> => (await readFile(join(folder, file), 'utf8')).split('\n').filter(line => line.startsWith('{"entry"'));
    expect(await entries('second.sovet')).toEqual(await entries('kitchen.sovet'));
    expect(['lock', 'owner'].filter(name => existsSync(join(folder, 'copy', name)))).toEqual([]);
  });

  it('overwrites nothing', async () => {
    expect(await sovet(['backup', '--to', 'copy'], here)).toMatchObject({ status: 2, err: expect.stringContaining('is there already') });
    expect(await sovet(['restore', 'copy'], here)).toMatchObject({ status: 2, err: expect.stringContaining('sovet-data: is there already') });
  });

  it('is not restored when a file of it has changed or is missing', async () => {
    await sovet(['backup', '--to', 'damaged'], here);
    await writeFile(join(folder, 'damaged', 'postgres', 'PG_VERSION'), '17\n');
    expect(await sovet(['restore', 'damaged', '--data', 'third'], here)).toEqual({ status: 2, out: '', err: 'sovet restore: damaged: postgres/PG_VERSION is not what was backed up\n' });
    expect(await sovet(['restore', 'sovet-data', '--data', 'third'], here)).toMatchObject({ status: 2, err: expect.stringContaining('backup.json is missing') });
    expect(existsSync(join(folder, 'third'))).toBe(false);
  });

  it('waits for nobody: data that a server has open is neither copied nor exported', async () => {
    const lock = lockDirectory(join(folder, 'sovet-data'));
    try {
      for (const args of [['backup', '--to', 'busy'], ['export', '--to', 'busy']])
        expect(await sovet(args, here)).toMatchObject({ status: 2, out: '', err: expect.stringContaining(`is already open in process ${process.pid}`) });
    } finally {
      lock.release();
    }
    expect(existsSync(join(folder, 'busy'))).toBe(false);
  });

  it('of a PostgreSQL server is left to its own program', async () => {
    expect(await sovet(['backup', '--to', 'pg'], { ...here, env: { DATABASE_URL: 'postgres://u@h/d' } })).toMatchObject({ status: 2, err: expect.stringContaining('pg_dump') });
  });
});

describe('an import', () => {
  const units = (...lines: string[]): Promise<void> => writeFile(join(folder, 'units.csv'), ['unit,kind,name,parent', ...lines, ''].join('\n'));
  const imported = (...args: string[]): ReturnType<typeof sovet> => sovet(['import', '--units', 'units.csv', '--day', '2025-02-01', '--data', 'sovet-data', ...args], here);

  it('shows first, changes on request, and then finds nothing left to change', async () => {
    await units('south,city,South,');
    const shown = await imported('--by', keeper);
    expect(shown).toMatchObject({ status: 0, err: '', out: expect.stringContaining('units: 1 added') });
    const applied = await imported('--by', keeper, '--apply', '--json');
    expect([applied.status, JSON.parse(applied.out)]).toEqual([0, { applied: true, counts: expect.objectContaining({ units: expect.objectContaining({ added: 1 }) }) }]);
    expect((await imported('--by', keeper)).out).toContain('units: 0 added');
  });

  it('names each bad line, and whoever may not', async () => {
    await units('west,village,West,');
    expect(await imported('--by', keeper)).toMatchObject({ status: 2, out: '', err: expect.stringMatching(/^sovet import: units\.csv:2: unknown-kind in kind “village”/) });
    expect(await imported('--by', 'nobody')).toMatchObject({ status: 2, err: expect.stringContaining('nobody does not keep the roll') });
    expect(await sovet(['import', '--day', '2025-02-01'], here)).toMatchObject({ status: 2, err: 'sovet import: --units FILE or --members FILE is missing\n' });
  });
});
