import { noteAct } from '../record/administrative-acts.js';
import { inTenant } from '../record/in-tenant.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { actingBy } from './seats.js';
import type { Person } from './who-am-i.js';

/**
 * Ends a worker's part in the firm: every home is taken away, the person is signed out everywhere, and an account that is
 * left without any seat is disabled. A new invitation brings the worker back.
 */
export async function dismissWorker(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  userId: string,
): Promise<{ readonly ended: number } | DeskProblem> {
  const by = actingBy(person, ['contractor']);
  if (!by?.orgId) return { problem: 'notYourRole' };
  const { orgId } = by;
  return inTenant(pool, person.tenant, async (tx) => {
    const left = await tx.query(
      'update firm_workers set left_at = app_now() where org_id = $1 and user_id = $2 and left_at is null',
      [orgId, userId],
    );
    if (left.rowCount !== 1) return { problem: 'notFound' };
    await tx.query('delete from user_roles where user_id = $1 and org_id = $2 and assigned_only', [userId, orgId]);
    const homes = await tx.query(
      `update work_assignments set ended_at = app_now(), ended_by = $3 where org_id = $1 and user_id = $2 and ended_at is null`,
      [orgId, userId, by.userId],
    );
    await tx.query(
      `update users u set disabled_at = app_now() where u.id = $1 and not exists (select 1 from user_roles r where r.user_id = u.id)`,
      [userId],
    );
    const ended = await tx.query<{ count: number }>('select sessions_end_of_user($1) as count', [userId]);
    const after = { ended: ended.rows[0]?.count ?? 0, homes: homes.rowCount ?? 0 };
    await noteAct(tx, person.tenant, by, { kind: 'workerDismissed', what: { orgId, userId }, after });
    return { ended: after.ended };
  });
}
