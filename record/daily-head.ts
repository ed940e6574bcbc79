import { createHash } from 'node:crypto';
import type { Day } from '../procedures/vocabulary.js';
import { inTenant } from './in-tenant.js';
import type { RecordDeps } from './record-types.js';

/** One hash over the heads of all chains of a tenant: who holds it can prove later that nothing before it was changed. */
export interface DailyHead {
  readonly day: Day;
  readonly cases: number;
  readonly sha256: string;
}

/** Makes the head of today, once; `null` when today's exists. Covers `(case, seq, hash)` of every case, in order of case id. */
export async function makeDailyHead({ pool }: Pick<RecordDeps, 'pool'>, tenant: string): Promise<DailyHead | null> {
  return inTenant(pool, tenant, async (tx) => {
    const { rows } = await tx.query<{ id: string; seq: number; hash: string }>(
      `select id, seq, encode(head_hash, 'hex') as hash from cases order by id`,
    );
    const sha256 = createHash('sha256')
      .update(rows.map(({ id, seq, hash }) => `${id} ${seq} ${hash}\n`).join(''))
      .digest('hex');
    const made = await tx.query<{ day: Day }>(
      `insert into daily_heads (tenant_id, day, cases, sha256) values ($1, app_today(), $2, $3) on conflict do nothing returning day`,
      [tenant, rows.length, sha256],
    );
    const day = made.rows[0]?.day;
    return day ? { day, cases: rows.length, sha256 } : null;
  });
}
