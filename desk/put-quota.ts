import { v7 as uuid } from 'uuid';
import { type ActingBy, noteAct } from '../record/administrative-acts.js';
import { inTenant } from '../record/in-tenant.js';
import type { Tx } from '../record/record-types.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { type QuotaState, quotaOf } from './list-funds-and-quotas.js';
import { actingBy, holds } from './seats.js';
import type { Person } from './who-am-i.js';
import { SETS_YEAR_MONEY, takesYearMoney } from './year-money.js';

/** How many homes a place may take on under a programme in a year. */
export interface WantedQuota {
  readonly programme: string;
  readonly year: number;
  readonly orgId: string;
  readonly total: number;
}

/** Sets a quota, a new one or another total; never below the homes that hold a place under it. */
export async function putQuota(
  { pool }: Pick<DeskDeps, 'pool'>,
  person: Person,
  wanted: WantedQuota,
): Promise<QuotaState | DeskProblem> {
  if (!holds(person, SETS_YEAR_MONEY)) return { problem: 'notYourRole' };
  if (!takesYearMoney(wanted.programme)) return { problem: 'noSuchProcedure' };
  return inTenant(pool, person.tenant, async (tx) => {
    const lineage = await lineageOf(tx, wanted);
    if (!lineage) return { problem: 'noSuchPlace' };
    const by = actingBy(person, SETS_YEAR_MONEY, lineage);
    return by ? setTotal(tx, person.tenant, wanted, by) : { problem: 'notYourPlace' };
  });
}

/** A quota lies at or under a seat of whoever sets it. */
async function lineageOf(tx: Tx, { orgId }: WantedQuota): Promise<readonly string[] | null> {
  const { rows } = await tx.query<{ lineage: string[] }>(`select lineage from orgs where id = $1 and level <> 'firm'`, [
    orgId,
  ]);
  return rows[0]?.lineage ?? null;
}

/** Under the quota's lock: whoever takes a place waits for it, so that none is taken beside the new total. */
async function setTotal(tx: Tx, tenant: string, wanted: WantedQuota, by: ActingBy): Promise<QuotaState | DeskProblem> {
  const { programme, year, orgId, total } = wanted;
  const { rowCount: added } = await tx.query(
    `insert into quotas (tenant_id, id, programme, year, org_id, total) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, programme, year, org_id) do nothing`,
    [tenant, uuid(), programme, year, orgId, total],
  );
  const { rows } = await tx.query<{ id: string }>(
    'select id from quotas where programme = $1 and year = $2 and org_id = $3 for update',
    [programme, year, orgId],
  );
  const quota = rows[0] && (await quotaOf(tx, rows[0].id));
  if (!quota) throw new Error('a quota was neither written nor found');
  const used = String(quota.used);
  if (total < quota.used) return { problem: 'quotaBelowUse', about: { zh: used, en: used } };
  await tx.query('update quotas set total = $2 where id = $1', [quota.id, total]);
  await noteAct(tx, tenant, by, {
    kind: 'quotaSet',
    what: { quotaId: quota.id, programme, year, orgId },
    ...(added === 0 && { before: { total: quota.total } }),
    after: { total },
  });
  return { ...quota, total, free: total - quota.used };
}
