/**
 * What server processes on one database tell each other. A notice reaches whoever listens at that moment and nobody
 * else; one connection listens, and after it was lost the listener is told that notices may have been missed.
 *
 * @see PostgreSQL manual, LISTEN and NOTIFY
 */
import { Client } from 'pg';
import type { Database } from './open-database.ts';

export interface Notices {
  /** Reaches every listening process, this one included. At most 7,999 bytes. */
  readonly send: (payload: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface NoticeListener {
  readonly heard: (payload: string) => void;
  /** Listening again after a gap. */
  readonly missed: () => void;
  /** The connection was lost; it is tried again until it holds. Told once for each loss. */
  readonly lost: (error: Error) => void;
}

const CHANNEL = 'sovet';
/** Milliseconds. A connection whose other end vanished says nothing: it is asked, and given up without an answer. */
const ASKED_EVERY = 10_000;
const ANSWER_WITHIN = 5_000;
const [FIRST_PAUSE, LONGEST_PAUSE] = [50, 5_000];

/** An embedded database has one process: nobody else to hear or be heard by. */
const ALONE: Notices = { send: () => Promise.resolve(), close: () => Promise.resolve() };

export async function openNotices({ kind, pool }: Pick<Database, 'kind' | 'pool'>, listener: NoticeListener): Promise<Notices> {
  if (kind === 'embedded') return ALONE;
  const line = new Line(pool.options.connectionString ?? '', listener);
  await line.open();
  return {
    send: async payload => { await pool.query('select pg_notify($1, $2)', [CHANNEL, payload]); },
    close: () => line.close(),
  };
}

interface Connection {
  /** Resolves with the reason when it is over. */
  readonly ended: Promise<Error>;
}

class Line {
  readonly #url: string;
  readonly #listener: NoticeListener;
  #client: Client | undefined;
  #isClosed = false;
  #pause: { readonly timer: NodeJS.Timeout; readonly end: () => void } | undefined;
  #keeping: Promise<void> = Promise.resolve();

  constructor(url: string, listener: NoticeListener) {
    this.#url = url;
    this.#listener = listener;
  }

  /** Resolves when it listens. @throws when the server cannot be reached at the start */
  async open(): Promise<void> {
    this.#keeping = this.#keep(await this.#connect());
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#pause?.timer);
    this.#pause?.end();
    await this.#client?.end().catch(() => undefined);
    await this.#keeping;
  }

  async #keep(first: Connection): Promise<void> {
    let connection: Connection | undefined = first;
    for (let pause = FIRST_PAUSE; !this.#isClosed;) {
      if (connection) {
        const reason = await connection.ended;
        if (this.#wasClosed()) return;
        this.#listener.lost(reason);
        pause = FIRST_PAUSE;
      }
      await this.#wait(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
      connection = this.#wasClosed() ? undefined : await this.#connect().catch(() => undefined);
      if (connection) this.#listener.missed();
    }
  }

  /** Asked in a function of its own, because others change it while this one waits. */
  #wasClosed(): boolean {
    return this.#isClosed;
  }

  /** Resolves when it listens. */
  async #connect(): Promise<Connection> {
    const client = new Client({ connectionString: this.#url, application_name: 'sovet listening', connectionTimeoutMillis: ANSWER_WITHIN, query_timeout: ANSWER_WITHIN, keepAlive: true });
    this.#client = client;
    let reason: Error | undefined;
    const { promise: ended, resolve } = Promise.withResolvers<Error>();
    // The first error says why; those after it only that it is so.
    client.on('error', error => { reason ??= error; });
    client.on('notification', ({ payload = '' }) => { this.#listener.heard(payload); });
    const asking = setInterval(() => { client.query('select').catch(() => client.end()); }, ASKED_EVERY);
    client.on('end', () => { clearInterval(asking); resolve(reason ?? new Error('the connection was closed')); });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      return { ended };
    } catch (error) {
      clearInterval(asking);
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise(resolve => { this.#pause = { timer: setTimeout(resolve, milliseconds), end: resolve }; });
  }
}
