import { type Pool, types } from 'pg';
import type { Tx } from './record-types.js';

// A day is a day: as a JavaScript Date it would shift with the machine's time zone.
types.setTypeParser(types.builtins.DATE, (day) => day);

/**
 * Runs `work` in one transaction bound to a tenant: the only way to the tenants' rows.
 * Commits when it resolves, rolls back when it throws.
 * @param lockTimeoutMs how long it waits for a row that another holds; 0 for ever.
 */
export function inTenant<T>(
  pool: Pool,
  tenant: string,
  work: (tx: Tx) => Promise<T>,
  { lockTimeoutMs = 0 } = {},
): Promise<T> {
  return inTransaction(pool, `begin; set local lock_timeout = ${lockTimeoutMs}`, tenant, work);
}

/**
 * Reads in one transaction bound to a tenant. Everything is seen as it stood at one instant: what is recorded meanwhile
 * is seen wholly or not at all.
 */
export function readInTenant<T>(pool: Pool, tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(pool, 'begin isolation level repeatable read read only', tenant, work);
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

async function inTransaction<T>(pool: Pool, begin: string, tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  // It stands in the text itself, so that all of the beginning is one round trip.
  if (!UUID.test(tenant)) throw new Error('a tenant is named by a UUID');
  const tx = await pool.connect();
  let broken = false;
  // A connection that breaks tells so in an event; unheard, it would end the process. The query under way fails by itself.
  const onBroken = () => {
    broken = true;
  };
  tx.on('error', onBroken);
  try {
    await tx.query(`${begin}; select set_config('tongtu.tenant', '${tenant}', true)`);
    const result = await work(tx);
    await tx.query('commit');
    return result;
  } catch (error) {
    await tx.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    tx.off('error', onBroken);
    tx.release(broken);
  }
}
