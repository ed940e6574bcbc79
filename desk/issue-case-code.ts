import type { Procedure } from '../procedures/procedure.js';
import type { Role, Text } from '../procedures/vocabulary.js';
import type { ActingBy } from '../record/administrative-acts.js';
import { issueCaseCode as issue } from '../record/case-codes.js';
import { inTenant } from '../record/in-tenant.js';
import { maskName } from '../record/notice-text.js';
import { actingAs, inOwnName } from './authorise.js';
import { atCase } from './case-desk.js';
import { placeName } from './case-parts.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import type { Person } from './who-am-i.js';

/** Those whom an applicant can ask for a new code; the town's officer also for a village. */
export const CODE_ISSUERS = ['villageOfficer', 'townOfficer', 'countyOfficer'] as const satisfies readonly Role[];

/** What stands on the receipt that an applicant takes home. */
export interface CaseReceipt {
  readonly number: string;
  readonly programme: Text;
  readonly place: string;
  readonly maskedName: string;
  readonly openedOn: string;
  readonly issuedOn: string;
  /** The county's code in addresses. */
  readonly county: string;
  /** Told this once. */
  readonly code: string;
}

/** Whether a procedure's cases are applications of a person, who may ask for the own case. */
export function hasApplicant({ opening }: Procedure): boolean {
  return opening.form.idNumber !== undefined;
}

interface Issuing {
  readonly by: ActingBy;
  readonly receipt: Omit<CaseReceipt, 'code'>;
}

/** Issues a code with which the applicant asks for the own case; an earlier one is worth nothing from here on. */
export async function issueCaseCode(
  { pool, keys }: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  caseId: string,
): Promise<CaseReceipt | DeskProblem> {
  const found = await atCase(
    { pool, keys },
    person,
    caseId,
    async ({ tx, place, loaded }): Promise<Issuing | DeskProblem> => {
      const as = actingAs(inOwnName(person), place, { by: CODE_ISSUERS });
      if (!as) return { problem: 'notYourRole' };
      if (!hasApplicant(loaded.procedure)) return { problem: 'noApplicant' };
      const { rows } = await tx.query<{ county: string }>('select code as county from tenants');
      const receipt = {
        number: loaded.number,
        programme: loaded.procedure.title,
        place: await placeName(tx, loaded.lineage),
        maskedName: maskName(String(loaded.state.facts.name)),
        openedOn: loaded.openedOn,
        issuedOn: loaded.today,
        county: rows[0]?.county ?? '',
      };
      return { by: { userId: as.userId, role: as.role, orgId: as.orgId }, receipt };
    },
  );
  if (!found) return { problem: 'notFound' };
  if (isProblem(found)) return found;
  const { by, receipt } = found;
  const code = await inTenant(pool, person.tenant, (tx) => issue({ tx, keys }, person.tenant, caseId, by));
  return { ...receipt, code };
}
