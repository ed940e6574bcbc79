import type { Tx } from '../record/record-types.js';
import { type CasePlace, grantsFor, isSeated } from './authorise.js';
import type { Person } from './who-am-i.js';

/** The place of a case that the person may see. */
export interface FoundCase {
  readonly caseId: string;
  readonly place: CasePlace;
}

const ASSIGNED = `(select coalesce(jsonb_agg(a.user_id), '[]') from work_assignments a
      where a.case_id = p.case_id and a.org_id = p.org_id and a.ended_at is null)`;

/** SQL over a case `c`: the columns of a `CasePlace`. */
export const PLACE_OF_CASE = `c.procedure, (select jsonb_agg(jsonb_build_object('orgId', o.id, 'level', o.level) order by cardinality(o.lineage)) from orgs o where o.id = any(c.lineage)) as lineage,
    (select coalesce(jsonb_agg(jsonb_build_object('orgId', p.org_id, 'as', p.as_role, 'assigned', ${ASSIGNED})), '[]') from case_parties p where p.case_id = c.id) as parties`;

const SELECT = `select ${PLACE_OF_CASE} from cases c where c.id = $1`;

/**
 * Finds a case for a person. One that is out of reach answers like one that does not exist,
 * so that ids of other places tell nothing.
 */
export async function findCase(tx: Tx, person: Person, caseId: string): Promise<FoundCase | null> {
  const { rows } = await tx.query<CasePlace>(SELECT, [caseId]);
  const [place] = rows;
  return place && grantsFor(person, place).length > 0 ? { caseId, place } : null;
}

/** The organisations that a person reaches. */
export interface Reach {
  /** With their whole subtree. */
  readonly places: string[];
  /** With every case that they are assigned to. */
  readonly firms: string[];
  /** With the cases that they assigned to this person. */
  readonly firmsAsWorker: string[];
}

/** The organisations that a person reaches, for filters in SQL. */
export function reachOf(person: Person): Reach {
  const grants = person.grants.filter(isSeated);
  const ofFirms = grants.filter(({ level }) => level === 'firm');
  return {
    places: grants.filter(({ level }) => level !== 'firm').map(({ orgId }) => orgId),
    firms: ofFirms.filter(({ assignedOnly }) => !assignedOnly).map(({ orgId }) => orgId),
    firmsAsWorker: ofFirms.filter(({ assignedOnly }) => assignedOnly).map(({ orgId }) => orgId),
  };
}
