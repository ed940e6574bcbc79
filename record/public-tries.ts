import type { Tx } from './record-types.js';
import { blindIndex, type KeyRing } from './sealing.js';

/** How often a code may be tried for one number within an hour, whoever tries. */
export const MOST_TRIES = 10;

/**
 * Counts a try for a number, known or not. Commit it before anything is compared.
 * @returns whether it may go on.
 */
export async function countTry(
  { tx, keys }: { readonly tx: Tx; readonly keys: KeyRing },
  tenant: string,
  number: string,
): Promise<boolean> {
  const subject = blindIndex(keys, 'publicTry', number);
  // Two tries for one number at once are counted one after the other.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 4))', [subject.toString('hex')]);
  await tx.query(`delete from public_tries where tried_at < app_now() - interval '1 day'`);
  const { rows } = await tx.query<{ tries: number }>(
    `select count(*)::integer as tries from public_tries where subject_hash = $1 and tried_at > app_now() - interval '1 hour'`,
    [subject],
  );
  if ((rows[0]?.tries ?? 0) >= MOST_TRIES) return false;
  await tx.query('insert into public_tries (tenant_id, subject_hash) values ($1, $2)', [tenant, subject]);
  return true;
}
