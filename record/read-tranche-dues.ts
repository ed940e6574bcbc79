import type { LoadedCase } from './load-case.js';
import { readHomeFunds, sharesOf, sumOf, type Tranche } from './postings/tranche-shares.js';
import type { Tx } from './record-types.js';

/** What each tranche would come to if it were applied for now, in fen; what may be advanced up to the policy's percentage. */
export type TrancheDues = Readonly<Record<Tranche, { readonly percent: number | null; readonly dueFen: string }>>;

/** Works out what a lot's contractor could apply for. */
export async function readTrancheDues(tx: Tx, { id, state: { policy } }: LoadedCase): Promise<TrancheDues> {
  const funds = await readHomeFunds(tx, id);
  const due = (tranche: Tranche, percent: number | null = null) => ({
    percent,
    dueFen: sumOf(sharesOf(tranche, funds, percent ?? 0)).toString(),
  });
  return {
    advance: due('advance', Number(policy.advancePercentMax)),
    progress: due('progress', Number(policy.progressPercentMax)),
    acceptance: due('acceptance'),
    retention: due('retention'),
  };
}
