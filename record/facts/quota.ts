import type { DerivedFacts } from '../../procedures/case.js';
import type { FactContext } from './load-facts.js';

interface QuotaRow {
  readonly id: string;
  readonly total: number;
  readonly used: number;
}

/** The quotas that a case counts toward: the programme's for this year, of every place it lies under. */
export async function quotasOf({ tx, loaded, lock }: FactContext): Promise<QuotaRow[]> {
  const chosen = `select id from quotas where programme = $1 and year = $2 and org_id = any($3) order by id`;
  const args = [loaded.procedure.id, Number(loaded.today.slice(0, 4)), loaded.lineage];
  const ids = (await tx.query<{ id: string }>(lock ? `${chosen} for update` : chosen, args)).rows.map(({ id }) => id);
  const { rows } = await tx.query<QuotaRow>(
    `select q.id, q.total, count(u.case_id)::integer as used
     from quotas q left join quota_uses u on u.quota_id = q.id and u.released_seq is null
     where q.id = any($1) group by q.id, q.total order by q.id`,
    [ids],
  );
  return rows;
}

/** The tightest of the case's quotas. */
export async function quota(context: FactContext): Promise<DerivedFacts['quota']> {
  const rows = await quotasOf(context);
  if (rows.length === 0) return null;
  const tightest = rows.reduce((a, b) => (b.total - b.used < a.total - a.used ? b : a));
  return { total: tightest.total, free: tightest.total - tightest.used };
}
