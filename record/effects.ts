import { type ActingBy, noteAct } from './administrative-acts.js';
import { ON_HOLD } from './hold.js';
import { inTenant } from './in-tenant.js';
import type { CaseRef, RecordDeps } from './record-types.js';

/** After this many tries an effect is failed: someone must look at it and try again by hand. */
const MOST_ATTEMPTS = 5;

/** What an effect got hold of: its row, or nothing, because it is done, failed, in other hands, or on hold. */
export type Claim =
  | { readonly state: 'claimed'; readonly effect: string; readonly seq: number; readonly attempt: number }
  | { readonly state: 'gone' };

/** Claims an effect for a minute, so that it is not done twice at once. On hold it stays as it is, with no try used up. */
export async function claimEffect(
  { pool }: Pick<RecordDeps, 'pool'>,
  { tenant, caseId }: CaseRef,
  effectId: string,
): Promise<Claim> {
  return inTenant(pool, tenant, async (tx) => {
    const { rows } = await tx.query<{ effect: string; seq: number; attempt: number }>(
      `update case_effects set attempts = attempts + 1, lease_until = now() + interval '1 minute'
       where id = $1 and case_id = $2 and state = 'pending' and coalesce(lease_until, now()) <= now() and not ${ON_HOLD}
       returning effect, seq, attempts as attempt`,
      [effectId, caseId],
    );
    return rows[0] ? { state: 'claimed', ...rows[0] } : { state: 'gone' };
  });
}

/** Notes that an effect is done. */
export async function finishEffect(
  { pool }: Pick<RecordDeps, 'pool'>,
  { tenant }: CaseRef,
  effectId: string,
): Promise<void> {
  await inTenant(pool, tenant, async (tx) => {
    await tx.query(
      `update case_effects set state = 'done', done_at = now(), lease_until = null, error_code = null where id = $1`,
      [effectId],
    );
  });
}

/**
 * Notes that a try failed, with a code that says nothing of a person. After the last try the effect is failed.
 * @returns whether it will be tried again.
 */
export async function failEffect(
  { pool }: Pick<RecordDeps, 'pool'>,
  { tenant }: CaseRef,
  effectId: string,
  code: string,
): Promise<boolean> {
  return inTenant(pool, tenant, async (tx) => {
    const { rows } = await tx.query<{ state: string }>(
      `update case_effects set error_code = $2, lease_until = null, state = case when attempts >= $3 then 'failed' else 'pending' end
       where id = $1 and state = 'pending' returning state`,
      [effectId, code, MOST_ATTEMPTS],
    );
    return rows[0]?.state === 'pending';
  });
}

/** Puts a failed effect back in line. @returns whether there was one. */
export async function retryEffect(
  { pool }: Pick<RecordDeps, 'pool'>,
  tenant: string,
  effectId: string,
  by: ActingBy,
): Promise<{ caseId: string } | null> {
  return inTenant(pool, tenant, async (tx) => {
    const { rows } = await tx.query<{ caseId: string; effect: string; attempts: number; errorCode: string | null }>(
      `select case_id as "caseId", effect, attempts, error_code as "errorCode" from case_effects
       where id = $1 and state = 'failed' for update`,
      [effectId],
    );
    const [failed] = rows;
    if (!failed) return null;
    const { caseId, effect, attempts, errorCode } = failed;
    await tx.query(`update case_effects set state = 'pending', attempts = 0, lease_until = null where id = $1`, [
      effectId,
    ]);
    await noteAct(tx, tenant, by, {
      kind: 'effectRetried',
      what: { effectId, caseId, effect },
      before: { state: 'failed', attempts, errorCode },
      after: { state: 'pending', attempts: 0 },
    });
    return { caseId };
  });
}
