/**
 * The embedded database at the end of a socket that is none: `pg` speaks its protocol here as it does to a server.
 *
 * PGlite has an adapter for `pg` of its own. It enters the database once for each message, of which a query has
 * five, and reads every answer twice; here a query is one entry, and `pg` alone reads what comes back.
 */
import { Duplex } from 'node:stream';

/** Answers bytes of the protocol with bytes of the protocol, one call after another. */
export type Exchange = (bytes: Uint8Array) => Promise<Uint8Array>;

/** AuthenticationOk, then ReadyForQuery outside of a transaction. @see PostgreSQL manual, 54.7 */
const WELCOME = Uint8Array.of(0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49);
const TERMINATE = 0x58;
/** The first message of a session is the only one that does not begin with its kind. */
const STARTUP = 0x00;

export class EmbeddedStream extends Duplex {
  readonly #exchange: Exchange;

  constructor(exchange: Exchange) {
    super({ allowHalfOpen: false });
    this.#exchange = exchange;
  }

  connect(): void {
    process.nextTick(() => this.emit('connect'));
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {
    // What there is to read is pushed when it comes.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#send(chunk).then(() => { done(); }, done);
  }

  /** What was written while the stream was corked: all messages of one query. */
  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#send(Buffer.concat(chunks.map(each => each.chunk))).then(() => { done(); }, done);
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  async #send(bytes: Buffer): Promise<void> {
    // The one session is there already, and goes on when a client of it ends.
    if (bytes[0] === TERMINATE) return;
    const answer = bytes[0] === STARTUP ? WELCOME : await this.#exchange(bytes);
    if (answer.length > 0 && !this.destroyed) this.push(answer);
  }
}
