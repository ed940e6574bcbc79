import { inTenant } from '../record/in-tenant.js';
import type { Tx } from '../record/record-types.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import type { Person } from './who-am-i.js';

/** A fund and what its accounts hold, in fen as decimal strings. They add up to `totalFen`. */
export interface FundState {
  readonly id: string;
  readonly programme: string;
  readonly year: number;
  readonly name: string;
  readonly position: number;
  /** The most that one case may take from it; `null` for no limit of its own. */
  readonly perCaseFen: string | null;
  readonly totalFen: string;
  readonly freeFen: string;
  readonly reservedFen: string;
  readonly committedFen: string;
  readonly orderedFen: string;
  readonly paidFen: string;
}

/** SQL over fund entries `e` of one fund or of several: what an account holds, in fen. */
export const balanceOf = (account: string): string =>
  `coalesce(sum(case when e.to_account = '${account}' then e.amount_fen when e.from_account = '${account}' then -e.amount_fen else 0 end), 0)`;

const fundsWhere = (
  condition: string,
): string => `select f.id, f.programme, f.year, f.name, f.position, f.per_case_fen::text as "perCaseFen", f.total_fen::text as "totalFen",
    (f.total_fen + ${balanceOf('free')})::text as "freeFen", ${balanceOf('reserved')}::text as "reservedFen",
    ${balanceOf('committed')}::text as "committedFen", ${balanceOf('ordered')}::text as "orderedFen", ${balanceOf('paid')}::text as "paidFen"
  from funds f left join fund_entries e on e.fund_id = f.id where ${condition}
  group by f.tenant_id, f.id order by f.year desc, f.programme, f.position`;

/** Every fund of the tenant with its balances. */
export async function listFunds(
  { pool }: Pick<DeskDeps, 'pool'>,
  { tenant, grants }: Person,
): Promise<FundState[] | DeskProblem> {
  // What the county has left is not for those who are paid from it.
  if (grants.every(({ level }) => level === 'firm')) return { problem: 'notYourRole' };
  const { rows } = await inTenant(pool, tenant, (tx) => tx.query<FundState>(fundsWhere('true')));
  return rows;
}

/** One fund, as the transaction sees it. */
export async function fundOf(tx: Tx, id: string): Promise<FundState | null> {
  return (await tx.query<FundState>(fundsWhere('f.id = $1'), [id])).rows[0] ?? null;
}

/** A quota and the places still free under it. */
export interface QuotaState {
  readonly id: string;
  readonly programme: string;
  readonly year: number;
  readonly orgId: string;
  readonly orgName: string;
  readonly total: number;
  readonly used: number;
  readonly free: number;
}

const quotasWhere = (
  condition: string,
): string => `select q.id, q.programme, q.year, q.org_id as "orgId", o.name as "orgName", q.total,
    count(u.case_id)::integer as used, greatest(q.total - count(u.case_id), 0)::integer as free
  from quotas q join orgs o on o.id = q.org_id left join quota_uses u on u.quota_id = q.id and u.released_seq is null where ${condition}
  group by q.tenant_id, q.id, o.name order by q.year desc, q.programme, o.name`;

/** Every quota of the tenant. */
export async function listQuotas({ pool }: Pick<DeskDeps, 'pool'>, { tenant }: Person): Promise<QuotaState[]> {
  const { rows } = await inTenant(pool, tenant, (tx) => tx.query<QuotaState>(quotasWhere('true')));
  return rows;
}

/** One quota, as the transaction sees it. */
export async function quotaOf(tx: Tx, id: string): Promise<QuotaState | null> {
  return (await tx.query<QuotaState>(quotasWhere('q.id = $1'), [id])).rows[0] ?? null;
}
