import type { ActingBy } from '../record/administrative-acts.js';
import { endDelegation } from '../record/delegations.js';
import { inTenant } from '../record/in-tenant.js';
import type { Role } from '../procedures/vocabulary.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { actingBy, seatsAs } from './seats.js';
import type { Person } from './who-am-i.js';

interface Found {
  readonly userId: string;
  readonly role: Role;
  readonly orgId: string;
  readonly administered: boolean;
}

/** Takes a delegation back, at once and for good: its maker, or the administrator of the place. */
export async function revokeDelegation(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  id: string,
): Promise<{ readonly id: string } | DeskProblem> {
  return inTenant(pool, person.tenant, async (tx): Promise<{ readonly id: string } | DeskProblem> => {
    const { rows } = await tx.query<Found>(
      `select d.user_id as "userId", d.role, d.org_id as "orgId", o.lineage && $2::uuid[] as administered
       from delegations d join orgs o on o.id = d.org_id where d.id = $1`,
      [id, seatsAs(person, ['administrator'])],
    );
    const by = rows[0] && revoker(person, rows[0]);
    if (!by) return { problem: 'notFound' };
    await endDelegation(tx, person.tenant, by, id);
    return { id };
  });
}

/** Whoever is neither is not told that there is one. */
function revoker(person: Person, { userId, role, orgId, administered }: Found): ActingBy | null {
  if (userId === person.userId) return { userId, role, orgId };
  return administered ? actingBy(person, ['administrator']) : null;
}
