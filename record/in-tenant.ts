import { type Pool, type PoolClient, type QueryResult, type QueryResultRow, types } from 'pg';
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
  return onConnection(pool, async (connection) => {
    const begin = beginning(`begin; set local lock_timeout = ${lockTimeoutMs}`, tenant);
    const result = await inTransaction(connection, begin, work);
    const { command } = await connection.query('commit');
    // PostgreSQL takes a commit for a rollback after a statement failed, and says so nowhere else.
    if (command !== 'COMMIT') throw new Error('a statement failed and nobody minded: nothing was committed');
    return result;
  });
}

/**
 * Reads in one transaction bound to a tenant. Everything is seen as it stood at one instant: what is recorded meanwhile
 * is seen wholly or not at all.
 */
export function readInTenant<T>(pool: Pool, tenant: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return onConnection(pool, async (connection, goOn) => {
    const begin = beginning('begin isolation level repeatable read read only', tenant);
    const result = await inTransaction(connection, begin, work);
    // Nothing hangs on how a transaction ends that wrote nothing: its reader need not wait for it.
    goOn(connection.query('commit'));
    return result;
  });
}

/**
 * Sends a whole transaction of one statement at once, bound to a tenant: one round trip.
 * @param durably false: the commit does not wait for the disk. Only for what may be lost if the database itself crashes
 *   in the next moment; the next commit that waits makes it durable too.
 */
export function inTenantAtOnce<Row extends QueryResultRow>(
  pool: Pool,
  tenant: string,
  { text, values }: { readonly text: string; readonly values: unknown[] },
  { durably = true } = {},
): Promise<QueryResult<Row>> {
  return onConnection(pool, async (connection) => {
    const begin = beginning(durably ? 'begin' : 'begin; set local synchronous_commit = off', tenant);
    const [begun, done, ended] = await Promise.allSettled([
      connection.query(begin),
      connection.query<Row>(text, values),
      connection.query('commit'),
    ]);
    if (begun.status === 'rejected') throw begun.reason;
    if (done.status === 'rejected') throw done.reason;
    if (ended.status === 'rejected') throw ended.reason;
    return done.value;
  });
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** It stands in the text itself, so that all of the beginning is one statement. */
function beginning(begin: string, tenant: string): string {
  if (!UUID.test(tenant)) throw new Error('a tenant is named by a UUID');
  return `${begin}; select set_config('tongtu.tenant', '${tenant}', true)`;
}

/**
 * The work's first statements go out right behind the beginning: without it they find no tenant, and fail or find
 * nothing. The first that fails is the one told; then all is rolled back.
 */
async function inTransaction<T>(connection: PoolClient, begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  const { tx, close } = whileOpen(connection);
  try {
    const [, result] = await Promise.all([connection.query(begin), doIt(work, tx)]);
    return result;
  } catch (error) {
    close();
    // When that fails too, its transaction goes on, and the connection is not used again.
    await connection.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    close();
  }
}

/** So that work which throws at once fails as any other does. */
async function doIt<T>(work: (tx: Tx) => Promise<T>, tx: Tx): Promise<T> {
  return work(tx);
}

/**
 * A connection as the work sees it. Of statements that were asked for together, one may fail while another goes on to
 * its next: that must not reach a connection which belongs to somebody else by then.
 */
function whileOpen(connection: PoolClient): { readonly tx: Tx; readonly close: () => void } {
  let isOpen = true;
  const query = connection.query.bind(connection) as (...args: unknown[]) => unknown;
  const whenOpen = (...args: unknown[]): unknown =>
    isOpen ? query(...args) : Promise.reject(new Error('the transaction is over'));
  return {
    tx: { query: whenOpen as Tx['query'] },
    close: () => {
      isOpen = false;
    },
  };
}

/**
 * Lends a connection out for a while. One that broke, or whose transaction is not over, is not used again.
 * @param work may hand on what still goes on when it has its result: the connection is kept until then.
 */
async function onConnection<T>(
  pool: Pool,
  work: (connection: PoolClient, goOn: (rest: Promise<unknown>) => void) => Promise<T>,
): Promise<T> {
  const connection = await pool.connect();
  let isBroken = false;
  // A connection that breaks tells so in an event; unheard, it would end the process. The query under way fails by itself.
  const onBroken = () => {
    isBroken = true;
  };
  connection.on('error', onBroken);
  const giveBack = () => {
    connection.off('error', onBroken);
    connection.release(isBroken || connection.getTransactionStatus() !== 'I');
  };
  const lent = { goesOn: false };
  try {
    return await work(connection, (going) => {
      lent.goesOn = true;
      going.then(giveBack, giveBack);
    });
  } finally {
    if (!lent.goesOn) giveBack();
  }
}
