import type { Day } from '../procedures/vocabulary.js';
import { readInTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import type { Person } from './who-am-i.js';

/** Today by the system's one clock. */
export async function todayOf({ pool }: Pick<DeskDeps, 'pool'>, { tenant }: Person): Promise<Day> {
  const { rows } = await readInTenant(pool, tenant, (tx) => tx.query<{ today: Day }>('select app_today() as today'));
  return rows[0]?.today ?? '';
}
