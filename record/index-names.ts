import type { Pool } from 'pg';
import { blindIndex, type KeyRing, unseal } from './sealing.js';

const BATCH = 500;

interface Row {
  readonly tenant_id: string;
  readonly id: string;
  readonly sealed: Buffer;
}

/** Whether there are such persons; whoever has no keys must not pass them over. As the owner of the tables. */
export async function hasUnindexedNames(pool: Pool): Promise<boolean> {
  return ((await pool.query('select from persons where name_hash is null limit 1')).rowCount ?? 0) > 0;
}

/**
 * Fills in under which hash a name is found, for persons who were made known before names could be searched. A batch is
 * a statement of its own: what was broken off goes on where it stopped.
 * @param pool as the owner of the tables, over all tenants.
 * @returns how many were filled in.
 */
export async function indexNames(pool: Pool, keys: KeyRing): Promise<number> {
  let filled = 0;
  for (;;) {
    const { rows } = await pool.query<Row>(
      'select tenant_id, id, sealed from persons where name_hash is null order by id limit $1',
      [BATCH],
    );
    if (rows.length === 0) return filled;
    const hashes = rows.map(({ id, sealed }) =>
      blindIndex(keys, 'personName', String(unseal<{ name: unknown }>(keys, `person:${id}`, sealed).name)),
    );
    await pool.query(
      `update persons p set name_hash = n.hash from unnest($1::uuid[], $2::uuid[], $3::bytea[]) as n(tenant_id, id, hash)
       where (p.tenant_id, p.id) = (n.tenant_id, n.id) and p.name_hash is null`,
      [rows.map((row) => row.tenant_id), rows.map((row) => row.id), hashes],
    );
    filled += rows.length;
  }
}
