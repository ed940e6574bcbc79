import type { Tx } from './record-types.js';

/**
 * Holds a case, so that no act rests on its files in the moment in which something is said of them.
 * @returns its newest event. Throws where there is no such case.
 */
export async function heldCaseSeq(tx: Tx, caseId: string): Promise<number> {
  const { rows } = await tx.query<{ seq: number }>('select seq from cases where id = $1 for update', [caseId]);
  if (!rows[0]) throw new Error(`there is no case ${caseId}`);
  return rows[0].seq;
}
