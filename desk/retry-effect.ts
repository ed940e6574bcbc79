import { inTenant } from '../record/in-tenant.js';
import { retryEffect as putBack } from '../record/effects.js';
import { wakeCase } from './ask-case.js';
import { actingAs, inOwnName } from './authorise.js';
import { atCase } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import type { ShownCase } from './show-case.js';
import type { Person } from './who-am-i.js';

const RETRIES = ['administrator', 'countyOfficer'] as const;

/** Whether whoever is shown a case may have its failed effects tried again: in a role of one's own, not a colleague's. */
export function mayRetryEffects({ yourRoles, standsInFor }: Pick<ShownCase, 'yourRoles' | 'standsInFor'>): boolean {
  return RETRIES.some((role) => yourRoles.includes(role) && !standsInFor.some((each) => each.role === role));
}

/** Has a failed effect tried again, and wakes its case. */
export async function retryEffect(
  deps: DeskDeps,
  person: Person,
  effectId: string,
): Promise<{ readonly caseId: string } | DeskProblem> {
  const caseId = await caseOf(deps, person.tenant, effectId);
  const seen =
    caseId &&
    (await atCase(deps, person, caseId, async ({ loaded, place }) => ({
      programme: loaded.procedure.title.zh,
      number: loaded.number,
      by: actingAs(inOwnName(person), place, { by: RETRIES }),
    })));
  if (!caseId || !seen) return { problem: 'notFound' };
  if (!seen.by) return { problem: 'notYourRole' };
  const retried = await putBack(deps, person.tenant, effectId, seen.by);
  if (!retried) return { problem: 'effectNotFailed' };
  await wakeCase(deps, { tenant: person.tenant, caseId }, seen);
  return { caseId };
}

async function caseOf({ pool }: DeskDeps, tenant: string, effectId: string): Promise<string | undefined> {
  const { rows } = await inTenant(pool, tenant, (tx) =>
    tx.query<{ caseId: string }>('select case_id as "caseId" from case_effects where id = $1', [effectId]),
  );
  return rows[0]?.caseId;
}
