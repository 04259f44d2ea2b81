/**
 * Acts of one organisation, one after another: those that arrive while a transaction runs share the
 * next one, so that a busy congress pays for one lock and one sync to disk where it would pay for many.
 * An act that is repeated (the same key) gets the answer it got the first time.
 */
import type { Json } from '#kernel/json.ts';
import type { Instant } from '#kernel/time.ts';
import type { Act } from '#assembly/act.ts';
import { apply } from '#assembly/apply.ts';
import { run } from '#assembly/asking.ts';
import type { AssemblyEvent } from '#assembly/event.ts';
import { judge } from '#assembly/judge.ts';
import { refuse, type Judgement } from '#assembly/judgement.ts';
import type { Rules } from '#assembly/rules.ts';
import type { Entry } from '#record/entry.ts';
import { appendEntry, findEntry } from '#store/assembly/entries.ts';
import { lockOrganisation, touchOrganisation } from '#store/assembly/organisations.ts';
import { inSession } from '#store/assembly/in-session.ts';
import type { Session } from '#store/assembly/session.ts';
import { SqlFacts } from '#store/assembly/sql-facts.ts';
import type { Database } from '#store/open-database.ts';
import { boardEvents } from './board.ts';
import type { Clock } from './clock.ts';
import { currentRules, type Laws } from './laws.ts';

export type Submission = Omit<Act, 'at'> & { /** For acts of the clock: when they fell due. */ readonly due?: number };

export interface Outcome {
  readonly judgement: Judgement;
  /** True when this key had been used before: nothing happened now. */
  readonly repeated: boolean;
  readonly at: number;
}

export interface ActQueueParts {
  readonly database: Database;
  readonly laws: Laws;
  readonly clock: Clock;
  /** Told after commit what happened, for live pages. */
  readonly announce: (org: string, events: readonly AssemblyEvent[]) => void;
}

interface Waiting {
  readonly submission: Submission;
  readonly answer: (outcome: Outcome) => void;
  readonly fail: (error: unknown) => void;
}

const BATCH = 64;

export class ActQueue {
  readonly #parts: ActQueueParts;
  readonly #org: string;
  #waiting: Waiting[] = [];
  #running = false;

  constructor(org: string, parts: ActQueueParts) {
    this.#org = org;
    this.#parts = parts;
  }

  submit(submission: Submission): Promise<Outcome> {
    return new Promise((answer, fail) => {
      this.#waiting.push({ submission, answer, fail });
      if (!this.#running) void this.#drain();
    });
  }

  /** Never fails: what goes wrong is told to those who wait. */
  async #drain(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH);
      try {
        await this.#runBatch(batch);
      } catch (error) {
        if (batch.length === 1) batch[0]?.fail(error);
        // One act with a fault must not take its neighbours with it.
        else for (const each of batch) await this.#runBatch([each]).catch(each.fail);
      }
    }
    // In the same breath as the last look at the queue: whoever comes after starts a new run.
    this.#running = false;
  }

  async #runBatch(batch: readonly Waiting[]): Promise<void> {
    const outcomes = await inSession(this.#parts.database.pool, session => this.#judgeAll(session, batch.map(each => each.submission)));
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.judgement.lawful && !outcome.repeated) this.#parts.announce(this.#org, outcome.judgement.events);
      batch[index]?.answer(outcome);
    }
  }

  async #judgeAll(session: Session, submissions: readonly Submission[]): Promise<Outcome[]> {
    const row = await lockOrganisation(session, this.#org);
    if (!row) return submissions.map(() => ({ judgement: refuse('no-such-thing', 'none', { org: this.#org }), repeated: false, at: this.#parts.clock.now() }));
    let last = Number(row.last_at);
    const outcomes: Outcome[] = [];
    for (const submission of submissions) {
      // A clock that goes back does not take the organisation back with it.
      const at = Math.max(this.#parts.clock.now(), last);
      const outcome = await judgeOne(session, this.#org, this.#parts.laws, submission, at);
      last = outcome.repeated ? last : at;
      outcomes.push(outcome);
    }
    await touchOrganisation(session, this.#org, last);
    return outcomes;
  }
}

/** Judges one act in the caller's transaction and lives with it when lawful. */
export async function judgeOne(session: Session, org: string, laws: Laws, submission: Submission, at: number): Promise<Outcome> {
  const before = await findEntry(session, org, submission.key);
  if (before) return { judgement: repeated(before), repeated: true, at: before.act.at };
  const { due: _, ...rest } = submission;
  const act = { ...rest, at: at as Instant } as Act;
  const facts = new SqlFacts(session, org);
  const rules = await currentRules(session, org, laws, facts, act.kind === 'found' ? act.content.version : undefined);
  const judgement = await run(judge(rules, act), facts.answer);
  if (!judgement.lawful) return { judgement, repeated: false, at };
  const events = await withBoard(session, org, judgement.events);
  for (const event of events) await facts.write(await run(apply(event, { at: act.at }), facts.answer), act.key);
  await facts.flush();
  await appendEntry(session, entryOf(org, act, { ...judgement, events }, rules, submission.due));
  return { judgement: { ...judgement, events }, repeated: false, at };
}

/** The board goes into the record together with the verdict, before the box is emptied. */
async function withBoard(session: Session, org: string, events: readonly AssemblyEvent[]): Promise<readonly AssemblyEvent[]> {
  const all: AssemblyEvent[] = [];
  for (const event of events) {
    if (event.kind === 'poll-closed') all.push(...(await boardEvents(session, org, event.data.poll)));
    all.push(event);
  }
  return all;
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
