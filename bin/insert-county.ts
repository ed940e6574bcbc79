import pg from 'pg';
import { refuseDemo } from './demo-database.js';
import type { NewCounty } from './new-county.js';
import { StartupProblem } from './startup-problem.js';

export interface CountyRows extends NewCounty {
  readonly tenantId: string;
  readonly orgId: string;
  readonly userId: string;
  readonly passwordHash: string;
}

const UNIQUE_VIOLATION = '23505';
/** No such table, no such function. */
const NOT_MIGRATED = new Set(['42P01', '42883']);

/**
 * Writes tenant, organisation and administrator in one transaction: all or nothing.
 * @param ownerUrl a connection as the owner of the tables; the application may not make tenants.
 * @throws StartupProblem when the county or the login exists, or the database was not migrated.
 */
export async function insertCounty(ownerUrl: string, production: boolean, county: CountyRows): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1, application_name: 'tongtu-create-county' });
  try {
    if (production) await refuseDemo(pool);
    await insertAll(pool, county);
  } catch (error) {
    throw asProblem(error, county);
  } finally {
    await pool.end();
  }
}

async function insertAll(pool: pg.Pool, county: CountyRows): Promise<void> {
  const { tenantId, orgId, userId, code, name, login, person, passwordHash } = county;
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('insert into tenants (id, code, name) values ($1, $2, $3)', [tenantId, code, name]);
    await client.query(
      `insert into orgs (tenant_id, id, level, code, name, lineage) values ($1, $2, 'county', $3, $4, array[$2::uuid])`,
      [tenantId, orgId, code, name],
    );
    await client.query('insert into users (tenant_id, id, login, name, password_hash) values ($1, $2, $3, $4, $5)', [
      tenantId,
      userId,
      login,
      person,
      passwordHash,
    ]);
    await client.query(
      `insert into user_roles (tenant_id, user_id, role, org_id) values ($1, $2, 'administrator', $3)`,
      [tenantId, userId, orgId],
    );
    await client.query('commit');
  } finally {
    // what was not committed goes with the connection
    client.release(true);
  }
}

function asProblem(error: unknown, { code, login }: CountyRows): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  if (NOT_MIGRATED.has(error.code ?? '')) {
    return new StartupProblem('The database holds no tables yet.', 'Bring it up to date first: npm run migrate');
  }
  if (error.code !== UNIQUE_VIOLATION) return error;
  return error.table === 'tenants'
    ? new StartupProblem(
        `There is already a county with the code ${code}. Nothing was changed.`,
        'Its administrator makes places and accounts; for another county choose another --code.',
      )
    : new StartupProblem(
        `There is already an account with the login ${login}. Nothing was changed.`,
        'Logins are unique over all counties of a database: choose another --login.',
      );
}
