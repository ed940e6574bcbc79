import { inTenant } from '../record/in-tenant.js';
import type { Tx } from '../record/record-types.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { supplierOf } from './tender-of.js';
import { type Tender, tenderOf, type TenderRow, TENDERS } from './tender-notice.js';
import type { Person } from './who-am-i.js';

/** The lots that take bids now, the earliest deadline first, for contractors of registered suppliers. */
export async function listTenders(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
): Promise<readonly Tender[] | DeskProblem> {
  return inTenant(pool, person.tenant, async (tx) => {
    const supplier = await supplierOf(tx, person);
    return isProblem(supplier) ? supplier : openTenders(tx);
  });
}

/** The same for whoever was asked who they are. */
export async function openTenders(tx: Tx): Promise<readonly Tender[]> {
  const { rows } = await tx.query<TenderRow>(
    `${TENDERS} where c.step = 'published' and c.closed_at is null order by "lastDay", c.id`,
  );
  return rows.map(tenderOf);
}
