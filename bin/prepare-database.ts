import pg from 'pg';
import { installDemoClock } from '../prisma/demo-clock.js';
import { migrate } from '../prisma/migrate.js';
import { heldTenants, lookForRestore } from '../record/hold.js';
import { indexNames } from '../record/index-names.js';
import { sealReadable } from '../record/seal-readable.js';
import type { KeyRing } from '../record/sealing.js';
import { holdsDemo, refuseDemo } from './demo-database.js';
import { type DemoAccount, demoAccounts, seedDemo } from './seed-demo.js';
import { StartupProblem } from './startup-problem.js';

export interface DatabaseToPrepare {
  readonly ownerUrl: string;
  readonly appPassword: string;
  readonly keys: KeyRing;
  readonly production: boolean;
}

export interface PreparedDatabase {
  /** The demo accounts that can sign in; none in production. */
  readonly accounts: readonly DemoAccount[];
  /** After a restore: nothing leaves the house. */
  readonly onHold: boolean;
}

/**
 * Brings the database up to date, and notices when it was put back. Outside production an empty one gets the demo county.
 */
export async function prepareDatabase(database: DatabaseToPrepare): Promise<PreparedDatabase> {
  const { ownerUrl, appPassword, keys, production } = database;
  await requireDatabase(ownerUrl);
  await migrate({ ownerUrl, appPassword });
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  try {
    await sealReadable(pool, keys);
    await indexNames(pool, keys);
    await lookForRestore({ pool });
    const onHold = (await heldTenants({ pool })).length > 0;
    return { onHold, accounts: production ? await withoutDemo(pool) : await withDemo(pool, { ownerUrl, keys }) };
  } finally {
    await pool.end();
  }
}

async function withoutDemo(pool: pg.Pool): Promise<readonly DemoAccount[]> {
  await refuseDemo(pool);
  return [];
}

async function withDemo(
  pool: pg.Pool,
  { ownerUrl, keys }: Pick<DatabaseToPrepare, 'ownerUrl' | 'keys'>,
): Promise<readonly DemoAccount[]> {
  const { rows } = await pool.query<{ empty: boolean }>('select not exists (select from tenants) as empty');
  if (rows[0]?.empty) await seedDemo({ ownerUrl, keys });
  if (!(await holdsDemo(pool))) return [];
  await installDemoClock(pool);
  return demoAccounts(ownerUrl);
}

/** @throws StartupProblem when the database does not answer or refuses the sign-in. */
export async function requireDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    const reason = (error as { code?: string }).code ?? (error instanceof Error ? error.message : 'unknown reason');
    throw new StartupProblem(
      `The database ${pathname.slice(1)} on ${hostname}:${port || '5432'} cannot be used (${reason}).`,
      'Check that PostgreSQL runs there, and the user, password and name in DATABASE_URL.',
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
