/**
 * The other server processes on this database: what happens in one, the open pages and caches of all hear of.
 *
 * Told after the commit, like everything: who is killed in the moment between has told nobody, and pages elsewhere
 * follow with the next change. Changes of a moment are told together, so that a busy vote costs few notices.
 */
import { randomUUID } from 'node:crypto';
import { openNotices } from '#store/notices.ts';
import type { Assembly } from './assembly.ts';
import { ANYTHING, changeOf, type Change, type Changes } from './changes.ts';

/** Milliseconds. */
const GATHER = 50;
const TRY_AGAIN = 1_000;
/** Bytes; PostgreSQL takes less than 8,000. */
const LONGEST = 7_900;

interface Notice extends Change {
  /** The process that tells, which knows already. */
  readonly from: string;
}

export interface Neighbours {
  /** Tells what is still to be told, and listens no more. */
  readonly close: () => Promise<void>;
}

export async function joinNeighbours(assembly: Assembly, changes: Changes, report: (error: unknown) => void): Promise<Neighbours> {
  const self = randomUUID();
  const notices = await openNotices(assembly.database, {
    heard: payload => {
      const { from, ...change } = JSON.parse(payload) as Notice;
      if (from !== self) changes.tell(change);
    },
    missed: () => { changes.tell(ANYTHING); },
    lost: error => { report(new Error(`The connection that hears of changes by other processes was lost and is made again: ${error.message}`)); },
  });
  const outbox = new Outbox(change => notices.send(written({ ...change, from: self })), report);
  const stop = assembly.database.kind === 'server' ? assembly.listen((org, events) => { outbox.add(changeOf(org, events)); }) : () => undefined;
  return {
    close: async () => {
      stop();
      await outbox.close();
      await notices.close();
    },
  };
}

/** Pages ask for what they show, whatever the ids: a notice that would be too long goes without. */
function written(notice: Notice): string {
  const text = JSON.stringify(notice);
  return Buffer.byteLength(text) <= LONGEST ? text : JSON.stringify({ ...notice, ids: [] });
}

/** Gathers changes by organisation and sends them; what could not be sent is kept and sent later. */
class Outbox {
  readonly #send: (change: Change) => Promise<void>;
  readonly #report: (error: unknown) => void;
  readonly #waiting = new Map<string, { readonly kinds: Set<string>; readonly ids: Set<string> }>();
  #timer: NodeJS.Timeout | undefined;
  #sending: Promise<void> = Promise.resolve();
  #isFailing = false;

  constructor(send: (change: Change) => Promise<void>, report: (error: unknown) => void) {
    this.#send = send;
    this.#report = report;
  }

  add(change: Change): void {
    this.#put(change);
    this.#later(GATHER);
  }

  #put({ org, kinds, ids }: Change): void {
    if (org === undefined) return;
    const waiting = this.#waiting.get(org) ?? { kinds: new Set(), ids: new Set() };
    this.#waiting.set(org, waiting);
    for (const kind of kinds) waiting.kinds.add(kind);
    for (const id of ids) waiting.ids.add(id);
  }

  /** Sends what waits now, and tries no more. */
  async close(): Promise<void> {
    await this.#empty();
    clearTimeout(this.#timer);
  }

  async #empty(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await (this.#sending = this.#sending.then(() => this.#sendAll()));
  }

  #later(milliseconds: number): void {
    this.#timer ??= setTimeout(() => { void this.#empty(); }, milliseconds);
  }

  async #sendAll(): Promise<void> {
    for (const [org, { kinds, ids }] of this.#waiting) {
      this.#waiting.delete(org);
      try {
        await this.#send({ org, kinds: [...kinds], ids: [...ids] });
        this.#isFailing = false;
      } catch (error) {
        if (!this.#isFailing) this.#report(error);
        this.#isFailing = true;
        this.#put({ org, kinds: [...kinds], ids: [...ids] });
        return this.#later(TRY_AGAIN);
      }
    }
  }
}
