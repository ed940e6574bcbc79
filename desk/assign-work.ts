import { v7 as uuid } from 'uuid';
import { noteAct } from '../record/administrative-acts.js';
import { inTenant } from '../record/in-tenant.js';
import type { Tx } from '../record/record-types.js';
import { grantsFor } from './authorise.js';
import { atCase, type CaseDesk } from './case-desk.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import type { Person } from './who-am-i.js';

/** Somebody of the firm to whom a home is, or may be, assigned. */
export interface AssignableWorker {
  readonly userId: string;
  readonly name: string;
  readonly assigned: boolean;
}

/** The firm of a home for which the person acts as a whole; `null` when for none. */
function firmOf({ person, place, loaded }: CaseDesk): string | null {
  if (loaded.procedure.subject !== 'home') return null;
  const whole = grantsFor(person, place).find(({ role, assignedOnly }) => role === 'contractor' && !assignedOnly);
  return whole?.orgId ?? null;
}

/** The workers of a home's firm, and to whom it is assigned; none for those who do not act for the whole firm. */
export async function assignableWorkers(
  deps: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  caseId: string,
): Promise<readonly AssignableWorker[]> {
  const workers = await atCase(deps, person, caseId, async (desk) => {
    const orgId = firmOf(desk);
    return orgId === null ? [] : readWorkers(desk.tx, orgId, caseId);
  });
  return workers ?? [];
}

/**
 * Assigns a home of the firm to exactly these of its workers. Whoever is taken away no longer sees it. Only what changes is
 * written, and noted.
 */
export async function assignWork(
  deps: Pick<DeskDeps, 'pool' | 'keys'>,
  person: Person,
  { caseId, workers }: { readonly caseId: string; readonly workers: readonly string[] },
): Promise<{ readonly workers: readonly string[] } | DeskProblem> {
  const orgId = await atCase(deps, person, caseId, async (desk): Promise<string | DeskProblem> => {
    const firm = firmOf(desk);
    if (firm === null) return { problem: 'notYourRole' };
    return desk.loaded.state.closed ? { problem: 'caseClosed' } : firm;
  });
  if (orgId === null) return { problem: 'notFound' };
  if (isProblem(orgId)) return orgId;
  const wanted = [...new Set(workers)].toSorted();
  return inTenant(deps.pool, person.tenant, async (tx) => {
    // Two at once for one home would each see what the other is about to change.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 4))', [caseId]);
    const known = await readWorkers(tx, orgId, caseId);
    if (wanted.some((userId) => !known.some((each) => each.userId === userId)))
      return { problem: 'formInvalid', errors: [{ pointer: '#/workers', code: 'notOffered' }] };
    const before = known.filter(({ assigned }) => assigned).map(({ userId }) => userId);
    await change(tx, person, { caseId, orgId, before, wanted });
    return { workers: wanted };
  });
}

interface Change {
  readonly caseId: string;
  readonly orgId: string;
  readonly before: readonly string[];
  readonly wanted: readonly string[];
}

async function change(tx: Tx, { tenant, userId: by }: Person, { caseId, orgId, before, wanted }: Change) {
  const added = wanted.filter((userId) => !before.includes(userId));
  const taken = before.filter((userId) => !wanted.includes(userId));
  if (added.length === 0 && taken.length === 0) return;
  for (const userId of added)
    await tx.query(
      'insert into work_assignments (tenant_id, id, case_id, org_id, user_id, assigned_by) values ($1, $2, $3, $4, $5, $6)',
      [tenant, uuid(), caseId, orgId, userId, by],
    );
  await tx.query(
    `update work_assignments set ended_at = app_now(), ended_by = $4
     where case_id = $1 and org_id = $2 and user_id = any($3) and ended_at is null`,
    [caseId, orgId, taken, by],
  );
  const what = { caseId, orgId };
  const acting = { userId: by, role: 'contractor', orgId } as const;
  await noteAct(tx, tenant, acting, {
    kind: 'workAssigned',
    what,
    before: { workers: [...before].toSorted() },
    after: { workers: wanted },
  });
}

async function readWorkers(tx: Tx, orgId: string, caseId: string): Promise<AssignableWorker[]> {
  const { rows } = await tx.query<AssignableWorker>(
    `select w.user_id as "userId", u.name, exists (select 1 from work_assignments a
       where (a.case_id, a.org_id, a.user_id) = ($2, w.org_id, w.user_id) and a.ended_at is null) as assigned
     from firm_workers w join users u on u.id = w.user_id
     where w.org_id = $1 and w.left_at is null order by u.name, w.user_id`,
    [orgId, caseId],
  );
  return rows;
}
