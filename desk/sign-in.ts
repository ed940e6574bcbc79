import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { Pool } from 'pg';
import { inTenant } from '../record/in-tenant.js';
import type { DeskProblem } from './desk-problem.js';

/** Whom a session belongs to. */
export interface SignedIn {
  readonly tenant: string;
  readonly userId: string;
}

interface Account {
  tenant_id: string;
  user_id: string;
  password_hash: string;
}

/**
 * Checks login and password. Unknown and disabled accounts cost the same work as known ones,
 * so that the time taken tells nobody which logins exist.
 */
export async function signIn(pool: Pool, login: string, password: string): Promise<SignedIn | DeskProblem> {
  const { rows } = await pool.query<Account>('select tenant_id, user_id, password_hash from sign_in_lookup($1)', [
    login,
  ]);
  const [account] = rows;
  const fits = await verify(account?.password_hash ?? (await nobodysHash()), password);
  return account && fits ? { tenant: account.tenant_id, userId: account.user_id } : { problem: 'signInFailed' };
}

/** Whether this is the password of the person who acts: asked once more before what must not be done in passing. */
export async function passwordFits(pool: Pool, { tenant, userId }: SignedIn, password: string): Promise<boolean> {
  const { rows } = await inTenant(pool, tenant, (tx) =>
    tx.query<Pick<Account, 'password_hash'>>('select password_hash from users where id = $1 and disabled_at is null', [
      userId,
    ]),
  );
  return rows[0] !== undefined && (await verify(rows[0].password_hash, password));
}

let nobodys: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  nobodys ??= hashPassword(randomBytes(24).toString('base64'));
  return nobodys;
}

/** The argon2id hash under which a password is kept. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}
