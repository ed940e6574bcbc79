import type { Day } from '../procedures/vocabulary.js';
import { readInTenant } from '../record/in-tenant.js';
import { readToday } from '../record/read-payment-files.js';
import type { Tx } from '../record/record-types.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { openTenders } from './list-tenders.js';
import { type OwnBidStanding, ownBids } from './own-bids.js';
import type { Tender } from './tender-notice.js';
import { supplierOf } from './tender-of.js';
import type { Person } from './who-am-i.js';

/** What a firm finds to bid for, and what became of its bids. */
export interface FirmTenders {
  readonly today: Day;
  /** The last day on which the firm may not bid after a default; `null` when it may. */
  readonly barredUntil: Day | null;
  /** The lots that take bids now, the earliest deadline first. */
  readonly open: readonly (Tender & {
    /** When the firm's bid came that stands; `null` when none does. */
    readonly ownBidAt: string | null;
  })[];
  /** The firm's bids for lots that take none any more, the latest first. */
  readonly ended: readonly OwnBidStanding[];
}

/** The tenders of a firm, for its contractors. Of other bidders nothing is read. */
export async function firmTenders(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
): Promise<FirmTenders | DeskProblem> {
  return readInTenant(pool, person.tenant, async (tx) => {
    const supplier = await supplierOf(tx, person);
    if (isProblem(supplier)) return supplier;
    const { supplierId } = supplier;
    const open = await openTenders(tx);
    const own = await ownBids(tx, supplier);
    const openIds = new Set(open.map(({ id }) => id));
    return {
      today: await readToday(tx),
      barredUntil: await barredUntil(tx, supplierId),
      open: open.map((tender) => ({
        ...tender,
        ownBidAt: own.find(({ lotId }) => lotId === tender.id)?.receivedAt ?? null,
      })),
      ended: own.filter(({ lotId }) => !openIds.has(lotId)),
    };
  });
}

async function barredUntil(tx: Tx, supplierId: string): Promise<Day | null> {
  const { rows } = await tx.query<{ until: Day }>(
    'select barred_until as until from suppliers where org_id = $1 and barred_until >= app_today()',
    [supplierId],
  );
  return rows[0]?.until ?? null;
}
