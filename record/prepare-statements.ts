import { createHash } from 'node:crypto';
import type { Pool, PoolClient } from 'pg';

const names = new Map<string, string>();

/**
 * Lets every connection of a pool parse and plan a statement once: each text that comes with values is given a name, and
 * PostgreSQL keeps what is named. Texts are those of the code, so there are as many as it has, not as many as people ask.
 */
export function prepareStatements(pool: Pool): Pool {
  pool.on('connect', (client: PoolClient) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const named = (first: unknown, values: unknown, ...rest: unknown[]): unknown =>
      typeof first === 'string' && Array.isArray(values)
        ? query({ name: nameOf(first), text: first, values }, ...rest)
        : query(first, ...(values === undefined ? [] : [values]), ...rest);
    client.query = named as typeof client.query;
  });
  return pool;
}

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  names.set(text, name);
  return name;
}
