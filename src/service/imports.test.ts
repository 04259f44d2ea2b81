import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Day } from '#kernel/time.ts';
import type { PersonId } from '#assembly/ids.ts';
import { federationRoll } from '../cli/sample/federation-roll.ts';
import { eachDatabase } from '../../test/databases.ts';
import type { Database } from '#store/open-database.ts';
import { Assembly } from './assembly.ts';
import { found } from './founding.ts';
import { applyImport, dropImport, previewImport, sweepImports, type ImportPreview } from './imports.ts';
import type { ImportFiles } from './imports/read-files.ts';

const charter = await readFile(new URL('../../charters/federation-of-councils.md', import.meta.url), 'utf8');
const asOf = '2026-06-01' as Day;
const sample = federationRoll({ seed: 7, asOf });
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** An organisation whose registrar imports files. */
class Office {
  readonly assembly: Assembly;
  now = Date.UTC(2026, 5, 10, 9);
  org = '';
  registrar = '' as PersonId;
  readonly database: Database;

  constructor(database: Database) {
    this.database = database;
    this.assembly = new Assembly({ database, clock: { now: () => this.now } });
  }

  async start(): Promise<this> {
    const founded = await found(this.assembly, { name: 'Test', charter: { file: 'federation-of-councils.md', text: charter }, registrar: { name: 'Anna Registrar' }, acknowledged: [] });
    if (!founded.ok) throw new Error(JSON.stringify(founded.error));
    [this.org, this.registrar] = [founded.value.org, founded.value.registrar];
    return this;
  }

  async preview(files: Partial<ImportFiles>, person = this.registrar): Promise<ImportPreview> {
    const previewed = await previewImport(this.assembly, this.org, person, { day: asOf, complete: false, ...files });
    if (!previewed.ok) throw new Error(previewed.error.code);
    return previewed.value;
  }

  async take(files: Partial<ImportFiles>): Promise<ImportPreview> {
    const preview = await this.preview(files);
    expect(preview.problems).toEqual([]);
    expect(await applyImport(this.assembly, this.org, this.registrar, preview.importId ?? '', randomUUID())).toMatchObject({ ok: true });
    return preview;
  }

  async rows<T extends object>(sql: string): Promise<T[]> {
    return (await this.database.pool.query<T>(sql, [this.org])).rows;
  }
}

const HEADER = 'number,name,email,unit,status,joined,category,dues paid until\n';
const UNITS = 'unit,kind,parent,name,electors\nnorth,city,,North,\ndepot,workplace,north,Depot,\nmill,workplace,north,Mill,\n';
const member = (number: number, more: Partial<Record<'name' | 'unit' | 'dues' | 'status', string>> = {}): string =>
  `${number},${more.name ?? `Member ${number}`},m${number}@example.org,${more.unit ?? 'depot'},${more.status ?? 'full'},2024-01-01,production,${more.dues ?? '2026-12-31'}\n`;

eachDatabase((_name, open) => {
  it('imports a whole federation, and the same files again change nothing', async () => {
    const office = await new Office((await open()) as Database).start();
    const files = { units: bytes(sample.units), members: bytes(sample.members), complete: true };
    const first = await office.take(files);
    expect(first.diff.counts).toMatchObject({ members: { joined: 1820, left: 0, changed: 0, unchanged: 0 }, units: { added: 27 } });
    expect(first.diff.members.joined).toHaveLength(50);
    const again = await office.take({ ...files, day: '2026-06-05' as Day });
    expect(again.diff.counts).toMatchObject({ members: { joined: 0, left: 0, lapsed: 0, moved: 0, changed: 0, unchanged: 1820 }, units: { added: 0, changed: 0, unchanged: 27 } });
    expect(await office.rows('select from membership where org = $1')).toHaveLength(1820);
    expect(await office.rows("select from entry where org = $1 and kind = 'enrol'")).toHaveLength(1);
    expect(await office.rows('select from roll_import_part where org = $1')).toHaveLength(0);
  });

  it('tells joined, left, moved, lapsed, changed and unchanged apart, and applies exactly that', async () => {
    const office = await new Office((await open()) as Database).start();
    await office.take({ units: bytes(UNITS), members: bytes(HEADER + [1, 2, 3, 4, 5].map(n => member(n)).join('')) });
    const members = HEADER + member(1) + member(2, { unit: 'mill' }) + member(3, { dues: '2026-01-31' }) + member(4, { name: 'New Name' }) + member(6);
    const files = { members: bytes(members), day: '2026-06-02' as Day };
    const partial = await office.preview(files);
    expect(partial.diff.counts.members).toEqual({ joined: 1, left: 0, lapsed: 1, moved: 1, changed: 1, unchanged: 1 });
    const whole = await office.take({ ...files, complete: true });
    expect(whole.diff.counts.members).toEqual({ joined: 1, left: 1, lapsed: 1, moved: 1, changed: 1, unchanged: 1 });
    expect(whole.diff.members.lapsed[0]).toMatchObject({ number: '3', line: 4, lost: ['members-in-good-standing', 'eligible-members'], fields: [{ field: 'attribute:dues-paid-until', from: '2026-12-31', to: '2026-01-31' }] });
    const now = await office.rows<{ number: string; name: string; units: string[]; status: string; dues: string }>(
      "select p.number, p.name, m.units, m.status, m.attributes ->> 'dues-paid-until' as dues from membership m join particulars p on p.org = m.org and p.person = m.person where m.org = $1 and m.valid_until = '9999-12-31' order by p.number");
    expect(now.map(row => [row.number, row.name, row.units.join(), row.status, row.dues])).toEqual([
      ['1', 'Member 1', 'depot', 'full', '2026-12-31'], ['2', 'Member 2', 'mill', 'full', '2026-12-31'], ['3', 'Member 3', 'depot', 'full', '2026-01-31'],
      ['4', 'New Name', 'depot', 'full', '2026-12-31'], ['5', 'Member 5', 'depot', 'left', '2026-12-31'], ['6', 'Member 6', 'depot', 'full', '2026-12-31']]);
  });

  it('does an import once, however often it is sent', async () => {
    const office = await new Office((await open()) as Database).start();
    const { importId = '' } = await office.preview({ units: bytes(UNITS), members: bytes(HEADER + member(1)) });
    const apply = (key: string): ReturnType<typeof applyImport> => applyImport(office.assembly, office.org, office.registrar, importId, key);
    const results = await Promise.all([apply('k'), apply('k')]);
    expect(results.map(result => result.ok && result.value.repeated).sort()).toEqual([false, true]);
    expect(await apply('k2')).toMatchObject({ ok: false, error: { code: 'already-done' } });
    expect(await office.rows("select from entry where org = $1 and kind = 'enrol'")).toHaveLength(1);
  });

  it('refuses a preview that the roll has outrun, and asks for a new one', async () => {
    const office = await new Office((await open()) as Database).start();
    const files = { units: bytes(UNITS), members: bytes(HEADER + member(1)) };
    const early = await office.preview(files);
    await office.database.pool.query("update particulars set name = 'Anna Renamed', ref = 'sha256:0' where org = $1", [office.org]);
    expect(await applyImport(office.assembly, office.org, office.registrar, early.importId ?? '', 'k')).toMatchObject({ ok: false, error: { code: 'wrong-stage', facts: { because: 'roll-moved' }, remedies: [{ code: 'preview-again' }] } });
    expect(await office.rows('select from membership where org = $1')).toHaveLength(0);
    await office.take(files);
  });

  it('leaves nothing behind when one act of it is refused', async () => {
    const office = await new Office((await open()) as Database).start();
    const { importId = '' } = await office.preview({ units: bytes(UNITS), members: bytes(HEADER + member(1)) });
    await office.database.pool.query("update roll_import_part set lines = replace(lines, '\"depot\"', '\"nowhere\"') where org = $1 and kind = 'members'", [office.org]);
    expect(await applyImport(office.assembly, office.org, office.registrar, importId, 'k')).toMatchObject({ ok: false, error: { code: 'no-such-thing' } });
    expect(await office.rows("select from fact where org = $1 and kind = 'unit'")).toHaveLength(0);
    expect(await office.rows('select from particulars where org = $1')).toHaveLength(1);
    expect(await office.rows('select from entry where org = $1')).toHaveLength(1);
  });

  it('is for the keeper of the roll only', async () => {
    const office = await new Office((await open()) as Database).start();
    const stranger = randomUUID() as string as PersonId;
    const files: ImportFiles = { units: bytes(UNITS), day: asOf, complete: false };
    expect(await previewImport(office.assembly, office.org, stranger, files)).toMatchObject({ ok: false, error: { code: 'not-keeper' } });
    const { importId = '' } = await office.preview(files);
    expect(await applyImport(office.assembly, office.org, stranger, importId, 'k')).toMatchObject({ ok: false, error: { code: 'not-keeper' } });
    expect(await dropImport(office.assembly, office.org, stranger, importId)).toMatchObject({ ok: false });
    expect(await dropImport(office.assembly, office.org, office.registrar, importId)).toEqual({ ok: true, value: true });
    expect(await applyImport(office.assembly, office.org, office.registrar, importId, 'k')).toMatchObject({ ok: false, error: { code: 'no-such-thing' } });
  });

  it('forgets a preview after a day', async () => {
    const office = await new Office((await open()) as Database).start();
    const { importId = '' } = await office.preview({ units: bytes(UNITS), members: bytes(HEADER + member(1)) });
    office.now += 25 * 3_600_000;
    expect(await applyImport(office.assembly, office.org, office.registrar, importId, 'k')).toMatchObject({ ok: false, error: { code: 'no-such-thing' } });
    await sweepImports(office.assembly);
    expect(await office.rows('select from roll_import_part where org = $1')).toHaveLength(0);
  });

  it('keeps no preview of a file with problems, and finds the registrar by name', async () => {
    const office = await new Office((await open()) as Database).start();
    const bad = await office.preview({ units: bytes(UNITS), members: bytes(HEADER + member(1) + member(2, { unit: 'depto' })) });
    expect(bad).toMatchObject({ problemCount: 1, problems: [{ file: 'members', line: 3, column: { name: 'unit', index: 4 }, code: 'unknown-unit', value: 'depto', nearest: 'depot' }] });
    expect(bad.importId).toBeUndefined();
    expect(await office.rows('select from roll_import where org = $1')).toHaveLength(0);
    const good = await office.take({ units: bytes(UNITS), members: bytes(HEADER + member(1, { name: 'Anna  registrar' })) });
    expect(good.diff.members.joined[0]?.person).toBe(office.registrar);
    expect(await office.preview({ members: bytes(HEADER), day: '2026-05-31' as Day })).toMatchObject({ problems: [{ code: 'day-before-roll' }] });
    expect(await office.preview({ members: bytes(HEADER), day: '2026-06-11' as Day })).toMatchObject({ problems: [{ code: 'day-in-future' }] });
  });
});
