import pg from 'pg';
import { prepareStatements } from '../record/prepare-statements.js';

interface Complaints {
  warn(fields: object, message: string): void;
}

/**
 * Connections to PostgreSQL for one process. A connection that breaks while idle is replaced; the query that needs one
 * fails by itself.
 * @param max how many at once.
 */
export function openPool(url: string, name: string, max: number, logger: Complaints): pg.Pool {
  const pool = new pg.Pool({
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
  return prepareStatements(pool);
}
