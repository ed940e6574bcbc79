import { readInTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import { earlierAct } from './earlier-act.js';
import type { Person } from './who-am-i.js';

/** Whether a request of that id was recorded before: what is asked now is the same once more. */
export async function wasRecorded(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  requestId: string,
): Promise<boolean> {
  return readInTenant(pool, person.tenant, async (tx) => (await earlierAct(tx, requestId)) !== null);
}
