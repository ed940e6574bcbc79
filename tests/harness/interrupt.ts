import type { Pool, PoolClient } from 'pg';

/** Has something happen once, in the middle of a transaction: just before the first query that matches is sent. */
export function interrupt(pool: Pool, query: RegExp, happens: (client: PoolClient) => Promise<unknown>): void {
  let waiting = true;
  const connect = pool.connect.bind(pool) as (then?: unknown) => Promise<PoolClient>;
  pool.connect = (async (then?: unknown) => {
    // Only transactions are interrupted; single queries of the pool connect with a callback.
    if (then) return connect(then);
    const client = await connect();
    const send = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = (async (...args: unknown[]) => {
      if (waiting && query.test(String(args[0]))) {
        waiting = false;
        await happens(client);
      }
      return send(...args);
    }) as never;
    return client;
  }) as never;
}
