import { Socket } from 'node:net';
import pg, { type PoolConfig } from 'pg';
import { prepareStatements } from './prepare-statements.js';

/**
 * A pool as the record needs it: every text is parsed once per connection, and a statement is sent as soon as it is asked
 * for, without waiting for the answer to the one before. PostgreSQL runs them in the order in which they were sent, so
 * what is asked for together costs one round trip.
 */
export function databasePool(config: PoolConfig): pg.Pool {
  return prepareStatements(new pg.Pool({ ...config, pipeline: true, stream: () => new TurnSocket() }));
}

type Written = (error?: Error | null) => void;

/** Sends what was written in one turn of the event loop together: one system call instead of one for each statement. */
class TurnSocket extends Socket {
  #isHolding = false;

  override connect(...to: unknown[]): this {
    const connect = super.connect.bind(this) as (...to: unknown[]) => void;
    connect(...to);
    // Node puts its own `write` on every socket that connects, over that of a class.
    Reflect.deleteProperty(this, 'write');
    return this;
  }

  override write(chunk: string | Uint8Array, encoding?: BufferEncoding | Written, written?: Written): boolean {
    if (!this.#isHolding) {
      this.#isHolding = true;
      this.cork();
      process.nextTick(() => {
        this.#isHolding = false;
        this.uncork();
      });
    }
    return typeof encoding === 'function' ? super.write(chunk, encoding) : super.write(chunk, encoding, written);
  }
}
