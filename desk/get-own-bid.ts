import { type BidReceipt, receiptOf } from '../record/bid-receipt.js';
import { readInTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { supplierOf } from './tender-of.js';
import type { Person } from './who-am-i.js';

/** The receipt of the firm's bid, for the bidder again. The bid itself is sealed for the bidder too. */
export async function getOwnBid(
  { pool, keys }: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  lotId: string,
): Promise<BidReceipt | DeskProblem> {
  return readInTenant(pool, person.tenant, async (tx) => {
    const supplier = await supplierOf(tx, person);
    if (isProblem(supplier)) return supplier;
    const receipt = await receiptOf(tx, keys, { lotId, ...supplier });
    return receipt ?? { problem: 'notFound' as const };
  });
}
