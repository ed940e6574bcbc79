import type pg from 'pg';
import { inTenant } from '../record/in-tenant.js';
import { StartupProblem } from './startup-problem.js';

/** Whether a database holds a demo county or a demo account. Works for the owner and for `tongtu_app`. */
export async function holdsDemo(pool: pg.Pool): Promise<boolean> {
  const tenants = await pool.query<{ tenant: string }>('select tenant_id as tenant from sweep_tenants()');
  for (const { tenant } of tenants.rows) {
    const found = await inTenant(pool, tenant, (tx) =>
      tx.query('select 1 from tenants where demo union all select 1 from users where demo limit 1'),
    );
    if (found.rows.length > 0) return true;
  }
  return false;
}

/** Everybody knows the demo's passwords, and its clock can be moved. @throws StartupProblem when there is a demo. */
export async function refuseDemo(pool: pg.Pool): Promise<void> {
  if (await holdsDemo(pool)) {
    throw new StartupProblem(
      'This database holds demo accounts, and NODE_ENV is production.',
      'Name a database of its own in DATABASE_URL; an empty one is set up by npm run migrate.',
    );
  }
}
