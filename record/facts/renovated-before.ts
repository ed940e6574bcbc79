import type { ListCheck } from '../../procedures/case.js';
import type { Day } from '../../procedures/vocabulary.js';
import { openGrade } from '../sealed-references.js';
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
  keys,
  loaded,
}: FactContext): Promise<{ acceptedOn: Day; grade: string | null } | undefined> {
  const { rows } = await tx.query<OwnRow>(
    `select accepted_on as "acceptedOn", case_id as "caseId", seq, case when person_id = $1 then grade_sealed end as sealed,
       case when person_id = $1 then grade end as readable from acceptances
     where (person_id = $1 or household_id = $2) and case_id <> $3 order by accepted_on desc limit 1`,
    [loaded.personId, loaded.householdId, loaded.id],
  );
  const [own] = rows;
  if (!own) return undefined;
  const grade = own.sealed ? openGrade(keys, own.caseId, own.seq, own.sealed) : own.readable;
  return { acceptedOn: own.acceptedOn, grade };
}

interface OwnRow {
  readonly acceptedOn: Day;
  readonly caseId: string;
  readonly seq: number;
  readonly sealed: Buffer | null;
  /** Of before the sealing, until the step after the migrations has been there. */
  readonly readable: string | null;
}

async function ownStamp({ tx, loaded }: FactContext) {
  const { rows } = await tx.query<{ count: string }>('select count(*) from acceptances');
  return { name: '本系统验收记录', asOf: loaded.today, rows: Number(rows[0]?.count) };
}
