/** A council below the charter's number, on the databases that the server runs on: its roll, its votes, and what is offered. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { Day } from '#kernel/time.ts';
import type { UnitKindId } from '#charter/law.ts';
import type { ActContents, ActKind } from '#assembly/act.ts';
import type { ActKey, BodyId, MotionId, OrgId, PersonId, PollId, UnitId } from '#assembly/ids.ts';
import type { Election, Poll } from '#assembly/facts.ts';
import type { Judgement } from '#assembly/judgement.ts';
import { eachDatabase } from '../../test/databases.ts';
import type { Database } from '#store/open-database.ts';
import { Assembly } from './assembly.ts';
import type { Submission } from './act-queue.ts';
import { found } from './founding.ts';

const BELOW = 4;
const charter = (await readFile(new URL('../../charters/federation-of-councils.md', import.meta.url), 'utf8'))
  .replace('body: city council\n', `body: city council\ndirect below: ${BELOW} members\n`)
  .concat(`
### Article 999. The liaison board

The councils of all cities together elect the liaison board.

\`\`\`rule
body: liaison board
seats:
  - elected by: city council
    number: 1
term: 1 year
vacancy: by-election
decides by: more than half of votes cast
\`\`\`

\`\`\`rule
election of: liaison board
called by: keeper of the roll
nomination: self
nominations: 7 days
voting: 7 days
ballot: open
count: plurality
ties: lot
\`\`\`
`);
const DAY = 86_400_000;
const person = (n: number): PersonId => `m${n}` as PersonId;
const council = 'city-council@north' as BodyId;
const cities = ['north', 'south'] as const;

/** Two cities of one workplace each: as many members in the north as the test asks for, and ten in the south. */
class Federation {
  readonly assembly: Assembly;
  now = Date.UTC(2025, 0, 10, 9);
  org = '' as OrgId;
  registrar = '' as PersonId;

  constructor(database: Database) {
    this.assembly = new Assembly({ database, clock: { now: () => this.now } });
  }

  async start(north: number): Promise<this> {
    const founded = await found(this.assembly, { name: 'Test', charter: { file: 'federation-of-councils.md', text: charter }, registrar: { name: 'Anna' }, acknowledged: ['recall-gap'] });
    if (!founded.ok) throw new Error(JSON.stringify(founded.error));
    ({ org: this.org, registrar: this.registrar } = founded.value);
    await this.lawful('record-units', { day: '2024-01-01' as Day, units: cities.flatMap(city => [
      { unit: city as UnitId, kind: 'city' as UnitKindId, name: city, parents: [], figures: {} },
      { unit: `${city}-depot` as UnitId, kind: 'workplace' as UnitKindId, name: `Depot of ${city}`, parents: [city as UnitId], figures: {} },
    ]) }, this.registrar);
    await this.enrol(Array.from({ length: north }, (_, n) => n), 'north-depot');
    await this.enrol(Array.from({ length: 10 }, (_, n) => 100 + n), 'south-depot');
    return this;
  }

  async enrol(numbers: readonly number[], unit: string): Promise<void> {
    await this.lawful('enrol', { day: '2024-01-01' as Day, lines: numbers.map(n => ({ person: person(n), units: [unit as UnitId], status: 'full', joined: '2023-01-01' as Day, attributes: { 'dues-paid-until': '2026-12-31', category: 'production' } })) }, this.registrar);
  }

  async submit<K extends ActKind>(kind: K, content: ActContents[K], by: PersonId): Promise<Judgement> {
    return (await this.assembly.submit(this.org, { key: randomUUID() as ActKey, kind, by: { as: 'person', person: by }, content } as Submission)).judgement;
  }

  async lawful<K extends ActKind>(kind: K, content: ActContents[K], by: PersonId): Promise<Judgement & { lawful: true }> {
    const judgement = await this.submit(kind, content, by);
    if (!judgement.lawful) throw new Error(JSON.stringify(judgement));
    return judgement;
  }

  async cast(poll: PollId, n: number, vote: 'for' | 'against'): Promise<string> {
    const { judgement } = await this.assembly.cast(this.org, poll, { key: randomUUID(), person: person(n), choice: { kind: 'question', vote } });
    return judgement.lawful ? 'lawful' : judgement.code;
  }

  async advance(days: number): Promise<void> {
    this.now += days * DAY;
    while ((await this.assembly.runDue()) > 0);
  }

  async facts<T>(kind: string, which: (fact: T) => boolean): Promise<readonly T[]> {
    const { rows } = await this.assembly.database.pool.query<{ value: T }>('select value from fact where org = $1 and kind = $2 order by id', [this.org, kind]);
    return rows.map(row => row.value).filter(which);
  }

  /** Moved, seconded and put to the vote between meetings. */
  async poll(mover: number, seconder: number): Promise<{ readonly motion: MotionId; readonly order: { readonly poll: PollId } }> {
    const moved = await this.lawful('move', { body: council, title: 'sha256:t' as never, paragraphs: [], effect: { kind: 'decide' } }, person(mover));
    const motion = moved.events.find(each => each.kind === 'motion-moved')!.data.motion.id;
    await this.lawful('second', { motion }, person(seconder));
    const put = await this.lawful('put-to-vote', { motion, mode: 'roll-call' }, person(mover));
    return { motion, order: put.events.find(each => each.kind === 'poll-opened')!.data.order };
  }
}

eachDatabase((_name, open) => {
  it.each([[BELOW - 1, true], [BELOW, false], [BELOW + 1, false]])('%i members of a city are its council: %s', { timeout: 60_000 }, async (size, direct) => {
    const f = await new Federation((await open()) as Database).start(size);
    const moved = await f.submit('move', { body: council, title: 'sha256:t' as never, paragraphs: [], effect: { kind: 'decide' } }, person(1));
    expect(moved.lawful ? 'lawful' : moved.code).toBe(direct ? 'lawful' : 'not-entitled');
    const called = await f.submit('call-election', { body: council }, f.registrar);
    if (direct) expect(called).toMatchObject({ lawful: false, code: 'direct-council', article: '20', facts: { have: size, below: BELOW } });
    else expect(called.lawful).toBe(true);
  });

  it('everybody of it elects beside the holders of the other councils', { timeout: 60_000 }, async () => {
    const f = await new Federation((await open()) as Database).start(3);
    await f.lawful('call-election', { body: 'city-council@south' as BodyId }, f.registrar);
    const candidacy = async (n: number): Promise<void> => { const [election] = await f.facts<Election>('election', each => each.stage === 'nomination'); await f.lawful('nominate', { election: election!.id, person: person(n) }, person(n)); };
    await candidacy(105);
    await f.advance(15);
    const [first] = await f.facts<Poll>('poll', () => true);
    await f.assembly.cast(f.org, first!.id, { key: randomUUID(), person: person(100), choice: { kind: 'ranking', order: [person(105)] } });
    await f.advance(8);
    await f.lawful('call-election', { body: 'liaison-board' as BodyId }, f.registrar);
    await candidacy(1);
    await f.advance(8);
    const [joint] = await f.facts<Poll>('poll', poll => poll.body === 'liaison-board');
    expect(joint!.order.roll).toMatchObject({ size: 4, weight: 4, spec: { of: 'bodies', bodies: ['city-council@south'], units: ['north'] } });
    const cast = async (n: number): Promise<string> => { const { judgement } = await f.assembly.cast(f.org, joint!.id, { key: randomUUID(), person: person(n), choice: { kind: 'picks', options: [person(1)] } }); return judgement.lawful ? 'lawful' : judgement.code; };
    expect([await cast(0), await cast(105), await cast(100), await cast(0)]).toEqual(['lawful', 'lawful', 'not-on-roll', 'already-voted']);
  });

  it('everybody votes in its motion, and goes on when the city has grown over the number meanwhile', { timeout: 60_000 }, async () => {
    const f = await new Federation((await open()) as Database).start(3);
    const { order } = await f.poll(0, 1);
    expect(order).toMatchObject({ direct: true, roll: { size: 3, weight: 3, spec: { of: 'members', unit: 'north' } }, bases: { electors: 3, seats: 3, filled: 3 } });
    await f.enrol([3], 'north-depot');
    expect([await f.cast(order.poll, 0, 'for'), await f.cast(order.poll, 2, 'for'), await f.cast(order.poll, 3, 'for'), await f.cast(order.poll, 100, 'for')]).toEqual(['lawful', 'lawful', 'not-on-roll', 'not-on-roll']);
    expect(await f.submit('move', { body: council, title: 'sha256:t' as never, paragraphs: [], effect: { kind: 'decide' } }, person(1))).toMatchObject({ lawful: false, code: 'not-entitled' });
    await f.advance(8);
    expect((await f.facts<Poll>('poll', () => true))[0]).toMatchObject({ stage: 'closed', verdict: { outcome: 'carried', totals: { for: { heads: 2 } }, tests: [{ met: true }, { of: 'filled', have: '2', base: '3', met: true }] } });
  });
});
