import type { DerivedFacts } from '../../procedures/case.js';
import type { FactContext } from './load-facts.js';

/** What a lot's contractor applied for and finance has neither ordered nor sent back; one that the bank returned is open again. */
export async function openApplication({ tx, loaded }: FactContext): Promise<DerivedFacts['openApplication']> {
  const { rows } = await tx.query<NonNullable<DerivedFacts['openApplication']>>(
    `select tranche, amount_fen::text as "amountFen" from tranche_applications_as_answered where lot_id = $1 and state = 'open'`,
    [loaded.id],
  );
  return rows[0] ?? null;
}
