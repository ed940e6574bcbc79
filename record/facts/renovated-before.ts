import type { ListCheck } from '../../procedures/case.js';
import type { Day } from '../../procedures/vocabulary.js';
import { checkList } from './list-checks.js';
import type { FactContext } from './load-facts.js';

/**
 * Homes renovated before: the imported list and our own acceptances, by ID number, household or address.
 * The later acceptance counts. Our own records alone cannot say "not found": others renovated homes too.
 */
export async function renovatedBefore(context: FactContext): Promise<ListCheck> {
  const listed = await checkList(context, 'renovatedBefore', ['idNumber', 'household', 'address']);
  const own = await ownAcceptance(context);
  if (!own) return listed;
  const listedOn = listed.answer === 'found' ? String(listed.entry.acceptedOn) : '';
  return own.acceptedOn > listedOn ? { answer: 'found', list: await ownStamp(context), entry: { ...own } } : listed;
}

/** The grade is given where it was this person's own; the home may have been renovated for another. */
async function ownAcceptance({
  tx,
  loaded,
}: FactContext): Promise<{ acceptedOn: Day; grade: string | null } | undefined> {
  const { rows } = await tx.query<{ acceptedOn: Day; grade: string | null }>(
    `select accepted_on as "acceptedOn", case when person_id = $1 then grade end as grade from acceptances
     where (person_id = $1 or household_id = $2) and case_id <> $3 order by accepted_on desc limit 1`,
    [loaded.personId, loaded.householdId, loaded.id],
  );
  return rows[0];
}

async function ownStamp({ tx, loaded }: FactContext) {
  const { rows } = await tx.query<{ count: string }>('select count(*) from acceptances');
  return { name: '本系统验收记录', asOf: loaded.today, rows: Number(rows[0]?.count) };
}
