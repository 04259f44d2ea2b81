/**
 * The assembly as the interfaces use it: acts go in by one door, votes by another, and the work of the
 * clock (what falls due, sealing) is done in passes that main/ schedules.
 */
import type { AssemblyEvent } from '#assembly/event.ts';
import type { Timer } from '#assembly/facts.ts';
import type { ActKey, PollId } from '#assembly/ids.ts';
import type { Act } from '#assembly/act.ts';
import { run } from '#assembly/asking.ts';
import { judge } from '#assembly/judge.ts';
import type { Judgement, Refusal } from '#assembly/judgement.ts';
import type { Result } from '#kernel/result.ts';
import type { Instant } from '#kernel/time.ts';
import { inSession, asIf } from '#store/assembly/in-session.ts';
import { standingClock } from '#store/assembly/organisations.ts';
import { organisationsToSeal, sealWaiting } from '#store/assembly/sealing.ts';
import { sessionOf, type Session } from '#store/assembly/session.ts';
import { dueTimers, type DueTimer } from '#store/assembly/timers.ts';
import { SqlFacts } from '#store/assembly/sql-facts.ts';
import type { Database } from '#store/open-database.ts';
import { ActQueue, type Outcome, type Submission } from './act-queue.ts';
import { CastBox, type CastSubmission } from './cast-box.ts';
import { actTogether, type Together } from './act-together.ts';
import { CharterDesk } from './charter-desk.ts';
import type { Clock } from './clock.ts';
import { drawLots } from './lots.ts';
import { KeptCounts } from './kept-counts.ts';
import { currentRules, Laws } from './laws.ts';
import { Recounts } from './recounts.ts';
import { createViewerReads, type ViewerReads } from './viewer-reads.ts';

export interface AssemblyParts {
  readonly database: Database;
  readonly clock: Clock;
}

export type Listener = (org: string, events: readonly AssemblyEvent[]) => void;

const DUE_AT_ONCE = 100;
/** Few enough that whoever acts meanwhile waits for a moment only. */
const DUE_TOGETHER = 20;
/** Milliseconds after which what is due and met a fault is tried again. */
const REST = 10_000;

export class Assembly {
  readonly database: Database;
  readonly clock: Clock;
  readonly laws = new Laws();
  readonly charters = new CharterDesk();
  readonly viewerReads: ViewerReads;
  /** For pages only. */
  readonly counts: KeptCounts;
  readonly recounts = new Recounts();
  readonly #queues = new Map<string, ActQueue>();
  readonly #boxes = new Map<string, CastBox>();
  readonly #listeners = new Set<Listener>();
  /** Timers that met a fault, and until when they rest. */
  readonly #resting = new Map<string, number>();

  constructor({ database, clock }: AssemblyParts) {
    this.database = database;
    this.clock = clock;
    this.viewerReads = createViewerReads(database);
    this.counts = new KeptCounts(clock);
    this.listen((org, events) => { this.counts.hear(org, events); });
  }

  /** Judges an act and lives with it when lawful. Votes go through `cast`. */
  submit(org: string, submission: Submission): Promise<Outcome> {
    let queue = this.#queues.get(org);
    if (!queue) {
      queue = new ActQueue(org, { ...this.#parts() });
      this.#queues.set(org, queue);
    }
    return queue.submit(submission);
  }

  /** Acts that happen all together or not at all, with what is written beside them. */
  together<T>(org: string, work: (together: Together) => Promise<T>): Promise<Result<T, Refusal>> {
    return actTogether(org, this.#parts(), work);
  }

  async cast(org: string, poll: PollId, submission: CastSubmission): Promise<Outcome> {
    const name = `${org}/${poll}`;
    let box = this.#boxes.get(name);
    if (!box) {
      box = new CastBox(org, poll, this.#parts());
      this.#boxes.set(name, box);
    }
    try {
      return await box.cast(submission);
    } finally {
      if (box.idle) this.#boxes.delete(name);
    }
  }

  /** "May I?": judged as if it happened now, without a trace. */
  ask(org: string, submission: Omit<Submission, 'key'>): Promise<Judgement> {
    return asIf(this.database.pool, async session => {
      const facts = new SqlFacts(session, org);
      const rules = await currentRules(session, org, this.laws, facts);
      return run(judge(rules, { ...submission, key: 'asked' as ActKey, at: await this.now(org, session) as Instant } as Act), facts.answer);
    });
  }

  /** The time an organisation lives by: the server's, but for a sample whose clock stands. UTC milliseconds. */
  async now(org: string, session: Session = sessionOf(this.database.pool)): Promise<number> {
    return await standingClock(session, org) ?? this.clock.now();
  }

  /** Hears of everything that happens, after it is committed. Returns how to stop listening. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => { this.#listeners.delete(listener); };
  }

  /** Tells open pages that it is later in a sample, where no act may have told them. */
  clockMoved(org: string): void {
    for (const listener of this.#listeners) listener(org, []);
  }

  /** Executes what is due, once, with its due time on record. Returns how many acts were done. With `org`, of that one, even while its clock is held. */
  async runDue(org?: string): Promise<number> {
    const due = await dueTimers(sessionOf(this.database.pool), org === undefined ? this.clock.now() : await this.now(org), DUE_AT_ONCE, org);
    // Nothing rests since the beginning of time: the instants of 1918 are negative.
    const ready = due.filter(({ org: where, timer }) => (this.#resting.get(`${where}/${timer.id}`) ?? -Infinity) <= this.clock.now());
    for (let start = 0; start < ready.length; start += DUE_TOGETHER) await this.#runTimers(ready.slice(start, start + DUE_TOGETHER));
    return ready.length;
  }

  /** Gives every waiting entry its place in the tree of its organisation. */
  async sealAll(): Promise<number> {
    let sealed = 0;
    for (const org of await organisationsToSeal(sessionOf(this.database.pool)))
      sealed += await inSession(this.database.pool, async session => sealWaiting(session, org, await this.now(org, session)));
    return sealed;
  }

  #parts(): ConstructorParameters<typeof ActQueue>[1] {
    return { database: this.database, laws: this.laws, clock: this.clock, announce: (org, events) => { for (const listener of this.#listeners) listener(org, events); } };
  }

  /** Those of one organisation share a transaction; they are handed over in their order, and one that another made pointless is refused. */
  async #runTimers(due: readonly DueTimer[]): Promise<void> {
    const submissions: { readonly org: string; readonly timer: string; readonly submission: Submission }[] = [];
    for (const { org, timer } of due) submissions.push({ org, timer: timer.id, submission: await this.#actOf(org, timer) });
    const faults = (await Promise.all(submissions.map(each => this.#runTimer(each).then(() => [], (error: unknown) => [error])))).flat();
    if (faults.length > 0) throw faults.length === 1 ? faults[0] : new AggregateError(faults, faults.map(String).join('\n'));
  }

  /** One that has a fault rests, and lets the others go on: the clock of every organisation is in the same hands. */
  async #runTimer({ org, timer, submission }: { readonly org: string; readonly timer: string; readonly submission: Submission }): Promise<void> {
    this.#resting.delete(`${org}/${timer}`);
    try {
      const { judgement, repeated } = await this.submit(org, submission);
      // What the charter no longer lets happen is dropped with a trace in the log of the server, not retried for ever.
      if (!judgement.lawful || repeated) await this.database.pool.query("delete from fact where org = $1 and kind = 'timer' and id = $2", [org, timer]);
    } catch (error) {
      this.#resting.set(`${org}/${timer}`, this.clock.now() + REST);
      throw error;
    }
  }

  async #actOf(org: string, timer: Timer): Promise<Submission> {
    const lots = timer.act.kind === 'close-poll' ? { lots: await drawLots(this.database, org, timer.act.content['poll'] ?? '') } : {};
    return { key: `timer:${timer.id}:${timer.at}`, kind: timer.act.kind, by: { as: 'clock' }, content: { ...timer.act.content, ...lots }, due: timer.at } as unknown as Submission;
  }
}
