import { readFile } from 'node:fs/promises';
import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Day } from '#kernel/time.ts';
import type { ActKey, BodyId, DocumentRef, ElectionId, PersonId, UnitId } from '#assembly/ids.ts';
import type { ActContents, ActKind } from '#assembly/act.ts';
import type { Election } from '#assembly/facts.ts';
import type { UnitKindId } from '#charter/law.ts';
import { commitText } from '#record/commitment.ts';
import { eachDatabase } from '../../test/databases.ts';
import { RecordCheck } from '../../verify/check.ts';
import type { Database } from '#store/open-database.ts';
import type { Submission } from './act-queue.ts';
import { Assembly } from './assembly.ts';
import { erasePerson, type AccountDoor, type Erased } from './erasure.ts';
import { exportRecord } from './export.ts';
import { found } from './founding.ts';
import { writeParticulars } from './particulars.ts';
import { replay } from './replay.ts';
import type { Result } from '#kernel/result.ts';
import type { Refusal } from '#assembly/judgement.ts';
import { sessionOf } from '#store/assembly/session.ts';

const charter = await readFile(new URL('../../charters/federation-of-councils.md', import.meta.url), 'utf8');
const boris = 'b0' as PersonId;

/** Remembers which doors were closed. */
class Doors implements AccountDoor {
  readonly closed: string[] = [];
  unlinkPerson = (_org: string, person: string): Promise<boolean> => { this.closed.push(`link ${person}`); return Promise.resolve(true); };
  revokeCodes = (_org: string, person: string): Promise<number> => { this.closed.push(`codes ${person}`); return Promise.resolve(1); };
}

class Office {
  readonly database: Database;
  readonly assembly: Assembly;
  readonly doors = new Doors();
  readonly now = Date.UTC(2026, 5, 10, 9);
  org = '';
  registrar = '' as PersonId;

  constructor(database: Database) {
    this.database = database;
    this.assembly = new Assembly({ database, clock: { now: () => this.now } });
  }

  async start(): Promise<this> {
    const founded = await found(this.assembly, { name: 'Test', charter: { file: 'federation-of-councils.md', text: charter }, registrar: { name: 'Anna' }, acknowledged: [] });
    if (!founded.ok) throw new Error(JSON.stringify(founded.error));
    [this.org, this.registrar] = [founded.value.org, founded.value.registrar];
    await this.act('record-units', { day: '2024-01-01' as Day, units: [
      { unit: 'north' as UnitId, kind: 'city' as UnitKindId, name: 'North', parents: [], figures: {} }, { unit: 'depot' as UnitId, kind: 'workplace' as UnitKindId, name: 'Depot', parents: ['north' as UnitId], figures: {} }] });
    await this.enrol('2024-01-01', 'full');
    await writeParticulars(sessionOf(this.database.pool), this.org, [{ person: boris, name: 'Boris Unforgettable', number: '77', email: 'boris@example.org' }]);
    return this;
  }

  async act<K extends ActKind>(kind: K, content: ActContents[K], by = this.registrar): Promise<void> {
    const { judgement } = await this.assembly.submit(this.org, { key: randomUUID() as string as ActKey, kind, by: { as: 'person', person: by }, content } as Submission);
    expect(judgement).toMatchObject({ lawful: true });
  }

  enrol(day: string, status: string): Promise<void> {
    return this.act('enrol', { day: day as Day, lines: [{ person: boris, units: ['depot' as UnitId], status, joined: '2023-01-01' as Day, attributes: { 'dues-paid-until': '2027-12-31', category: 'production' } }] });
  }

  /** Boris stands for the council with a statement. */
  async stand(): Promise<void> {
    await this.act('call-election', { body: 'city-council@north' as BodyId });
    const { rows } = await this.database.pool.query<{ value: Election }>("select value from fact where org = $1 and kind = 'election'", [this.org]);
    const election = rows[0]?.value.id as ElectionId;
    const salt = randomBytes(32);
    const statement = commitText('I am Boris and nobody else', salt) as string as DocumentRef;
    await this.database.pool.query("insert into document (org, ref, salt, media_type, text, created_at) values ($1, $2, $3, 'text/plain', 'I am Boris and nobody else', 0)", [this.org, statement, salt]);
    await this.act('nominate', { election, person: boris }, boris);
    await this.act('state-candidacy', { election, statement }, boris);
  }

  erase(person = boris, keeper = this.registrar, key = 'erase'): Promise<Result<Erased, Refusal>> {
    return erasePerson(this.assembly, this.doors, this.org, { keeper, person, reason: 'asked', key });
  }

  async count(table: string): Promise<number> {
    const { rows } = await this.database.pool.query(`select from ${table} where org = $1`, [this.org]);
    return rows.length;
  }
}

eachDatabase((_name, open) => {
  it('erases name, contacts, statement and attributes, and the record still verifies and replays', async () => {
    const office = await new Office((await open()) as Database).start();
    await office.stand();
    await office.enrol('2026-06-01', 'left');
    expect(await office.erase()).toEqual({ ok: true, value: { documents: 1, repeated: false } });
    expect([await office.count('particulars'), await office.count('document')]).toEqual([1, 0]);
    const { rows } = await office.database.pool.query("select from membership where org = $1 and attributes <> '{}'", [office.org]);
    expect(rows).toHaveLength(0);
    expect(office.doors.closed).toEqual(['codes b0', 'link b0']);
    await office.assembly.sealAll();
    const check = new RecordCheck(undefined);
    let text = '';
    for await (const line of exportRecord({ database: office.database, clock: { now: () => office.now } }, office.org)) text += line;
    for (const line of text.split(/(?<=\n)/)) check.take(Buffer.from(line));
    check.end();
    expect(check.faults).toEqual([]);
    expect(text).not.toMatch(/Boris|boris@/);
    expect(await replay(async function* () { yield new TextEncoder().encode(text); })).toMatchObject({ differences: [] });
  });

  it('closes the doors again when it is repeated, and erases once', async () => {
    const office = await new Office((await open()) as Database).start();
    await office.enrol('2026-06-01', 'left');
    expect(await office.erase()).toMatchObject({ ok: true });
    expect(await office.erase()).toEqual({ ok: true, value: { documents: 0, repeated: true } });
    expect(office.doors.closed).toHaveLength(4);
  });

  it('waits until membership has ended, and is the work of the keeper of the roll', async () => {
    const office = await new Office((await open()) as Database).start();
    expect(await office.erase()).toMatchObject({ ok: false, error: { code: 'too-early', facts: { status: 'full' } } });
    expect(await office.erase(boris, boris)).toMatchObject({ ok: false, error: { code: 'not-keeper' } });
    expect(await office.erase(office.registrar)).toMatchObject({ ok: false, error: { code: 'too-early', facts: { keeps: 'roll' } } });
    expect([await office.count('particulars'), office.doors.closed]).toEqual([2, []]);
  });
});
