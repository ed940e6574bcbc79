import { noteAct } from '../record/administrative-acts.js';
import { inTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { actingBy, seatsAs } from './seats.js';
import type { Person } from './who-am-i.js';

/** Signs a user out everywhere. Anyone may do so for themselves, an administrator for the people of the own place and of firms. */
export async function endSessionsOfUser(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  userId: string,
): Promise<{ readonly ended: number } | DeskProblem> {
  const seats = seatsAs(person, ['administrator']);
  return inTenant(pool, person.tenant, async (tx) => {
    const { rows } = await tx.query(
      `select 1 from users u where u.id = $1 and (u.id = $2 or exists (
         select 1 from user_roles r join orgs o on o.id = r.org_id where r.user_id = u.id and (o.lineage && $3 or $4 and o.level = 'firm')))`,
      [userId, person.userId, seats, seats.length > 0],
    );
    if (rows.length === 0) return { problem: 'notFound' };
    const ended = await tx.query<{ count: number }>('select sessions_end_of_user($1) as count', [userId]);
    const count = ended.rows[0]?.count ?? 0;
    const by = actingBy(person, ['administrator']) ?? { userId: person.userId, role: null, orgId: null };
    await noteAct(tx, person.tenant, by, { kind: 'sessionsEnded', what: { userId }, after: { ended: count } });
    return { ended: count };
  });
}
