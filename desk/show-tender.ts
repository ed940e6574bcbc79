import type { Day } from '../procedures/vocabulary.js';
import { type BidReceipt, receiptOf } from '../record/bid-receipt.js';
import { whyNoBid } from '../record/bids.js';
import { readInTenant } from '../record/in-tenant.js';
import type { Tx } from '../record/record-types.js';
import { readToday } from '../record/read-payment-files.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { type OwnBidStanding, ownBids } from './own-bids.js';
import { refused } from './refused.js';
import { type Tender, tenderOf, type TenderRow, TENDERS } from './tender-notice.js';
import { supplierOf } from './tender-of.js';
import type { Person } from './who-am-i.js';

/** A tender as a firm sees it: the notice, the firm's own receipt, and why it cannot bid now. */
export interface ShownTender {
  readonly tender: Tender;
  /** The name of the firm. */
  readonly bidder: string;
  readonly today: Day;
  readonly receipt: BidReceipt | null;
  readonly own: OwnBidStanding | null;
  /** `null` while the firm may bid, bid again, or take its bid back. */
  readonly refusal: DeskProblem | null;
}

/** Shows a lot that was ever published to a contractor of a registered supplier. */
export async function showTender(
  { pool, keys }: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  lotId: string,
): Promise<ShownTender | DeskProblem> {
  return readInTenant(pool, person.tenant, async (tx): Promise<ShownTender | DeskProblem> => {
    const supplier = await supplierOf(tx, person);
    if (isProblem(supplier)) return supplier;
    const { rows } = await tx.query<TenderRow>(`${TENDERS} where c.id = $1`, [lotId]);
    const [row] = rows;
    if (!row) return { problem: 'notFound' };
    const own = { lotId, supplierId: supplier.supplierId };
    const refusal = await whyNoBid(tx, keys, own);
    const [bid = null] = await ownBids(tx, own);
    return {
      tender: tenderOf(row),
      bidder: await nameOf(tx, supplier.supplierId),
      today: await readToday(tx),
      receipt: await receiptOf(tx, keys, own),
      own: bid,
      refusal: refusal && refused(refusal),
    };
  });
}

async function nameOf(tx: Tx, orgId: string): Promise<string> {
  const { rows } = await tx.query<{ name: string }>('select name from orgs where id = $1', [orgId]);
  return rows[0]?.name ?? '';
}
