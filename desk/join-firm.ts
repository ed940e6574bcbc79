import { randomBytes, timingSafeEqual } from 'node:crypto';
import { v7 as uuid } from 'uuid';
import { noteAct } from '../record/administrative-acts.js';
import { inTenant } from '../record/in-tenant.js';
import type { Tx } from '../record/record-types.js';
import { blindIndex, type KeyRing, seal } from '../record/sealing.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { fieldErrorsOf } from './field-errors.js';
import { codeHash } from './invite-worker.js';
import { hashPassword, type SignedIn } from './sign-in.js';
import { joiningSchema } from './worker-schemas.js';

/** Under which a worker's telephone is sealed. */
export const workerContext = (userId: string): string => `worker:${userId}`;

/** What somebody who was invited sends. */
export interface WantedJoining {
  readonly phone: string;
  readonly code: string;
  readonly password: string;
}

interface Opened {
  readonly tenant: string;
  readonly id: string;
  readonly orgId: string;
  readonly name: string;
}

/**
 * Takes an invitation up: the worker's account with a password of their own. The code proves the telephone, so someone
 * who works for another firm of the county already keeps the account, with the new password, and is signed out elsewhere.
 * Whatever does not fit is answered alike.
 */
export async function joinFirm(
  { pool, keys }: Pick<DeskDeps, 'pool' | 'keys'>,
  wanted: WantedJoining,
): Promise<SignedIn | DeskProblem> {
  const read = joiningSchema.safeParse(wanted);
  if (!read.success) return { problem: 'formInvalid', errors: fieldErrorsOf(read.error.issues, '#') };
  const { phone, code, password } = read.data;
  // The slow step comes first, so that the time taken tells nobody who was invited.
  const passwordHash = await hashPassword(password);
  const phoneHash = blindIndex(keys, 'workerPhone', phone);
  const { rows } = await pool.query<{ tenant: string; id: string }>(
    'select tenant_id as tenant, id from open_invitations($1)',
    [phoneHash],
  );
  for (const { tenant, id } of rows) {
    const opened = await inTenant(pool, tenant, (tx) => tryCode({ tx, keys, tenant, id, code }));
    if (!opened) continue;
    const userId = await inTenant(pool, tenant, (tx) =>
      accept({ tx, keys }, opened, { phone, phoneHash, passwordHash }),
    );
    if (userId) return { tenant, userId };
  }
  return { problem: 'invitationInvalid' };
}

interface Trial {
  readonly tx: Tx;
  readonly keys: KeyRing;
  readonly tenant: string;
  readonly id: string;
  readonly code: string;
}

/** Counts the trial whether it fits or not: it is committed before anything else is done. */
async function tryCode({ tx, keys, tenant, id, code }: Trial): Promise<Opened | null> {
  const { rows } = await tx.query<{ orgId: string; name: string; hash: Buffer }>(
    `update worker_invitations set attempts = attempts + 1
     where id = $1 and accepted_at is null and withdrawn_at is null and expires_at > app_now() and attempts < 5
     returning org_id as "orgId", name, code_hash as hash`,
    [id],
  );
  const [row] = rows;
  if (!row || !timingSafeEqual(row.hash, codeHash(keys, id, code))) return null;
  return { tenant, id, orgId: row.orgId, name: row.name };
}

interface Proven {
  readonly phone: string;
  readonly phoneHash: Buffer;
  readonly passwordHash: string;
}

/** @returns `null` when the invitation was taken up or withdrawn in between. */
async function accept(
  { tx, keys }: { readonly tx: Tx; readonly keys: KeyRing },
  { tenant, id, orgId, name }: Opened,
  { phone, phoneHash, passwordHash }: Proven,
): Promise<string | null> {
  const open = await tx.query(
    'select 1 from worker_invitations where id = $1 and accepted_at is null and withdrawn_at is null for update',
    [id],
  );
  if (open.rowCount !== 1) return null;
  const userId = await accountFor(tx, { tenant, name, phoneHash, passwordHash });
  await tx.query(
    `insert into firm_workers (tenant_id, org_id, user_id, phone_hash, phone_sealed) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, org_id, user_id) do update set left_at = null, joined_at = app_now()`,
    [tenant, orgId, userId, phoneHash, seal(keys, workerContext(userId), phone)],
  );
  await tx.query(
    `insert into user_roles (tenant_id, user_id, role, org_id, assigned_only) values ($1, $2, 'contractor', $3, true)
     on conflict do nothing`,
    [tenant, userId, orgId],
  );
  await tx.query('update worker_invitations set accepted_at = app_now(), accepted_by = $2 where id = $1', [id, userId]);
  const by = { userId, role: 'contractor', orgId } as const;
  await noteAct(tx, tenant, by, { kind: 'workerJoined', what: { invitationId: id, orgId, userId }, after: {} });
  return userId;
}

async function accountFor(
  tx: Tx,
  { tenant, name, phoneHash, passwordHash }: Omit<Proven, 'phone'> & { readonly tenant: string; readonly name: string },
): Promise<string> {
  const known = await tx.query<{ id: string }>(
    `update users u set password_hash = $2, disabled_at = null
     where u.id = (select user_id from firm_workers where phone_hash = $1 order by joined_at desc limit 1) returning u.id`,
    [phoneHash, passwordHash],
  );
  if (known.rows[0]) {
    await tx.query('select sessions_end_of_user($1)', [known.rows[0].id]);
    return known.rows[0].id;
  }
  const id = uuid();
  // Workers sign in with their telephone; the login only has to be nobody else's.
  const login = `w.${randomBytes(10).toString('hex')}`;
  await tx.query('insert into users (tenant_id, id, login, name, password_hash) values ($1, $2, $3, $4, $5)', [
    tenant,
    id,
    login,
    name,
    passwordHash,
  ]);
  return id;
}
