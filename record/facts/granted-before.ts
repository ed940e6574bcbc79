import type { DerivedFacts } from '../../procedures/case.js';
import type { FactContext } from './load-facts.js';

/** The last case of the same programme for this person or home that ended paid, and the day of that. */
export async function grantedBefore({ tx, loaded }: FactContext): Promise<DerivedFacts['grantedBefore']> {
  const { rows } = await tx.query<{ paidOn: string }>(
    `select e.happened_on as "paidOn" from cases c join case_events e on e.case_id = c.id and e.closed = 'paid'
     where c.procedure = $1 and (c.person_id = $2 or c.household_id = $3) and c.id <> $4
     order by e.happened_on desc limit 1`,
    [loaded.procedure.id, loaded.personId, loaded.householdId, loaded.id],
  );
  return rows[0] ?? null;
}
