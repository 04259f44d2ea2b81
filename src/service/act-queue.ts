/**
 * Acts of one organisation, one after another: those that arrive while a transaction runs share the
 * next one, so that a busy congress pays for one lock and one sync to disk where it would pay for many.
 * An act that is repeated (the same key) gets the answer it got the first time.
 */
import type { AssemblyEvent } from '#assembly/event.ts';
import { refuse } from '#assembly/judgement.ts';
import { lockOrganisation, touchOrganisation } from '#store/assembly/organisations.ts';
import { inSession } from '#store/assembly/in-session.ts';
import type { Session } from '#store/assembly/session.ts';
import type { Database } from '#store/open-database.ts';
import { timeOf, type Clock } from './clock.ts';
import type { Laws } from './laws.ts';
import type { Outcome, Submission } from './outcome.ts';
import { Sitting } from './sitting.ts';

export type { Outcome, Submission } from './outcome.ts';
export { judgeOne } from './sitting.ts';

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
    const sitting = new Sitting(session, this.#org, this.#parts.laws);
    await sitting.expect(submissions.map(each => each.key));
    const outcomes: Outcome[] = [];
    for (const submission of submissions) {
      // A clock that goes back does not take the organisation back with it.
      const at = Math.max(timeOf(row, this.#parts.clock), last);
      const outcome = await sitting.judge(submission, at);
      last = outcome.repeated ? last : at;
      outcomes.push(outcome);
    }
    await sitting.close();
    await touchOrganisation(session, this.#org, last);
    return outcomes;
  }
}
