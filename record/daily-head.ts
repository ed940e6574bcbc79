import { createHash } from 'node:crypto';
import type { Day } from '../procedures/vocabulary.js';
import { actsHead } from './administrative-acts.js';
import { inTenant } from './in-tenant.js';
import type { RecordDeps } from './record-types.js';

/** One hash over the heads of all chains of a tenant: who holds it can prove later that nothing before it was changed. */
export interface DailyHead {
  readonly day: Day;
  readonly cases: number;
  readonly administrativeActs: number;
  readonly sha256: string;
}

/**
 * Makes the head of today, once; `null` when today's exists. Covers `(case, seq, hash)` of every case, in order of case
 * id, and since format 2 a last line with the head of the administrative acts. Heads of format 1 stay as they are.
 */
export async function makeDailyHead({ pool }: Pick<RecordDeps, 'pool'>, tenant: string): Promise<DailyHead | null> {
  return inTenant(pool, tenant, async (tx) => {
    const { rows } = await tx.query<{ id: string; seq: number; hash: string }>(
      `select id, seq, encode(head_hash, 'hex') as hash from cases order by id`,
    );
    const acts = await actsHead(tx);
    const sha256 = createHash('sha256')
      .update(rows.map(({ id, seq, hash }) => `${id} ${seq} ${hash}\n`).join(''))
      .update(`administrative-acts ${acts.seq} ${acts.hash.toString('hex')}\n`)
      .digest('hex');
    const made = await tx.query<{ day: Day }>(
      `insert into daily_heads (tenant_id, day, format, cases, administrative_acts, sha256)
       values ($1, app_today(), 2, $2, $3, $4) on conflict do nothing returning day`,
      [tenant, rows.length, acts.seq, sha256],
    );
    const day = made.rows[0]?.day;
    return day ? { day, cases: rows.length, administrativeActs: acts.seq, sha256 } : null;
  });
}
