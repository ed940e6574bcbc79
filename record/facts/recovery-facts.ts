import type { DerivedFacts } from '../../procedures/case.js';
import type { FactContext } from './load-facts.js';

/** What a recovery claims now, and what of it came back, in fen. */
export async function recovery({ tx, loaded }: FactContext): Promise<DerivedFacts['recovery']> {
  const { rows } = await tx.query<DerivedFacts['recovery']>(
    `select coalesce(sum(claimed_fen), 0)::text as "claimedFen", coalesce(sum(repaid_fen), 0)::text as "repaidFen"
     from claims_in_force where recovery_id = $1`,
    [loaded.id],
  );
  return rows[0] ?? { claimedFen: '0', repaidFen: '0' };
}
