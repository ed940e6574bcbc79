import type { Account } from './fund-postings.js';
import type { PostingContext } from './posting.js';
import type { Share } from './tranche-shares.js';

/** Moves money of a lot's homes between accounts, as an act of the lot. */
export async function moveHomeMoney(
  { tx, tenant, loaded, seq }: PostingContext,
  shares: readonly Share[],
  { from, to }: { readonly from: Account; readonly to: Account },
): Promise<void> {
  for (const { homeId, fundId, amountFen } of shares) {
    await tx.query(
      `insert into fund_entries (tenant_id, fund_id, case_id, seq, from_account, to_account, amount_fen, lot_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tenant, fundId, homeId, seq, from, to, amountFen.toString(), loaded.id],
    );
  }
}
