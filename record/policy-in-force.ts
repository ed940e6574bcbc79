import type { Procedure } from '../procedures/procedure.js';
import type { Day } from '../procedures/vocabulary.js';
import type { Tx } from './record-types.js';

/** The policy document that holds for a programme on a day, and its overrides as stored. */
export interface PolicyDocument {
  readonly id: string;
  readonly values: unknown;
}

/** The latest policy of the programme that holds on a day; `null` where only the procedure's defaults do. */
export async function policyInForce(tx: Tx, procedure: Procedure, on: Day): Promise<PolicyDocument | null> {
  const { rows } = await tx.query<PolicyDocument>(
    `select id, policy_values as values from policies where programme = $1 and effective_from <= $2
     order by effective_from desc limit 1`,
    [procedure.id, on],
  );
  return rows[0] ?? null;
}
