import { readFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Day } from '#kernel/time.ts';
import type { UnitKindId } from '#charter/law.ts';
import type { ActContents, ActKind } from '#assembly/act.ts';
import type { ActKey, BodyId, OrgId, PersonId, SeatId, UnitId } from '#assembly/ids.ts';
import type { Election, Poll, Seat } from '#assembly/facts.ts';
import { eachDatabase } from '../../test/databases.ts';
import type { Database } from '#store/open-database.ts';
import { Assembly } from './assembly.ts';
import type { Outcome, Submission } from './act-queue.ts';
import { found } from './founding.ts';

const charter = await readFile(new URL('../../charters/federation-of-councils.md', import.meta.url), 'utf8');
const DAY = 86_400_000;

/** A federation of one workplace with sixty members, whose clock the test moves. */
class Federation {
  readonly assembly: Assembly;
  now = Date.UTC(2025, 0, 10, 9);
  org = '' as OrgId;
  registrar = '' as PersonId;
  readonly members = Array.from({ length: 60 }, (_, n) => `m${String(n).padStart(2, '0')}-${randomUUID().slice(0, 8)}` as PersonId);

  readonly database: Database;

  constructor(database: Database) {
    this.database = database;
    this.assembly = new Assembly({ database, clock: { now: () => this.now } });
  }

  async start(): Promise<this> {
    const founded = await found(this.assembly, { name: 'Test', charter: { file: 'federation-of-councils.md', text: charter }, registrar: { name: 'Anna' }, acknowledged: [] });
    if (!founded.ok) throw new Error(JSON.stringify(founded.error));
    this.org = founded.value.org;
    this.registrar = founded.value.registrar;
    await this.lawful('record-units', { day: '2024-01-01' as Day, units: [
      { unit: 'north' as UnitId, kind: 'city' as UnitKindId, name: 'North', parents: [], figures: {} },
      { unit: 'depot' as UnitId, kind: 'workplace' as UnitKindId, name: 'Depot', parents: ['north' as UnitId], figures: {} },
    ] }, this.registrar);
    await this.lawful('enrol', { day: '2024-01-01' as Day, lines: this.members.map(person => ({ person, units: ['depot' as UnitId], status: 'full', joined: '2023-01-01' as Day, attributes: { 'dues-paid-until': '2026-12-31', category: 'production' } })) }, this.registrar);
    return this;
  }

  submit<K extends ActKind>(kind: K, content: ActContents[K], by: PersonId, key = randomUUID()): Promise<Outcome> {
    return this.assembly.submit(this.org, { key: key as ActKey, kind, by: { as: 'person', person: by }, content } as Submission);
  }

  async lawful<K extends ActKind>(kind: K, content: ActContents[K], by: PersonId): Promise<void> {
    const { judgement } = await this.submit(kind, content, by);
    expect(judgement).toMatchObject({ lawful: true });
  }

  async advance(days: number): Promise<void> {
    this.now += days * DAY;
    while ((await this.assembly.runDue()) > 0);
  }

  async facts<T>(kind: string): Promise<T[]> {
    const { rows } = await this.database.pool.query<{ value: T }>('select value from fact where org = $1 and kind = $2 order by id', [this.org, kind]);
    return rows.map(row => row.value);
  }
}

const council = 'city-council@north' as BodyId;

eachDatabase((_name, open) => {
  it('a recall runs from the signature to the alternate in the seat, on a real database', { timeout: 60_000 }, async () => {
    const f = await new Federation((await open()) as Database).start();
    await f.lawful('call-election', { body: council }, f.registrar);
    const [election] = await f.facts<Election>('election');
    for (const n of [1, 2, 3, 4]) await f.lawful('nominate', { election: election!.id, person: f.members[n]! }, f.members[n]!);
    await f.advance(40);
    const [poll] = await f.facts<Poll>('poll');
    const order = [1, 2, 3, 4].map(n => f.members[n] as string);
    const casts = await Promise.all(f.members.map((person, n) => f.assembly.cast(f.org, poll!.id, { key: `k${n}`, person, choice: { kind: 'ranking', order: n % 3 === 0 ? order : [...order].reverse() } })));
    expect(casts.every(cast => cast.judgement.lawful)).toBe(true);
    expect((await f.assembly.cast(f.org, poll!.id, { key: 'other', person: f.members[0]!, choice: { kind: 'ranking', order } })).judgement).toMatchObject({ code: 'already-voted' });
    expect(await f.assembly.cast(f.org, poll!.id, { key: 'k0', person: f.members[0]!, choice: { kind: 'ranking', order } })).toMatchObject({ repeated: true, judgement: { lawful: true } });
    await f.advance(40);
    const [seat] = (await f.facts<Seat>('seat')).filter(each => each.body === council && each.holder !== undefined);
    expect(seat?.alternates.length).toBeGreaterThan(0);
    for (const n of [10, 11, 12, 13, 14, 15]) await f.lawful('sign', { for: 'recall', seat: seat!.id as SeatId }, f.members[n]!);
    const recall = (await f.facts<Poll>('poll')).find(each => each.order.for.kind === 'recall');
    expect(recall).toMatchObject({ stage: 'open' });
    await Promise.all(f.members.slice(0, 40).map((person, n) => f.assembly.cast(f.org, recall!.id, { key: `r${n}`, person, choice: { kind: 'question', vote: 'for' } })));
    await f.advance(30);
    const after = (await f.facts<Seat>('seat')).find(each => each.id === seat!.id);
    expect(after?.holder).toBe(seat?.alternates[0]);
    expect(await f.assembly.sealAll()).toBeGreaterThan(5);
    expect(await f.assembly.sealAll()).toBe(0);
    const { rows } = await f.database.pool.query<{ n: bigint }>('select count(*) as n from ballot where org = $1', [f.org]);
    expect(rows[0]?.n).toBe(0n);
  });

  it('gives a repeated act the answer it got the first time, and does it once', async () => {
    const f = await new Federation((await open()) as Database).start();
    const key = randomUUID();
    const first = await f.submit('call-election', { body: council }, f.registrar, key);
    const again = await f.submit('call-election', { body: council }, f.registrar, key);
    expect(again).toMatchObject({ repeated: true, judgement: first.judgement });
    expect(await f.facts('election')).toHaveLength(1);
  });
});
