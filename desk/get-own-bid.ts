import { inTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { supplierOf } from './tender-of.js';
import type { Person } from './who-am-i.js';

/** That the firm's bid is in. The bid itself is sealed for the bidder too; the salt was given once, with the receipt. */
export interface OwnBid {
  readonly bidId: string;
  readonly commitment: string;
  readonly receivedAt: string;
}

/** Shows a bidder that the firm's bid was received, and when. */
export async function getOwnBid(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  lotId: string,
): Promise<OwnBid | DeskProblem> {
  return inTenant(pool, person.tenant, async (tx) => {
    const supplier = await supplierOf(tx, person);
    if (isProblem(supplier)) return supplier;
    const { rows } = await tx.query<{ bidId: string; commitment: string; receivedAt: Date }>(
      `select id as "bidId", commitment, received_at as "receivedAt" from bids
       where lot_id = $1 and supplier_id = $2 and withdrawn_at is null`,
      [lotId, supplier.supplierId],
    );
    const [bid] = rows;
    return bid ? { ...bid, receivedAt: bid.receivedAt.toISOString() } : { problem: 'notFound' };
  });
}
