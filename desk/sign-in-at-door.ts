import { verify } from '@node-rs/argon2';
import { blindIndex } from '../record/sealing.js';
import type { DeskDeps } from './desk-deps.js';
import type { DeskProblem } from './desk-problem.js';
import { signIn, type SignedIn } from './sign-in.js';
import { isMobile } from './worker-schemas.js';

/** Signs in with a login, or with the telephone by which a firm's worker was invited. */
export async function signInAtDoor(
  { pool, keys }: Pick<DeskDeps, 'pool' | 'keys'>,
  login: string,
  password: string,
): Promise<SignedIn | DeskProblem> {
  if (!isMobile(login)) return signIn(pool, login, password);
  const { rows } = await pool.query<{ tenant_id: string; user_id: string; password_hash: string }>(
    'select tenant_id, user_id, password_hash from sign_in_by_phone($1)',
    [blindIndex(keys, 'workerPhone', login)],
  );
  // The same telephone may have an account in two counties: the password says which.
  for (const account of rows)
    if (await verify(account.password_hash, password)) return { tenant: account.tenant_id, userId: account.user_id };
  // An unknown telephone costs the same work as an unknown login.
  return rows.length > 0 ? { problem: 'signInFailed' } : signIn(pool, login, password);
}
