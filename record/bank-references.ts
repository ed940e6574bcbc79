import type { Tx } from './record-types.js';

/** What each of these references of the bank already stands for: a payment, a tranche, or a recovery that money came back for. */
export async function usedBankReferences(
  tx: Tx,
  bankReferences: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await tx.query<{ bankReference: string; reference: string }>(
    `select bank_reference as "bankReference", id as reference from payments where bank_reference = any($1)
     union all select bank_reference, id from tranches where bank_reference = any($1)
     union all select bank_reference, recovery_id from repayments where bank_reference = any($1)`,
    [bankReferences],
  );
  return new Map(rows.map(({ bankReference, reference }) => [bankReference, reference]));
}

/** Whether a reference of the bank is used already: one line of its statement stands for one movement. */
export async function isBankReferenceUsed(tx: Tx, bankReference: string): Promise<boolean> {
  return (await usedBankReferences(tx, [bankReference])).has(bankReference);
}
