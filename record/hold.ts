import type { Pool } from 'pg';
import { v7 as uuid } from 'uuid';
import { type ActingBy, noteAct } from './administrative-acts.js';
import type { RecordDeps, Tx } from './record-types.js';

/** What tells that the database was put back: where it lies now, or someone who says so. */
export type HoldCause = 'otherServer' | 'otherTimeline' | 'otherDatabase' | 'command';

const SYSTEM: ActingBy = { userId: null, role: null, orgId: null };
const IDENTITY_LOCK = 7_203_002;

/** SQL: whether the tenant of the transaction is on hold. */
export const ON_HOLD = 'exists (select 1 from holds where tenant_id = current_tenant() and released_at is null)';

/** Whether nothing may leave the house: no file for the bank, no effect. */
export async function isOnHold(tx: Tx): Promise<boolean> {
  return (await tx.query<{ held: boolean }>(`select ${ON_HOLD} as held`)).rows[0]?.held ?? false;
}

/** The tenants on hold, as ids alone. */
export async function heldTenants({ pool }: Pick<RecordDeps, 'pool'>): Promise<string[]> {
  const { rows } = await pool.query<{ tenant: string }>('select tenant_id as tenant from held_tenants()');
  return rows.map(({ tenant }) => tenant);
}

/**
 * Compares where the database lies with where it lay, and begins a hold of every tenant when that differs. The first
 * time it only notes. Cheap while nothing changed, so it is asked before anything leaves the house.
 * @returns the cause of a hold that began now.
 */
export async function lookForRestore({ pool }: Pick<RecordDeps, 'pool'>): Promise<HoldCause | null> {
  if ((await identityChange(pool)) === null) return null;
  return overTenants(pool, async (tx, tenants) => {
    await tx.query('select pg_advisory_xact_lock($1)', [IDENTITY_LOCK]);
    // another process may have been faster
    const change = await identityChange(tx);
    if (change === null) return null;
    await tx.query('select note_identity()');
    if (change === 'notNoted') return null;
    for (const tenant of tenants) await begin(tx, tenant, change, null);
    return change;
  });
}

/** Begins a hold of every tenant for what cannot be seen from inside, a disk that was put back for instance. */
export async function holdByCommand({ pool }: Pick<RecordDeps, 'pool'>, reason: string): Promise<number> {
  return overTenants(pool, async (tx, tenants) => {
    for (const tenant of tenants) await begin(tx, tenant, 'command', reason);
    return tenants.length;
  });
}

async function identityChange(on: Pick<Pool, 'query'>): Promise<Exclude<HoldCause, 'command'> | 'notNoted' | null> {
  const { rows } = await on.query<{ change: Exclude<HoldCause, 'command'> | 'notNoted' | null }>(
    'select identity_change() as change',
  );
  return rows[0]?.change ?? null;
}

/** One transaction over all tenants: a restore concerns all of them or none. */
async function overTenants<T>(pool: Pool, work: (tx: Tx, tenants: readonly string[]) => Promise<T>): Promise<T> {
  const tx = await pool.connect();
  let broken = false;
  try {
    await tx.query('begin');
    const { rows } = await tx.query<{ tenant: string }>('select tenant_id as tenant from sweep_tenants() order by 1');
    const result = await work(
      tx,
      rows.map(({ tenant }) => tenant),
    );
    await tx.query('commit');
    return result;
  } catch (error) {
    await tx.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    tx.release(broken);
  }
}

const BEGIN = `insert into holds (tenant_id, id, cause, reason, began_at, last_event_at, last_act_at, last_payment_answer_at)
  select $1, $2, $3, $4, app_now(), (select max(recorded_at) from case_events where tenant_id = $1),
    (select max(acted_at) from administrative_acts where tenant_id = $1),
    (select max(e.recorded_at) from case_events e where e.tenant_id = $1 and (e.case_id, e.seq) in (
       select case_id, answered_seq from payments where tenant_id = $1 union all select lot_id, answered_seq from tranches where tenant_id = $1))
  returning last_event_at as "lastEventAt", last_act_at as "lastActAt", last_payment_answer_at as "lastPaymentAnswerAt"`;

async function begin(tx: Tx, tenant: string, cause: HoldCause, reason: string | null): Promise<void> {
  await tx.query("select set_config('tongtu.tenant', $1, true)", [tenant]);
  const id = uuid();
  const { rows } = await tx.query<object>(BEGIN, [tenant, id, cause, reason]);
  await noteAct(tx, tenant, SYSTEM, { kind: 'holdBegun', what: { holdId: id, cause, reason }, after: { ...rows[0] } });
}
