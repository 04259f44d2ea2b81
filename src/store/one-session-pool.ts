/**
 * A pool for the embedded database, whose one session outlives every error.
 *
 * pg-pool throws a client away after an error. The session would stay behind, with everything that client
 * prepared and with the transaction it may have left open. So the client is put in order and lent again instead.
 */
import { Pool, type PoolClient, type PoolConfig } from 'pg';

type Lent = (error: Error | undefined, client: PoolClient | undefined, release: (fault?: Error | boolean) => void) => void;
type PutInOrder = (client: PoolClient) => Promise<void>;

export class OneSessionPool extends Pool {
  readonly #putInOrder: PutInOrder;

  /** @param putInOrder what a session needs after an error, besides leaving its transaction */
  constructor(config: PoolConfig, putInOrder: PutInOrder) {
    super(config);
    this.#putInOrder = putInOrder;
  }

  override connect(): Promise<PoolClient>;
  override connect(callback: Lent): void;
  override connect(callback?: Lent): Promise<PoolClient> | void {
    if (!callback) return super.connect().then(client => this.#kept(client));
    super.connect((error, client, release) => {
      if (client) this.#kept(client);
      callback(error, client, client ? client.release.bind(client) : release);
    });
  }

  #kept(client: PoolClient): PoolClient {
    const release = client.release.bind(client);
    client.release = fault => {
      // A query of the pool's own that went well gives null here, whatever the types say.
      if (!fault) release();
      else this.#afterFault(client).then(() => { release(); }, (lost: Error) => { release(lost); });
    };
    return client;
  }

  async #afterFault(client: PoolClient): Promise<void> {
    await client.query('rollback');
    await this.#putInOrder(client);
  }
}
