/**
 * Acts judged one after another in one transaction. What one of them reads or changes the next one finds
 * in memory, and all is written at the end: a hundred signatures cost the database hardly more than one.
 */
import type { Json } from '#kernel/json.ts';
import type { Instant } from '#kernel/time.ts';
import type { Act } from '#assembly/act.ts';
import { apply } from '#assembly/apply.ts';
import { run } from '#assembly/asking.ts';
import type { AssemblyEvent } from '#assembly/event.ts';
import { judge } from '#assembly/judge.ts';
import type { Judgement } from '#assembly/judgement.ts';
import type { Rules } from '#assembly/rules.ts';
import type { Entry } from '#record/entry.ts';
import { appendEntries, findEntries } from '#store/assembly/entries.ts';
import type { Session } from '#store/assembly/session.ts';
import { SqlFacts } from '#store/assembly/sql-facts.ts';
import type { Poll } from '#assembly/facts.ts';
import { publishBoard } from './board.ts';
import { storeTexts } from './documents.ts';
import { currentRules, type Laws } from './laws.ts';
import type { Outcome, Submission } from './outcome.ts';

export class Sitting {
  readonly #session: Session;
  readonly #org: string;
  readonly #laws: Laws;
  readonly #facts: SqlFacts;
  readonly #before = new Map<string, Entry | undefined>();
  #entries: Entry[] = [];

  constructor(session: Session, org: string, laws: Laws) {
    this.#session = session;
    this.#org = org;
    this.#laws = laws;
    this.#facts = new SqlFacts(session, org);
  }

  /** Looks the keys up together; a key that was not announced is looked up when its turn comes. */
  async expect(keys: readonly string[]): Promise<void> {
    const found = await findEntries(this.#session, this.#org, keys);
    for (const key of keys) this.#before.set(key, found.get(key));
  }

  /** Judges an act and lives with it when lawful. After a thrown error the sitting is over. */
  async judge(submission: Submission, at: number): Promise<Outcome> {
    const before = await this.#entryOf(submission.key);
    if (before) return { judgement: repeated(before), repeated: true, at: before.act.at };
    const { due, texts = [], ...rest } = submission;
    const act = { ...rest, at: at as Instant } as Act;
    const rules = await currentRules(this.#session, this.#org, this.#laws, this.#facts, act.kind === 'found' ? act.content.version : undefined);
    const judgement = await run(judge(rules, act), this.#facts.answer);
    if (!judgement.lawful) return { judgement, repeated: false, at };
    const events = await this.#withBoard(judgement.events, act);
    for (const event of events) await this.#facts.write(await run(apply(event, { at: act.at }), this.#facts.answer), act.key);
    this.#append(entryOf(this.#org, act, { ...judgement, events }, rules, due));
    // A text without its act would be kept by nobody's leave: a kill between the two must leave neither.
    await storeTexts(this.#session, this.#org, texts, at);
    return { judgement: { ...judgement, events }, repeated: false, at };
  }

  /** Writes what has been decided. */
  async close(): Promise<void> {
    await this.#facts.flush();
    await this.#appendWaiting();
  }

  async #appendWaiting(): Promise<void> {
    await appendEntries(this.#session, this.#org, this.#entries);
    this.#entries = [];
  }

  async #entryOf(key: string): Promise<Entry | undefined> {
    if (!this.#before.has(key)) await this.expect([key]);
    return this.#before.get(key);
  }

  #append(entry: Entry): void {
    this.#entries.push(entry);
    this.#before.set(entry.act.key, entry);
  }

  /** The box goes into the record before the verdict on it, and once: a tie that people settle is settled on the same board. */
  async #withBoard(events: readonly AssemblyEvent[], act: Act): Promise<readonly AssemblyEvent[]> {
    const all: AssemblyEvent[] = [];
    for (const event of events) {
      if (event.kind === 'poll-closed' || event.kind === 'poll-tied') all.push(...await this.#board(event.data, act));
      all.push(event);
    }
    return all;
  }

  async #board({ poll: id, verdict }: AssemblyEvent<'poll-closed' | 'poll-tied'>['data'], act: Act): Promise<readonly AssemblyEvent[]> {
    const poll = await this.#facts.answer({ ask: 'fact', kind: 'poll', id }) as Poll;
    if (poll.stage !== 'open' || !isBoxed(poll)) return [];
    // The board has entries of its own, which follow what was done before.
    await this.#appendWaiting();
    return [await publishBoard(this.#session, this.#org, poll, verdict.marks, act)];
  }
}

function isBoxed({ order }: Poll): boolean {
  return order.secrecy === 'secret' && order.mode !== 'hall-count';
}

/** Judges one act in the caller's transaction and lives with it when lawful. */
export async function judgeOne(session: Session, org: string, laws: Laws, submission: Submission, at: number): Promise<Outcome> {
  const sitting = new Sitting(session, org, laws);
  const outcome = await sitting.judge(submission, at);
  await sitting.close();
  return outcome;
}

function entryOf(org: string, act: Act, judgement: Extract<Judgement, { lawful: true }>, rules: Rules, due: number | undefined): Entry {
  const content = due === undefined ? act.content : { ...act.content, due };
  return {
    v: 1, org,
    act: { key: act.key, kind: act.kind, by: act.by as unknown as Json, content: content as unknown as Json, at: act.at },
    authority: judgement.authority, applied: judgement.applied as unknown as readonly Json[], charter: rules.law.version,
    events: judgement.events as unknown as Entry['events'],
  };
}

function repeated(entry: Entry): Judgement {
  return { lawful: true, authority: entry.authority, applied: entry.applied, events: entry.events } as unknown as Judgement;
}
