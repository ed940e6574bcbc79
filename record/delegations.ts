import type { Day, Role } from '../procedures/vocabulary.js';
import { type ActingBy, noteAct } from './administrative-acts.js';
import type { Act } from './act-on-case.js';
import type { Tx } from './record-types.js';

/** A role of one person put into the hands of another. `id` is its maker's own name for it, a UUID. */
export interface NewDelegation {
  readonly id: string;
  readonly userId: string;
  readonly delegateId: string;
  readonly role: Role;
  readonly orgId: string;
  /** `null`: all programmes. */
  readonly programme: string | null;
  readonly fromDay: Day;
  readonly toDay: Day;
}

/** `otherBody`: its id names something else already. `overlaps`: the delegate has that role in hand on some of these days. */
export type Delegated = 'kept' | 'otherBody' | 'overlaps';

/** Keeps a delegation and notes it among the administrative acts. The same sent twice is kept once. */
export async function keepDelegation(tx: Tx, tenant: string, wanted: NewDelegation): Promise<Delegated> {
  // Whoever puts something into the same hands at the same time waits here, so that overlaps are seen.
  await tx.query('select 1 from users where id = $1 for no key update', [wanted.delegateId]);
  const earlier = await sameId(tx, wanted);
  if (earlier !== null) return earlier ? 'kept' : 'otherBody';
  if (await overlaps(tx, wanted)) return 'overlaps';
  const { id, userId, role, orgId, delegateId, programme, fromDay, toDay } = wanted;
  await tx.query(
    `insert into delegations (tenant_id, id, user_id, delegate_id, role, org_id, programme, from_day, to_day, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, app_now())`,
    [tenant, id, userId, delegateId, role, orgId, programme, fromDay, toDay],
  );
  const after = { userId, delegateId, role, orgId, programme, fromDay, toDay };
  await noteAct(tx, tenant, { userId, role, orgId }, { kind: 'delegationMade', what: { delegationId: id }, after });
  return 'kept';
}

/** Whether the id is taken by the very same wish; `null` when it is free. */
async function sameId(tx: Tx, wanted: NewDelegation): Promise<boolean | null> {
  const { rows } = await tx.query<{ same: boolean }>(
    `select (user_id, delegate_id, role, org_id, programme, from_day, to_day)
       is not distinct from ($2::uuid, $3::uuid, $4::text, $5::uuid, $6::text, $7::date, $8::date) as same
     from delegations where id = $1`,
    [wanted.id, ...placesOf(wanted), wanted.fromDay, wanted.toDay],
  );
  return rows[0]?.same ?? null;
}

function placesOf({ userId, delegateId, role, orgId, programme }: NewDelegation) {
  return [userId, delegateId, role, orgId, programme];
}

/** The same role in the same hands twice would leave open for whom an act is done. */
async function overlaps(tx: Tx, { delegateId, role, orgId, programme, fromDay, toDay }: NewDelegation) {
  const { rowCount } = await tx.query(
    `select 1 from delegations where (delegate_id, role, org_id) = ($1, $2, $3) and revoked_at is null
       and (programme = $4 or programme is null or $4::text is null) and from_day <= $6 and $5 <= to_day`,
    [delegateId, role, orgId, programme, fromDay, toDay],
  );
  return (rowCount ?? 0) > 0;
}

/** Revokes a delegation, at once and for good; one that was revoked stays as it is. */
export async function endDelegation(tx: Tx, tenant: string, by: ActingBy, delegationId: string): Promise<void> {
  // An act that rests on it holds its row until it is recorded: from here on none does.
  const { rows } = await tx.query<{ open: boolean }>(
    'select revoked_at is null as open from delegations where id = $1 for update',
    [delegationId],
  );
  if (!rows[0]?.open) return;
  await tx.query(
    'update delegations set revoked_at = app_now() + (clock_timestamp() - transaction_timestamp()) where id = $1',
    [delegationId],
  );
  const change = { what: { delegationId }, before: { revoked: false }, after: { revoked: true } };
  await noteAct(tx, tenant, by, { kind: 'delegationRevoked', ...change });
}

/**
 * Whether an act is done for a colleague whose delegation does not count any more. Where it does, it is held until the
 * transaction ends: it cannot be revoked between the asking and the recording.
 */
export async function isDelegationOver(tx: Tx, { by }: Pick<Act, 'by'>, programme: string): Promise<boolean> {
  // A lot acts on its homes within an act of its own, which was asked already.
  if (!by.onBehalfOfUserId || by.role === 'lot') return false;
  await tx.query('select 1 from delegations where (user_id, delegate_id) = ($1, $2) for share', [
    by.onBehalfOfUserId,
    by.userId,
  ]);
  const { rowCount } = await tx.query(
    `select 1 from delegations_in_force where (user_id, delegate_id, role, org_id) = ($1, $2, $3, $4)
       and (programme is null or programme = $5)`,
    [by.onBehalfOfUserId, by.userId, by.role, by.orgId, programme],
  );
  return rowCount === 0;
}
