import type { Pool } from 'pg';
import { databasePool } from '../record/database-pool.js';

interface Complaints {
  warn(fields: object, message: string): void;
}

/**
 * Connections to PostgreSQL for one process. A connection that breaks while idle is replaced; the query that needs one
 * fails by itself.
 * @param max how many at once.
 */
export function openPool(url: string, name: string, max: number, logger: Complaints): Pool {
  const pool = databasePool({
    connectionString: url,
    application_name: name,
    max,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
  });
  pool.on('error', (error: Error & { code?: string }) =>
    logger.warn({ code: error.code }, 'a database connection broke'),
  );
  return pool;
}
