/**
 * Where charters are read without holding anybody else up: in threads of their own, one for strangers and one for
 * members, so that strangers who send long texts keep no member waiting. Each takes one text after another, for a
 * bounded time, and lets a bounded number wait. A thread without work ends after a while and keeps no process alive.
 */
import { Worker } from 'node:worker_threads';
import type { CharterSource } from '#charter/compile.ts';
import type { Law } from '#charter/law.ts';
import type { CharterOrder, CharterResults, Draft } from './charter-work.ts';
import type { CharterText, CheckedCharter } from './views/charter-articles.ts';

/** The text was not read: it takes too long, or too many others wait. */
export class CharterUnread extends Error {
  readonly reason: 'too-long' | 'busy';

  constructor(reason: CharterUnread['reason']) {
    super(reason);
    this.name = 'CharterUnread';
    this.reason = reason;
  }
}

export type Lane = 'strangers' | 'members';

export interface DeskTerms {
  /** Milliseconds for one text. The slowest that the border lets in takes about nine seconds of a core. */
  readonly longest: number;
  readonly mostWaiting: number;
}

const TERMS: DeskTerms = { longest: 30_000, mostWaiting: 8 };
/** Milliseconds after which a thread without work ends, and gives its memory back. */
const IDLE = 60_000;
const MEMORY = { maxOldGenerationSizeMb: 512 };

export class CharterDesk {
  readonly #lanes: Readonly<Record<Lane, Thread>>;

  constructor(terms: Partial<DeskTerms> = {}) {
    const all = { ...TERMS, ...terms };
    this.#lanes = { strangers: new Thread(all), members: new Thread(all) };
  }

  /** @throws CharterUnread */
  check(charter: CharterText, lane: Lane): Promise<CheckedCharter> {
    return this.#lanes[lane].order({ kind: 'check', charter });
  }

  /** Compiles, and compares with the law in force. @throws CharterUnread */
  draft(source: CharterSource, before?: Law): Promise<Draft> {
    return this.#lanes.members.order({ kind: 'draft', source, before });
  }

  /** Ends the threads; what they were reading is not read. */
  async close(): Promise<void> {
    await Promise.all(Object.values(this.#lanes).map(thread => thread.end()));
  }
}

interface Job {
  readonly order: CharterOrder;
  readonly resolve: (result: never) => void;
  readonly reject: (error: unknown) => void;
}

class Thread {
  readonly #terms: DeskTerms;
  readonly #waiting: Job[] = [];
  #worker: Worker | undefined;
  #running: Job | undefined;
  /** Ends the work that takes too long, or the thread that has none. */
  #timer: NodeJS.Timeout | undefined;

  constructor(terms: DeskTerms) {
    this.#terms = terms;
  }

  async order<Kind extends CharterOrder['kind']>(order: CharterOrder & { readonly kind: Kind }): Promise<CharterResults[Kind]> {
    if (this.#waiting.length >= this.#terms.mostWaiting) throw new CharterUnread('busy');
    return new Promise((resolve, reject) => {
      this.#waiting.push({ order, resolve, reject });
      this.#begin();
    });
  }

  async end(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    clearTimeout(this.#timer);
    for (const job of [...this.#waiting.splice(0), ...(this.#running ? [this.#running] : [])]) job.reject(new CharterUnread('busy'));
    this.#running = undefined;
    await worker?.terminate();
  }

  #begin(): void {
    if (this.#running) return;
    this.#running = this.#waiting.shift();
    clearTimeout(this.#timer);
    if (!this.#running) return this.#rest();
    const worker = this.#worker ??= this.#start();
    worker.ref();
    this.#timer = setTimeout(() => { this.#giveUp(worker, new CharterUnread('too-long')); }, this.#terms.longest);
    worker.postMessage(this.#running.order);
  }

  #rest(): void {
    this.#worker?.unref();
    this.#timer = setTimeout(() => { void this.end(); }, IDLE).unref();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./charter-worker.ts', import.meta.url), { resourceLimits: MEMORY });
    worker.on('message', ({ result, error }: { readonly result?: unknown; readonly error?: unknown }) => {
      if (worker !== this.#worker) return;
      this.#finish(job => { if (error === undefined) job.resolve(result as never); else job.reject(error); });
    });
    // A text that fills the memory of its thread would have taken too long as well.
    worker.on('error', (error: NodeJS.ErrnoException) => { this.#giveUp(worker, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new CharterUnread('too-long') : error); });
    return worker;
  }

  /** The next text gets a new thread. */
  #giveUp(worker: Worker, reason: Error): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    void worker.terminate();
    this.#finish(job => { job.reject(reason); });
  }

  #finish(answer: (job: Job) => void): void {
    const job = this.#running;
    this.#running = undefined;
    if (job) answer(job);
    this.#begin();
  }
}
