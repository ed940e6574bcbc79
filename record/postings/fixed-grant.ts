import { hold } from './fund-postings.js';
import type { Posting } from './posting.js';

/**
 * Settles on the fixed sum of the policy (`grantFen`), for which nothing is measured and no invoice asked, and commits
 * exactly that from the funds. Refuses when they hold too little.
 */
export const settleFixedGrant: Posting = async (context) => {
  const { tx, tenant, loaded, seq } = context;
  const { grantFen } = loaded.state.policy;
  if (typeof grantFen !== 'bigint') throw new Error('the policy sets no fixed grant (grantFen)');
  await tx.query(
    `insert into settlements (tenant_id, case_id, seq, measured_fen, invoiced_fen, grant_fen) values ($1, $2, $3, 0, 0, $4)`,
    [tenant, loaded.id, seq, grantFen.toString()],
  );
  return hold(context, 'committed', grantFen);
};
