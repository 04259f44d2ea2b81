/** The stage of the sample: an organisation whose clock is moved by the script, every act through the engine. */
import { seededRandom, shuffled, type Random } from '#kernel/random.ts';
import type { Instant } from '#kernel/time.ts';
import type { ActContents, ActKind } from '#assembly/act.ts';
import type { Election, FactKind, FactTypes, Motion, Poll, Seat } from '#assembly/facts.ts';
import type { ActKey, DocumentRef, OrgId, PersonId, PollId } from '#assembly/ids.ts';
import type { Choice } from '#assembly/order.ts';
import { Assembly } from '#service/assembly.ts';
import type { Outcome, Submission } from '#service/act-queue.ts';
import { writeTexts } from '#service/documents.ts';
import { inSession } from '#store/assembly/in-session.ts';
import { sealWaiting } from '#store/assembly/sealing.ts';
import { sessionOf } from '#store/assembly/session.ts';
import { nextDue } from '#store/assembly/timers.ts';
import type { Database } from '#store/open-database.ts';
import { vacuumWhenDue } from '#store/upkeep.ts';
import { yieldToLoop } from '#store/yield-to-loop.ts';

const DAY = 86_400_000;

/** A refusal in the script is a fault of the script, and says which act the charter did not allow. */
class NotAllowed extends Error {
  constructor(kind: string, refusal: unknown) {
    super(`the sample's ${kind} was refused: ${JSON.stringify(refusal)}`);
  }
}

export class Stage {
  readonly assembly: Assembly;
  readonly database: Database;
  readonly random: Random;
  org = '' as OrgId;
  registrar = '' as PersonId;
  now: number;
  /** When the sample ends: the present of whoever looks at it. */
  readonly end: number;

  constructor(database: Database, { start, end, seed }: { readonly start: number; readonly end: number; readonly seed: number }) {
    this.database = database;
    this.now = start;
    this.end = end;
    this.random = seededRandom(seed);
    this.assembly = new Assembly({ database, clock: { now: () => this.now } });
  }

  /** An id that looks like any other and is the same in every run. */
  newId(): string {
    const hex = Array.from({ length: 8 }, () => this.random.below(65_536).toString(16).padStart(4, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  /** Tries an act and takes a refusal as an answer, as people do. */
  async attempt<K extends ActKind>(kind: K, content: ActContents[K], by: PersonId): Promise<Outcome & { readonly key: ActKey }> {
    const key = this.newId() as ActKey;
    const outcome = await this.assembly.submit(this.org, { key, kind, by: { as: 'person', person: by }, content } as Submission);
    await this.#breathe();
    return { ...outcome, key };
  }

  /** Does an act that the script relies on. */
  async act<K extends ActKind>(kind: K, content: ActContents[K], by: PersonId): Promise<Outcome & { readonly key: ActKey }> {
    const outcome = await this.attempt(kind, content, by);
    if (!outcome.judgement.lawful) throw new NotAllowed(kind, outcome.judgement);
    return outcome;
  }

  /** The same act by many people, who need not wait for each other. */
  async actAll<K extends ActKind>(kind: K, content: ActContents[K], people: readonly PersonId[]): Promise<void> {
    for (let start = 0; start < people.length; start += 50)
      await Promise.all(people.slice(start, start + 50).map(person => this.act(kind, content, person)));
  }

  /** The embedded database answers without giving way: a server that plays the sample must still answer others. */
  async #breathe(): Promise<void> {
    await yieldToLoop();
  }

  async text(text: string): Promise<DocumentRef> {
    const { content } = await inSession(this.database.pool, session => writeTexts(session, this.org, { text }, this.now));
    return content as DocumentRef;
  }

  /** Moves the clock by days and lets happen what falls due on the way, at its time. */
  async pass(days: number): Promise<void> {
    const to = this.now + Math.max(0, Math.round(days * DAY));
    const session = sessionOf(this.database.pool);
    for (let due = await nextDue(session, this.org, to); due !== undefined; due = await nextDue(session, this.org, to)) {
      this.now = Math.max(this.now, due);
      if (await this.assembly.runDue(this.org) === 0) throw new Error(`what is due at ${due} does not happen`);
      await this.#breathe();
    }
    this.now = to;
  }

  /** Moves the clock to so many days before the end of the sample; it never goes back. */
  async until(daysAgo: number): Promise<void> {
    await this.pass((this.end - daysAgo * DAY - this.now) / DAY);
  }

  /** The time at so many days before the end, where things are announced for later. */
  at(daysAgo: number): Instant {
    return Math.round(this.end - daysAgo * DAY) as Instant;
  }

  /** Gives what has happened its place in the tree, as the server does all the time. */
  async seal(): Promise<void> {
    while ((await inSession(this.database.pool, session => sealWaiting(session, this.org, this.now))) > 0) await this.#breathe();
  }

  /** Statistics for the planner of the embedded database, which nobody else keeps while thousands of rows arrive. */
  async tidy(): Promise<void> {
    if (this.database.kind === 'embedded') await vacuumWhenDue(this.database);
  }

  async all<K extends FactKind>(kind: K): Promise<FactTypes[K][]> {
    return (await sessionOf(this.database.pool).query<{ value: FactTypes[K] }>('select value from fact where org = $1 and kind = $2 order by id collate "C"', [this.org, kind])).map(row => row.value);
  }

  async one<K extends FactKind>(kind: K, id: string): Promise<FactTypes[K]> {
    const [row] = await sessionOf(this.database.pool).query<{ value: FactTypes[K] }>('select value from fact where org = $1 and kind = $2 and id = $3', [this.org, kind, id]);
    if (!row) throw new Error(`the sample has no ${kind} ${id}`);
    return row.value;
  }

  /** Members of a workplace or of a city's workplaces in good standing who will stay so for three weeks, so that what they begin they can end; in a fixed order. */
  async members(unit: string): Promise<PersonId[]> {
    const day = new Date(this.now).toISOString().slice(0, 10);
    const paid = new Date(this.now + 21 * DAY).toISOString().slice(0, 10);
    const rows = await sessionOf(this.database.pool).query<{ person: PersonId }>(
      `select person from membership m where org = $1 and exists (select from unnest(units) u where u = $2 or starts_with(u, $2 || '-')) and valid_from <= $3 and valid_until > $3 and status = 'full'
         and attributes ->> 'dues-paid-until' >= $4 order by (select number from particulars p where p.org = m.org and p.person = m.person) collate "C"`, [this.org, unit, day, paid]);
    return rows.map(row => row.person);
  }

  async holders(body: string): Promise<Seat[]> {
    return (await this.all('seat')).filter(seat => seat.body === body && seat.holder !== undefined);
  }

  /** Some of a list, without repetition, the same in every run. */
  some<T>(items: readonly T[], count: number): T[] {
    return shuffled(items, this.random).slice(0, count);
  }

  async elections(stage: Election['stage']): Promise<Election[]> {
    return (await this.all('election')).filter(election => election.stage === stage);
  }

  async openPolls(): Promise<Poll[]> {
    return (await this.all('poll')).filter(poll => poll.stage === 'open');
  }

  /** People vote, all together; those who are refused stay away. */
  async vote(poll: PollId, people: readonly PersonId[], choose: (person: PersonId) => Choice): Promise<void> {
    for (let start = 0; start < people.length; start += 200) {
      await Promise.all(people.slice(start, start + 200).map(person => this.assembly.cast(this.org, poll, { key: this.newId(), person, choice: choose(person) })));
      await this.#breathe();
    }
  }

  async motion(id: string): Promise<Motion> {
    return this.one('motion', id);
  }

  /** The one who holds an office, or the first of several. */
  async holder(body: string, index = 0): Promise<PersonId> {
    const person = (await this.holders(body))[index]?.holder;
    if (person === undefined) throw new Error(`the sample has nobody in ${body}`);
    return person;
  }

  /** Members by their standing, with their workplace. */
  async withStatus(status: string): Promise<readonly { readonly person: PersonId; readonly unit: string }[]> {
    return sessionOf(this.database.pool).query<{ person: PersonId; unit: string }>(
      `select m.person, m.units[1] as unit from membership m where org = $1 and status = $2 and valid_from <= $3 and valid_until > $3
       order by (select number from particulars p where p.org = m.org and p.person = m.person) collate "C"`, [this.org, status, new Date(this.now).toISOString().slice(0, 10)]);
  }
}
