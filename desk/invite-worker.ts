import { randomInt } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { type ActingBy, noteAct } from '../record/administrative-acts.js';
import { isOnHold, lookForRestore } from '../record/hold.js';
import { inTenant } from '../record/in-tenant.js';
import type { Tx } from '../record/record-types.js';
import { blindIndex, type KeyRing, seal } from '../record/sealing.js';
import type { DeskDeps } from './desk-deps.js';
import { type DeskProblem, isProblem } from './desk-problem.js';
import { fieldErrorsOf } from './field-errors.js';
import { actingBy } from './seats.js';
import type { Person } from './who-am-i.js';
import { invitationSchema } from './worker-schemas.js';

const MOST_A_DAY = { toOnePhone: 5, byFirm: 200 };

type Deps = Pick<DeskDeps, 'pool' | 'keys' | 'sms' | 'logger'>;

/** Under which an invitation's telephone is sealed. */
export const invitationContext = (id: string): string => `invitation:${id}`;

/** How a code is kept: keyed, and bound to its invitation. */
export function codeHash(keys: KeyRing, id: string, code: string): Buffer {
  return blindIndex(keys, 'invitationCode', `${id}:${code}`);
}

/**
 * Invites a worker by telephone, for somebody who acts for the whole firm: a code goes there by SMS, for three days and
 * one use. A later invitation takes the place of an earlier one. A message that is not sent leaves no invitation.
 */
export async function inviteWorker(
  deps: Deps,
  person: Person,
  wanted: { readonly name: string; readonly phone: string },
): Promise<{ readonly id: string } | DeskProblem> {
  const by = actingBy(person, ['contractor']);
  if (!by?.orgId) return { problem: 'notYourRole' };
  const read = invitationSchema.safeParse(wanted);
  if (!read.success) return { problem: 'formInvalid', errors: fieldErrorsOf(read.error.issues, '#') };
  await lookForRestore(deps);
  const code = String(randomInt(0, 100_000_000)).padStart(8, '0');
  const invitation = { id: uuid(), orgId: by.orgId, by, code, ...read.data };
  const kept = await inTenant(deps.pool, person.tenant, (tx) => keep(deps, tx, person.tenant, invitation));
  if (isProblem(kept)) return kept;
  const sent = await send(deps, invitation, kept.firm);
  if (sent) return { id: invitation.id };
  await inTenant(deps.pool, person.tenant, (tx) =>
    tx.query('update worker_invitations set withdrawn_at = app_now() where id = $1', [invitation.id]),
  );
  return { problem: 'messageNotSent' };
}

interface Invitation {
  readonly id: string;
  readonly orgId: string;
  readonly by: ActingBy;
  readonly code: string;
  readonly name: string;
  readonly phone: string;
}

async function keep(
  { keys }: Deps,
  tx: Tx,
  tenant: string,
  { id, orgId, by, code, name, phone }: Invitation,
): Promise<{ readonly firm: string } | DeskProblem> {
  const phoneHash = blindIndex(keys, 'workerPhone', phone);
  const refused = await refusalOf(tx, orgId, phoneHash);
  if (refused) return refused;
  await tx.query(
    `update worker_invitations set withdrawn_at = app_now()
     where org_id = $1 and phone_hash = $2 and accepted_at is null and withdrawn_at is null`,
    [orgId, phoneHash],
  );
  await tx.query(
    `insert into worker_invitations (tenant_id, id, org_id, name, phone_hash, phone_sealed, code_hash, invited_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, app_now() + interval '3 days')`,
    [tenant, id, orgId, name, phoneHash, seal(keys, invitationContext(id), phone), codeHash(keys, id, code), by.userId],
  );
  await noteAct(tx, tenant, by, { kind: 'workerInvited', what: { invitationId: id, orgId }, after: {} });
  const { rows } = await tx.query<{ firm: string }>('select name as firm from orgs where id = $1', [orgId]);
  return { firm: rows[0]?.firm ?? '' };
}

async function refusalOf(tx: Tx, orgId: string, phoneHash: Buffer): Promise<DeskProblem | null> {
  // Two invitations of a firm at once are counted one after the other.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 3))', [orgId]);
  if (await isOnHold(tx)) return { problem: 'onHold' };
  const { rows } = await tx.query<{ known: boolean; toPhone: number; byFirm: number }>(
    `select exists (select 1 from firm_workers where org_id = $1 and phone_hash = $2 and left_at is null) as known,
       count(*) filter (where phone_hash = $2)::integer as "toPhone", count(*) filter (where org_id = $1)::integer as "byFirm"
     from worker_invitations where invited_at > app_now() - interval '1 day'`,
    [orgId, phoneHash],
  );
  const { known = false, toPhone = 0, byFirm = 0 } = rows[0] ?? {};
  if (known) return { problem: 'workerKnown' };
  const tooOften = toPhone >= MOST_A_DAY.toOnePhone || byFirm >= MOST_A_DAY.byFirm;
  return tooOften ? { problem: 'invitedTooOften' } : null;
}

/** Names no address: a link in a message from an unknown number is not to be trusted. */
async function send({ sms, logger }: Deps, { id, code, phone }: Invitation, firm: string): Promise<boolean> {
  const text = `【残联】${firm}邀请您使用通途填报施工任务。请在登录页选择“凭短信邀请加入”，填写验证码 ${code}，3 天内有效。`;
  try {
    await sms.send(phone, text);
    return true;
  } catch {
    // what a gateway says may name the number
    logger.warn({ invitationId: id }, 'an invitation could not be sent');
    return false;
  }
}
